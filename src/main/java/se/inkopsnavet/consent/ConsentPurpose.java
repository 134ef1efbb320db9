package se.inkopsnavet.consent;

/** What a consent allows (requirements §5.1). Each purpose has one kind of recipient. */
public enum ConsentPurpose {
    /** That a supplier may know of the person at all: the ground for the whole row of the customer list. */
    DISCLOSE_TO_SUPPLIER(Recipient.Type.SUPPLIER),
    /** Column c: the supplier may call the client. */
    CONTACT_CLIENT_BY_SUPPLIER(Recipient.Type.SUPPLIER),
    /** Column d: an SMS to the unit shows that the person has home care (SKR-09). */
    SMS_TO_UNIT(Recipient.Type.UNIT),
    SMS_TO_CLIENT(Recipient.Type.SMS_GATEWAY),
    /** Column f: the client's own address as login at the supplier. */
    EMAIL_AS_LOGIN(Recipient.Type.SUPPLIER),
    PORTKOD_TO_SUPPLIER(Recipient.Type.SUPPLIER),
    STAFF_ORDERS_ALONE(Recipient.Type.UNIT),
    INFO_TO_RELATIVE(Recipient.Type.REPRESENTATIVE),
    /** Of a person with protected identity, handed over by hand. Opens no automatic way (requirements S-03). */
    PROTECTED_MANUAL_TRANSFER(Recipient.Type.SUPPLIER);

    private final Recipient.Type recipientType;

    ConsentPurpose(Recipient.Type recipientType) {
        this.recipientType = recipientType;
    }

    public Recipient.Type recipientType() {
        return recipientType;
    }
}
