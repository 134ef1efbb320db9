package se.inkopsnavet.decision.procapita;

import java.util.Iterator;
import java.util.List;
import se.inkopsnavet.decision.fields.CanonicalFields;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.mapping.MappingFiles;

/** A CSV record to canonical fields by the column list. */
final class CsvFields {

    private final CsvColumns columns;

    CsvFields(MappingFiles files) {
        this.columns = CsvColumns.load(files, "procapita/beslut-csv.yaml");
    }

    /**
     * A row with more or fewer cells than there are columns is refused with CSV_STRUCTURE. Only when a protection code stands where it should is the
     * row whole up to there, and says whom it concerns.
     *
     * @throws FaultException CSV_STRUCTURE when nothing can be told from the row
     */
    CanonicalFields of(byte[] record) {
        Iterator<CsvRow> rows = CsvText.rows(record);
        List<CsvColumn> order = columns.inOrderOf(rows.next().cells(), "record");
        List<String> cells = rows.next().cells();
        if (cells.size() != order.size()) {
            return beginning(
                    order,
                    cells,
                    new FaultException(
                            Fault.CSV_STRUCTURE,
                            "record: " + cells.size() + " cells for " + order.size() + " columns"));
        }
        CanonicalFields fields = new CanonicalFields();
        map(order, cells, cells.size(), fields);
        return fields;
    }

    private static CanonicalFields beginning(List<CsvColumn> order, List<String> cells, FaultException why) {
        int whole = KeptCells.wholeUpTo(order, cells);
        if (whole == 0) {
            throw why;
        }
        CanonicalFields fields = new CanonicalFields();
        fields.refuse(why);
        map(order, cells, whole, fields);
        return fields;
    }

    private static void map(List<CsvColumn> order, List<String> cells, int count, CanonicalFields fields) {
        for (int i = 0; i < count; i++) {
            order.get(i).map(cells.get(i), fields);
        }
    }
}
