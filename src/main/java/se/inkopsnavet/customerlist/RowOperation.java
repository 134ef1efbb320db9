package se.inkopsnavet.customerlist;

/** What the supplier is to do with a row, compared with what it has been told before (requirements §4, batch rules). */
public enum RowOperation {
    NEW("N"),
    CHANGED("Ä"),
    /** The account ends; no cell but the operation and the reference is filled, and no reason is given (flow F17). */
    ENDED("A");

    private final String symbol;

    RowOperation(String symbol) {
        this.symbol = symbol;
    }

    /** As it stands in lists and in the database: {@code N}, {@code Ä} (ändra) or {@code A} (avsluta). */
    public String symbol() {
        return symbol;
    }

    /** @throws IllegalArgumentException for anything that {@link #symbol()} does not give */
    public static RowOperation ofSymbol(String symbol) {
        for (RowOperation operation : values()) {
            if (operation.symbol.equals(symbol)) {
                return operation;
            }
        }
        throw new IllegalArgumentException("no such operation");
    }
}
