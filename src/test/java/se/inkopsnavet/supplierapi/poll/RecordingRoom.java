package se.inkopsnavet.supplierapi.poll;

import java.util.List;
import java.util.UUID;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.ledger.LedgerBench;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.State;
import se.inkopsnavet.trade.ReportTaker;
import se.inkopsnavet.trade.SupplierReport;

/** Stands for the rooms: it knows every customer but the one that nobody knows, and counts in a row that stands or falls with the transaction. */
record RecordingRoom<R extends SupplierReport>(Class<R> type, LedgerBench bench, List<SupplierReport> reports)
        implements ReportTaker<R> {

    @Override
    public Outcome take(UUID messageId, R report) {
        if (report.toString().contains("EXE-2026-999999")) {
            return Outcome.of(State.QUARANTINED, Fault.UNKNOWN_CUSTOMER, "customer");
        }
        bench.jdbc
                .sql("insert into gapless_sequence (name, last) values (?, 1)"
                        + " on conflict (name) do update set last = gapless_sequence.last + 1")
                .param(type.getSimpleName())
                .update();
        reports.add(report);
        return Outcome.confirmed(null);
    }
}
