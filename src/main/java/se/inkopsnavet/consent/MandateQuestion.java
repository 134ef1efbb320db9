package se.inkopsnavet.consent;

import java.time.LocalDate;
import se.inkopsnavet.person.PersonId;

/** Asked of whoever keeps the register of mandates (flow F03), in the caller's transaction. */
@FunctionalInterface
public interface MandateQuestion {

    /** Where nobody keeps a register, nobody may speak for anybody else. */
    MandateQuestion NO_REGISTER = (municipality, person, representative, purpose, day) -> false;

    /**
     * @param representative as the source names them; who is not named has no mandate
     * @return whether this representative may consent for the person, for that purpose, on that day
     */
    boolean mayConsent(
            String municipality, PersonId person, Giver representative, ConsentPurpose purpose, LocalDate day);
}
