package se.inkopsnavet.dispatch;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import se.inkopsnavet.customerlist.RowStore;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.policy.Policy;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.purchase.CaseState;
import se.inkopsnavet.purchase.CaseStore;
import se.inkopsnavet.purchase.Consequences;
import se.inkopsnavet.purchase.Intent;
import se.inkopsnavet.purchase.Intent.NoticeKind;
import se.inkopsnavet.purchase.Intent.Role;
import se.inkopsnavet.purchase.PurchaseCase;

/**
 * Rows that the gates stopped at the door. A case that changed has already been seen to by its decision; one that only time has overtaken (its basis or
 * its period ran out) is held and its unit is told, so that no case stands as ready without a row.
 */
public class StoppedRows {

    private final RowStore rows;
    private final CaseStore cases;
    private final Consequences consequences;
    private final PolicyBook policies;
    private final Clock clock;

    public StoppedRows(RowStore rows, CaseStore cases, Consequences consequences, PolicyBook policies, Clock clock) {
        this.rows = rows;
        this.cases = cases;
        this.consequences = consequences;
        this.policies = policies;
        this.clock = clock;
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
        PurchaseCase held = purchase.moved(state(fault));
        cases.update(held);
        NoticeKind kind = fault == Fault.NO_DISCLOSURE_BASIS ? NoticeKind.NO_BASIS : NoticeKind.CONTRADICTION;
        Policy policy = policies.on(batch.municipality(), LocalDate.now(clock));
        consequences.follow(
                List.of(new Intent.Tell(Role.RESPONSIBLE, kind, fault.code())), batch.municipality(), policy, held);
    }

    private static CaseState state(Fault fault) {
        return switch (fault) {
            case NO_DISCLOSURE_BASIS -> CaseState.HELD_NO_BASIS;
            case INCOMPLETE_ROW -> CaseState.COLLECTING;
            default -> CaseState.HELD_POLICY;
        };
    }
}
