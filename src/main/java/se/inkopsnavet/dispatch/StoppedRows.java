package se.inkopsnavet.dispatch;

import java.util.List;
import se.inkopsnavet.customerlist.RowStore;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.purchase.CaseBook;
import se.inkopsnavet.purchase.CaseState;
import se.inkopsnavet.purchase.CaseStore;
import se.inkopsnavet.purchase.Intent;
import se.inkopsnavet.purchase.Intent.NoticeKind;
import se.inkopsnavet.purchase.Intent.Role;
import se.inkopsnavet.purchase.PersonKey;
import se.inkopsnavet.purchase.PurchaseCase;

/**
 * Rows that the gates stopped at the door. A case that changed has already been seen to by its decision; one that only time has overtaken (its basis or
 * its period ran out) is held and its unit is told, so that no case stands as ready without a row.
 */
public class StoppedRows {

    private final RowStore rows;
    private final CaseStore cases;
    private final CaseBook book;

    public StoppedRows(RowStore rows, CaseStore cases, CaseBook book) {
        this.rows = rows;
        this.cases = cases;
        this.book = book;
    }

    /** In the caller's transaction, which holds the locks of {@link Boarding}. */
    void handle(BatchStore.Batch batch, List<Boarding.Refused> refused) {
        if (refused.isEmpty()) {
            return;
        }
        for (Boarding.Refused row : refused) {
            rows.withdrawFromBatch(row.rowId(), row.fault().code());
            if (row.fault() != Fault.RECALLED
                    && Boarding.mayTravel(row.purchase().state())) {
                hold(batch, row.purchase(), row.fault());
            }
        }
        rows.queueMoved(batch.id());
    }

    private void hold(BatchStore.Batch batch, PurchaseCase purchase, Fault fault) {
        PersonKey person = cases.people(List.of(purchase.caseRef())).get(purchase.caseRef());
        NoticeKind kind = fault == Fault.NO_DISCLOSURE_BASIS ? NoticeKind.NO_BASIS : NoticeKind.CONTRADICTION;
        book.changed(
                batch.municipality(),
                person,
                purchase.moved(state(fault)),
                List.of(new Intent.Tell(Role.RESPONSIBLE, kind, fault.code())));
    }

    private static CaseState state(Fault fault) {
        return switch (fault) {
            case NO_DISCLOSURE_BASIS -> CaseState.HELD_NO_BASIS;
            case INCOMPLETE_ROW -> CaseState.COLLECTING;
            default -> CaseState.HELD_POLICY;
        };
    }
}
