package se.inkopsnavet.contact;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.person.Phone;

/**
 * What decides whom a text may reach.
 *
 * @param standing of the person whom it is about
 * @param unitId whose it is, or null when that is not known
 * @param clientPhone as the case system has it, or null
 * @param inCustomerList whether that number stands in the customer list (column c)
 * @param clientMayBeTexted consent SMS_TO_CLIENT holds
 * @param unitMayBeTexted consent SMS_TO_UNIT holds, or the text is about nobody
 * @param unitPhones mobile numbers of the unit, in the order in which they are tried
 */
record ContactSituation(
        Standing standing,
        @Nullable String unitId,
        @Nullable Phone clientPhone,
        boolean inCustomerList,
        boolean clientMayBeTexted,
        boolean unitMayBeTexted,
        List<Phone> unitPhones,
        @Nullable Phone manager) {

    ContactSituation {
        unitPhones = List.copyOf(unitPhones);
    }

    enum Standing {
        OPEN,
        /** Protected, or nobody knows: unknown counts as protected (requirements S-03). */
        PROTECTED,
        DEAD,
        /** The text is about no person at all, such as a unit's schedule. */
        NOBODY
    }

    static ContactSituation of(Standing standing) {
        return new ContactSituation(standing, null, null, false, false, false, List.of(), null);
    }
}
