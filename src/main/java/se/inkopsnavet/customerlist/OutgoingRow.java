package se.inkopsnavet.customerlist;

import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/** The last look at a row before it is written; both file types share it. */
final class OutgoingRow {

    private OutgoingRow() {}

    /** @throws FaultException INCOMPLETE_ROW or INVALID_VALUE; the row builder's rules should have made it impossible */
    static CustomerListRow check(ColumnList columns, ListLine line, int number) {
        CustomerListRow row = line.cells();
        for (ListColumn column : columns.columns()) {
            String cell = column.field().of(row);
            if (column.required() && cell.isEmpty() && line.operation() != RowOperation.ENDED) {
                throw new FaultException(Fault.INCOMPLETE_ROW, place(column, number));
            }
            boolean formula = !column.field().isText() && FormulaGuard.triggers(cell);
            if (formula || !CellText.writable(cell)) {
                throw new FaultException(Fault.INVALID_VALUE, place(column, number));
            }
        }
        return columns.project(row);
    }

    private static String place(ListColumn column, int number) {
        return "row " + number + " column " + column.field().letter().symbol();
    }
}
