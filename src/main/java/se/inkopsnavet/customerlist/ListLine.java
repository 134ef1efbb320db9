package se.inkopsnavet.customerlist;

import org.jspecify.annotations.Nullable;

/**
 * A row with what the supplier is to do with it.
 *
 * @param earlier the row that it changes or ends, or null for a new client
 * @param cells all empty when the account ends
 */
public record ListLine(RowOperation operation, @Nullable EarlierRow earlier, CustomerListRow cells) {

    private static final CustomerListRow NOTHING = CustomerListRow.of(field -> "");

    public ListLine {
        if ((operation == RowOperation.NEW) != (earlier == null)) {
            throw new IllegalArgumentException("only a new client has no earlier row");
        }
    }

    public static ListLine fresh(CustomerListRow cells) {
        return new ListLine(RowOperation.NEW, null, cells);
    }

    public static ListLine ended(EarlierRow earlier) {
        return new ListLine(RowOperation.ENDED, earlier, NOTHING);
    }

    String reference() {
        return earlier == null ? "" : earlier.reference();
    }

    @Override
    public String toString() {
        return "ListLine[" + operation + "]";
    }
}
