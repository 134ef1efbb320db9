package se.inkopsnavet.customerlist;

import java.util.Optional;
import java.util.function.Function;

/** The 15 cells of a row, in bilaga 1's order (requirements §4). A column list picks from them by {@link #key()}. */
public enum ListField {
    AREA("area", Letter.A, CustomerListRow::area, Kind.STRUCTURED, true),
    FIRST_NAME("firstName", Letter.B, CustomerListRow::firstName, Kind.TEXT, true),
    LAST_NAME("lastName", Letter.B, CustomerListRow::lastName, Kind.TEXT, true),
    ADDRESS("address", Letter.B, CustomerListRow::address, Kind.TEXT, true),
    POSTCODE("postcode", Letter.B, CustomerListRow::postcode, Kind.STRUCTURED, true),
    CITY("city", Letter.B, CustomerListRow::city, Kind.TEXT, true),
    CLIENT_PHONE("clientPhone", Letter.C, CustomerListRow::clientPhone, Kind.STRUCTURED, false),
    UNIT_PHONE_1("unitPhone1", Letter.D, CustomerListRow::unitPhone1, Kind.STRUCTURED, true),
    UNIT_PHONE_2("unitPhone2", Letter.D, CustomerListRow::unitPhone2, Kind.STRUCTURED, true),
    PERSONNUMMER("personnummer", Letter.E, CustomerListRow::personnummer, Kind.STRUCTURED, true),
    EMAIL("email", Letter.F, CustomerListRow::email, Kind.STRUCTURED, false),
    PASSWORD("password", Letter.G, CustomerListRow::password, Kind.STRUCTURED, false),
    DRIVER_INFO("driverInfo", Letter.H, CustomerListRow::driverInfo, Kind.TEXT, false),
    FRIDGE_PACKING("fridgePacking", Letter.I, CustomerListRow::fridgePacking, Kind.STRUCTURED, false),
    INVOICE("invoice", Letter.J, CustomerListRow::invoice, Kind.TEXT, false);

    /** How a cell that looks like a formula is treated on its way out (requirements §4, formula-injection rule). */
    enum Kind {
        /** Has a fixed form; a formula trigger in front means that it is wrong. */
        STRUCTURED,
        /** May hold anything a person can be called or can write. */
        TEXT
    }

    private final String key;
    private final Letter letter;
    private final Function<CustomerListRow, String> value;
    private final Kind kind;
    private final boolean requirable;

    ListField(String key, Letter letter, Function<CustomerListRow, String> value, Kind kind, boolean requirable) {
        this.key = key;
        this.letter = letter;
        this.value = value;
        this.kind = kind;
        this.requirable = requirable;
    }

    /** The name in column lists, such as {@code unitPhone1}. */
    public String key() {
        return key;
    }

    public Letter letter() {
        return letter;
    }

    public String of(CustomerListRow row) {
        return value.apply(row);
    }

    boolean isText() {
        return kind == Kind.TEXT;
    }

    /** Whether a supplier may demand it: where an empty cell carries a meaning (no consent, deliver as usual) nobody may demand a value. */
    boolean requirable() {
        return requirable;
    }

    static Optional<ListField> ofKey(String key) {
        for (ListField field : values()) {
            if (field.key.equals(key)) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }
}
