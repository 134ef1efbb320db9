package se.inkopsnavet.customerlist;

/** Something in a row that is sent all the same, but that a person ought to know. */
public enum RowWarning {
    /** The supplier may call the client, but no number is known; column c is empty. */
    CLIENT_PHONE_UNKNOWN(Letter.C),
    /** Fewer different unit numbers than the routine recommends. */
    FEW_UNIT_PHONES(Letter.D),
    /** Staff meet the driver, so the paid fridge packing is possibly unnecessary (HUD-18). */
    FRIDGE_PACKING_WITH_STAFF(Letter.I),
    /** The name or address begins like a spreadsheet formula: data is kept, tables show it as text (AC-05-4). */
    FORMULA_LIKE_NAME_OR_ADDRESS(Letter.B),
    FORMULA_LIKE_DRIVER_INFO(Letter.H),
    FORMULA_LIKE_INVOICE(Letter.J),
    /** The client wants the invoice by e-mail and column f is empty: it comes on paper, which may cost a fee (AC-04-7). */
    INVOICE_ON_PAPER(Letter.J);

    private final Letter letter;

    RowWarning(Letter letter) {
        this.letter = letter;
    }

    public Letter letter() {
        return letter;
    }
}
