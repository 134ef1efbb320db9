package se.inkopsnavet.policy;

/** Who chooses the supplier (requirements §8.1 C1). */
public enum SupplierModel {
    PROCURED_SINGLE,
    /** The client and home care together, any day (STR-24). */
    CLIENT_CHOICE_WITH_STAFF,
    /** The client, on the open market (SKR-03, EKE-19). */
    FREE_CHOICE;

    boolean isClients() {
        return this != PROCURED_SINGLE;
    }
}
