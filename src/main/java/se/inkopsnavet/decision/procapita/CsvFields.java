package se.inkopsnavet.decision.procapita;

import java.util.Iterator;
import java.util.List;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.mapping.MappingFiles;

/** A CSV record to canonical fields by the column list. */
final class CsvFields {

    private final CsvColumns columns;

    CsvFields(MappingFiles files) {
        this.columns = CsvColumns.load(files, "procapita/beslut-csv.yaml");
    }

    /** @throws FaultException CSV_STRUCTURE when the row has more or fewer cells than there are columns: no value is taken from a shifted row */
    CanonicalFields of(byte[] record) {
        Iterator<CsvRow> rows = CsvText.rows(record);
        List<CsvColumn> order = columns.inOrderOf(rows.next().cells(), "record");
        List<String> cells = rows.next().cells();
        if (cells.size() != order.size()) {
            throw new FaultException(
                    Fault.CSV_STRUCTURE, "record: " + cells.size() + " cells for " + order.size() + " columns");
        }
        CanonicalFields fields = new CanonicalFields();
        for (int i = 0; i < cells.size(); i++) {
            order.get(i).map(cells.get(i), fields);
        }
        return fields;
    }
}
