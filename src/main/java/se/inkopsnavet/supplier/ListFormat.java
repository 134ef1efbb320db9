package se.inkopsnavet.supplier;

/**
 * The form in which the supplier wants the customer list (requirements §4).
 *
 * @param columns file name of the column list, in the supplier's own folder
 * @param maxRowsPerBatch a longer list is split
 */
public record ListFormat(Type type, String columns, FormulaStrategy formulaStrategy, int maxRowsPerBatch) {

    public enum Type {
        XLSX,
        CSV
    }

    public enum FormulaStrategy {
        /** Typed text cells, in which no formula arises. */
        XLSX_TEXT,
        /** An apostrophe before what would begin a formula. */
        PREFIX_APOSTROPHE
    }
}
