package se.inkopsnavet.policy;

/** Who chooses the supplier (requirements §8.1 C1). */
public enum SupplierModel {
    PROCURED_SINGLE,
    CLIENT_CHOICE_WITH_STAFF,
    FREE_CHOICE
}
