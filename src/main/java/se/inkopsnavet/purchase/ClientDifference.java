package se.inkopsnavet.purchase;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import se.inkopsnavet.customerlist.ListField;
import se.inkopsnavet.decision.Client;

/** What about a person is no longer so, and must not stay at a supplier: an old name (IMP-10), a number or an address that was taken back. */
public final class ClientDifference {

    private ClientDifference() {}

    /** @return the fields whose earlier value is to be erased; an address that is only replaced goes with the next row */
    public static Set<ListField> of(Client before, Client now) {
        Set<ListField> fields = EnumSet.noneOf(ListField.class);
        if (!before.name().equals(now.name())) {
            fields.add(ListField.FIRST_NAME);
            fields.add(ListField.LAST_NAME);
        }
        if (before.phone() != null && !Objects.equals(before.phone(), now.phone())) {
            fields.add(ListField.CLIENT_PHONE);
        }
        if (before.email() != null && !Objects.equals(before.email(), now.email())) {
            fields.add(ListField.EMAIL);
        }
        return fields;
    }
}
