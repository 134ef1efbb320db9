package se.inkopsnavet.purchase;

/** Ends a person's accounts at the suppliers that know the person; another room does it. In the transaction of the decision. */
@FunctionalInterface
public interface AccountEnding {

    void end(String municipality, PurchaseCase purchase);
}
