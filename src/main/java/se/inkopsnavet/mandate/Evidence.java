package se.inkopsnavet.mandate;

import java.time.LocalDate;

/**
 * What proves a mandate.
 *
 * @param dated the day of the document
 * @param reference where it is kept in the case system: never the document itself
 */
public record Evidence(Kind kind, LocalDate dated, String reference) {

    public enum Kind {
        /** Registerutdrag from the chief guardian (överförmyndaren). */
        REGISTER_EXTRACT,
        /** Förordnande of the district court. */
        COURT_DECISION,
        /** The signed power of attorney itself. */
        DEED,
        /** How a close relative's place in the order was found out (föräldrabalken 17 kap. 2 §). */
        KINSHIP
    }
}
