package se.inkopsnavet.orderfile;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.trade.SupplierReport;
import tools.jackson.databind.json.JsonMapper;

/**
 * One record of a file, as the ledger keeps it until it has been decided.
 *
 * @param cells null when the record could not be read
 */
record ReportLine(
        ReportKind kind, String supplierId, @Nullable Map<String, String> cells) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    byte[] bytes() {
        return JSON.writeValueAsBytes(this);
    }

    static ReportLine of(byte[] bytes) {
        return JSON.readValue(bytes, ReportLine.class);
    }

    /** @throws FaultException with the field's name, never a value */
    SupplierReport report(String municipality) {
        if (cells == null) {
            throw new FaultException(Fault.CSV_STRUCTURE, "record");
        }
        ReportCells record = new ReportCells(cells);
        return switch (kind) {
            case ORDERS -> record.order(municipality, supplierId);
            case DELIVERIES -> record.delivery(municipality, supplierId);
            case SCHEDULE -> throw new IllegalStateException("a schedule is decided whole");
        };
    }

    @Override
    public String toString() {
        return "ReportLine[" + kind + ", ***]";
    }
}
