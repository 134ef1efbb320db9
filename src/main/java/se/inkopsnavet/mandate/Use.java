package se.inkopsnavet.mandate;

/** What somebody wants to do in the person's place (requirements F03 step 3). */
public enum Use {
    /** To receive the invoice for the groceries (column j). */
    RECEIVE_INVOICE,
    /** To consent to disclosure, or to withdraw such a consent. */
    CONSENT,
    /** To agree to how the groceries come: calls, SMS, that staff orders alone. Daily life, which a close relative may see to. */
    ARRANGE_DELIVERY,
    /** To be told about the purchases; only with the person's own consent. */
    BE_INFORMED
}
