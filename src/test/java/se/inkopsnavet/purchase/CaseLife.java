package se.inkopsnavet.purchase;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.policy.Policy;
import se.inkopsnavet.purchase.Verdict.CaseChange;

/** One person's case through a series of events, as {@link Casework} would write it down, without a database. */
final class CaseLife {

    private final PurchaseDecider decider = Events.decider();
    private final Policy policy;
    private final Map<String, Long> newest = new HashMap<>();
    private PurchaseCase known;
    private boolean rowWaits;

    CaseLife() {
        this(Events.POLICY);
    }

    CaseLife(Policy policy) {
        this.policy = policy;
    }

    CaseLife after(Iterable<Decision> events) {
        events.forEach(this::after);
        return this;
    }

    Verdict after(Decision event) {
        long seen = newest.getOrDefault(event.decisionId(), 0L);
        Verdict verdict = decider.decide(known, seen, event, Circumstance.NONE, policy, Events.TODAY);
        newest.merge(event.decisionId(), event.version(), Math::max);
        return written(verdict, event.occurredAt());
    }

    Verdict stopped(CaseStop stop, Instant occurredAt) {
        return written(decider.stopped(known, stop), occurredAt);
    }

    private Verdict written(Verdict verdict, Instant occurredAt) {
        CaseChange change = verdict.change();
        if (change != null) {
            boolean later = known == null || occurredAt.isAfter(known.asOf());
            known = new PurchaseCase(
                    "EXE-2026-000001",
                    change.state(),
                    change.decision(),
                    change.supplierId(),
                    change.unitId(),
                    change.scope(),
                    policy.idAtVersion(),
                    later ? occurredAt : known.asOf(),
                    known == null ? 1 : known.version() + 1);
        }
        for (Intent intent : verdict.intents()) {
            if (intent instanceof Intent.QueueRow) {
                rowWaits = true;
            } else if (intent instanceof Intent.WithdrawRow) {
                rowWaits = false;
            }
        }
        return verdict;
    }

    boolean rowWaits() {
        return rowWaits;
    }

    CaseState state() {
        return known == null ? null : known.state();
    }

    PurchaseCase known() {
        return known;
    }
}
