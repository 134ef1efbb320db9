package se.inkopsnavet.purchase;

import java.util.Set;
import se.inkopsnavet.customerlist.ListField;

/** Ends a person's accounts at the suppliers that know the person; another room does it. In the transaction of the decision. */
public interface AccountEnding {

    void end(String municipality, PurchaseCase purchase);

    /** Has the earlier values of these fields erased; the account goes on. */
    void forget(String municipality, PurchaseCase purchase, Set<ListField> fields);
}
