package se.inkopsnavet.mandate;

import java.util.EnumSet;
import java.util.Set;

/**
 * The legal ground on which somebody acts for a person.
 *
 * <p>The scope of a god man or a förvaltare is what the court has written (föräldrabalken 11 kap.); of a framtidsfullmakt what the principal has written
 * (lag 2017:310), in force only from its own day; of the close relative what is needed for daily life (föräldrabalken 17 kap.).
 */
public enum MandateType {
    GOD_MAN(EnumSet.of(Scope.BEVAKA_RATT, Scope.FORVALTA_EGENDOM, Scope.SORJA_FOR_PERSON)),
    FORVALTARE(EnumSet.of(Scope.BEVAKA_RATT, Scope.FORVALTA_EGENDOM, Scope.SORJA_FOR_PERSON)),
    FRAMTIDSFULLMAKT(EnumSet.allOf(Scope.class)),
    ANHORIGBEHORIGHET(EnumSet.of(Scope.DAILY_LIFE)),
    FULLMAKT(EnumSet.allOf(Scope.class));

    private final Set<Scope> possible;

    MandateType(Set<Scope> possible) {
        this.possible = Set.copyOf(possible);
    }

    boolean allows(Scope scope) {
        return possible.contains(scope);
    }

    /** An arrangement without a court or a deed that says when it begins: it stands back for the others. */
    boolean isPrivate() {
        return this == FULLMAKT || this == ANHORIGBEHORIGHET;
    }
}
