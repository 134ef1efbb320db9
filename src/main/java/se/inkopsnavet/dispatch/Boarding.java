package se.inkopsnavet.dispatch;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.customerlist.ListLine;
import se.inkopsnavet.customerlist.RowOperation;
import se.inkopsnavet.customerlist.RowResult;
import se.inkopsnavet.customerlist.RowStore;
import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.decision.DisclosureBasis;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.policy.Policy;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.purchase.CaseState;
import se.inkopsnavet.purchase.CaseStore;
import se.inkopsnavet.purchase.CaseStore.Whose;
import se.inkopsnavet.purchase.Circumstance;
import se.inkopsnavet.purchase.Circumstances;
import se.inkopsnavet.purchase.Gates;
import se.inkopsnavet.purchase.PersonKey;
import se.inkopsnavet.purchase.PurchaseCase;
import se.inkopsnavet.purchase.PurchaseDecider.RowDraft;

/** Asks the gates for every row of a batch at the moment it would leave, from the cases as they are now (flow F05 step 2). */
public class Boarding {

    private final RowStore rows;
    private final CaseStore cases;
    private final Circumstances circumstances;
    private final RowDraft draft;
    private final PolicyBook policies;
    private final Clock clock;

    public Boarding(
            RowStore rows,
            CaseStore cases,
            Circumstances circumstances,
            RowDraft draft,
            PolicyBook policies,
            Clock clock) {
        this.rows = rows;
        this.cases = cases;
        this.circumstances = circumstances;
        this.draft = draft;
        this.policies = policies;
        this.clock = clock;
    }

    /** @param caseVersion what the row was built from @param basis what the row rests on, or null when it tells nothing new */
    record Boarded(
            UUID rowId,
            int caseVersion,
            ListLine line,
            @Nullable DisclosureBasis basis) {}

    record Refused(UUID rowId, Fault fault, PurchaseCase purchase) {}

    record Result(List<Boarded> boarded, List<Refused> refused) {}

    /** Locks the cases: a flag that arrives at the same time either stops the row here or finds it already on its way. */
    Result of(BatchStore.Batch batch) {
        LocalDate today = LocalDate.now(clock);
        Policy policy = policies.on(batch.municipality(), today);
        List<RowStore.Batched> batched = rows.ofBatch(batch.id());
        Map<String, Whose> byRef =
                cases
                        .lockWithPeople(
                                batched.stream().map(RowStore.Batched::caseRef).toList())
                        .stream()
                        .collect(Collectors.toMap(whose -> whose.purchase().caseRef(), Function.identity()));
        Map<String, Decision> shown = shown(batch.municipality(), byRef);
        List<Boarded> boarded = new ArrayList<>(batched.size());
        List<Refused> refused = new ArrayList<>();
        for (RowStore.Batched row : batched) {
            PurchaseCase purchase = byRef.get(row.caseRef()).purchase();
            Decision decision = shown.get(row.caseRef());
            Optional<Fault> closed = row.operation() == RowOperation.ENDED
                    ? protectedPerson(purchase)
                    : closed(purchase, decision, policy, batch, today);
            if (closed.isPresent()) {
                refused.add(new Refused(row.id(), closed.get(), purchase));
            } else if (row.operation() == RowOperation.ENDED) {
                boarded.add(new Boarded(row.id(), purchase.version(), ListLine.ended(row.earlier()), null));
            } else if (draft(decision, policy, today) instanceof RowResult.Ready ready) {
                ListLine line = new ListLine(row.operation(), row.earlier(), ready.row());
                boarded.add(new Boarded(row.id(), purchase.version(), line, decision.basis()));
            } else {
                refused.add(new Refused(row.id(), Fault.INCOMPLETE_ROW, purchase));
            }
        }
        return new Result(boarded, refused);
    }

    /** Each case's decision as it is seen now, with what the other rooms know laid over it; none where nothing may be kept. */
    private Map<String, Decision> shown(String municipality, Map<String, Whose> byRef) {
        Map<PersonKey, Circumstance> known = circumstances.of(
                municipality, byRef.values().stream().map(Whose::person).toList());
        Map<String, Decision> shown = new HashMap<>();
        byRef.forEach((ref, whose) -> {
            Decision decided = whose.purchase().decision();
            if (decided != null) {
                shown.put(
                        ref,
                        known.getOrDefault(whose.person(), Circumstance.NONE).applyTo(decided));
            }
        });
        return shown;
    }

    /** Whether a row of a case in that state may be on its way. */
    static boolean mayTravel(CaseState state) {
        return state == CaseState.READY || state == CaseState.DISPATCHED;
    }

    /** That an account ends tells nothing new, and rests on no ground; but even it could tell who has just become protected. */
    private static Optional<Fault> protectedPerson(PurchaseCase purchase) {
        return purchase.mayBeProtected() ? Optional.of(Fault.PROTECTED_IDENTITY) : Optional.empty();
    }

    private static Optional<Fault> closed(
            PurchaseCase purchase, @Nullable Decision shown, Policy policy, BatchStore.Batch batch, LocalDate today) {
        if (protectedPerson(purchase).isPresent()) {
            return protectedPerson(purchase);
        }
        if (purchase.state() == CaseState.DECEASED) {
            return Optional.of(Fault.NOT_ALIVE);
        }
        boolean moved = !batch.supplierId().equals(purchase.supplierId())
                || !batch.scope().equals(purchase.scope());
        if (shown == null || moved) {
            return Optional.of(Fault.RECALLED);
        }
        Optional<Fault> gate = Gates.closed(shown, policy, batch.supplierId(), today);
        return gate.isEmpty() && !mayTravel(purchase.state()) ? Optional.of(Fault.RECALLED) : gate;
    }

    private RowResult draft(Decision decision, Policy policy, LocalDate today) {
        return policy.areaFor(decision.client().areaName())
                .flatMap(area ->
                        policy.unit(decision.unitId()).map(unit -> draft.draft(decision, policy, area, unit, today)))
                .orElse(new RowResult.Incomplete(Set.of()));
    }
}
