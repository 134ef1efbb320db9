package se.inkopsnavet.purchase;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.customerlist.Letter;
import se.inkopsnavet.customerlist.RowResult;
import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.person.LifeStatus;
import se.inkopsnavet.policy.Area;
import se.inkopsnavet.policy.Policy;
import se.inkopsnavet.policy.ProviderType;
import se.inkopsnavet.policy.ProviderUnit;
import se.inkopsnavet.purchase.Intent.NoticeKind;
import se.inkopsnavet.purchase.Intent.Role;
import se.inkopsnavet.purchase.Verdict.CaseChange;
import se.inkopsnavet.purchase.Verdict.Resolution;

/** Step 3, pure: (case, event, policy, day) → verdict. The order of the questions is the order of what must never go wrong (flow F01). */
public final class PurchaseDecider {

    private final RowDraft rows;

    /** @param rows builds the client's row, or says what is missing */
    public PurchaseDecider(RowDraft rows) {
        this.rows = rows;
    }

    /** A row as it would be sent today. */
    @FunctionalInterface
    public interface RowDraft {
        RowResult draft(Decision decision, Policy policy, Area area, ProviderUnit unit, LocalDate today);
    }

    /** @param newest the highest version of this decision that has been decided, or 0 */
    public Verdict decide(@Nullable PurchaseCase known, long newest, Decision event, Policy policy, LocalDate today) {
        if (event.client().protection().blocks()) {
            return protectedIdentity();
        }
        if (event.version() < newest) {
            return Verdict.rejected(Fault.STALE_VERSION);
        }
        if (event.client().lifeStatus() != LifeStatus.ALIVE) {
            return ended(known, event, CaseState.DECEASED, Resolution.REJECTED, Fault.NOT_ALIVE);
        }
        if (event.insats() != Decision.Insats.INKOP) {
            return Verdict.rejected(Fault.NOT_PURCHASE);
        }
        return switch (event.outcome()) {
            case DENIED -> ended(known, event, CaseState.CLOSED, Resolution.REJECTED, Fault.NOT_GRANTED);
            case ENDED -> ended(known, event, CaseState.CLOSED, Resolution.DONE, null);
            case GRANTED, CHANGED -> granted(known, event, policy, today);
        };
    }

    private static Verdict protectedIdentity() {
        return new Verdict(
                Resolution.HELD,
                Fault.PROTECTED_IDENTITY,
                "",
                new CaseChange(CaseState.HELD_PROTECTED, null, null, null, null),
                List.of(new Intent.WithdrawRow(), new Intent.Tell(Role.SECURITY_CONTACT, NoticeKind.PROTECTED, "")));
    }

    /** Ends the case only when it rests on this very decision; a denial of something else leaves it alone. Death ends it whatever it rests on. */
    private static Verdict ended(
            @Nullable PurchaseCase known,
            Decision event,
            CaseState state,
            Resolution resolution,
            @Nullable Fault fault) {
        boolean concerned = known != null
                && known.decision() != null
                && (state == CaseState.DECEASED || known.decision().decisionId().equals(event.decisionId()));
        if (!concerned) {
            return new Verdict(resolution, fault, "", null, List.of());
        }
        CaseChange change = new CaseChange(state, null, known.supplierId(), known.unitId(), known.scope());
        return new Verdict(resolution, fault, "", change, List.of(new Intent.WithdrawRow()));
    }

    private Verdict granted(@Nullable PurchaseCase known, Decision event, Policy policy, LocalDate today) {
        if (known != null && known.state() == CaseState.DECEASED) {
            return Verdict.rejected(Fault.NOT_ALIVE);
        }
        if (!Gates.runs(event, today)) {
            return Verdict.rejected(Fault.OUTSIDE_PERIOD);
        }
        Optional<ProviderUnit> unit = policy.unit(event.unitId());
        if (unit.isEmpty() || !unit.get().inUseOn(today)) {
            return Verdict.quarantined(
                    Fault.UNKNOWN_UNIT, "enhet", new Intent.Tell(Role.IT, NoticeKind.CONTRADICTION, "enhet"));
        }
        if (!policy.providerInScope(unit.get())) {
            return Verdict.rejected(Fault.PROVIDER_NOT_IN_SCOPE);
        }
        Optional<Area> area = policy.areaFor(event.client().areaName());
        if (area.isEmpty()) {
            return Verdict.quarantined(
                    Fault.UNKNOWN_AREA, "a", new Intent.Tell(Role.AREA_STEWARD, NoticeKind.UNKNOWN_AREA, "a"));
        }
        return eligible(known, event, policy, area.get(), unit.get(), today);
    }

    private Verdict eligible(
            @Nullable PurchaseCase known,
            Decision event,
            Policy policy,
            Area area,
            ProviderUnit unit,
            LocalDate today) {
        Optional<String> procured = policy.supplierFor();
        if (procured.isEmpty()) {
            return Verdict.rejected(Fault.SUPPLIER_NOT_ALLOWED);
        }
        String supplier = procured.get();
        List<Intent> intents = new ArrayList<>();
        RowResult row = rows.draft(event, policy, area, unit, today);
        if (known == null) {
            intents.add(new Intent.Tell(Role.RESPONSIBLE, NoticeKind.NEW_CASE, missing(row)));
        }
        Optional<Fault> closed = Gates.closed(event, policy, supplier, today);
        if (closed.isPresent()) {
            return held(event, supplier, unit, closed.get(), intents);
        }
        CaseChange ready = new CaseChange(CaseState.READY, event, supplier, unit.unitId(), scope(unit));
        CaseChange collecting = new CaseChange(CaseState.COLLECTING, event, supplier, unit.unitId(), scope(unit));
        if (row instanceof RowResult.Ready) {
            intents.add(new Intent.QueueRow());
            return new Verdict(Resolution.DONE, null, "", ready, intents);
        }
        intents.add(new Intent.WithdrawRow());
        if (row instanceof RowResult.Incomplete) {
            intents.add(new Intent.Tell(Role.RESPONSIBLE, NoticeKind.MISSING_INFORMATION, missing(row)));
            return new Verdict(Resolution.HELD, Fault.INCOMPLETE_ROW, missing(row), collecting, intents);
        }
        if (row instanceof RowResult.Held held) {
            intents.add(new Intent.Tell(
                    Role.RESPONSIBLE, NoticeKind.TEXT_HELD, held.letter().symbol()));
            return new Verdict(Resolution.HELD, held.fault(), held.letter().symbol(), collecting, intents);
        }
        RowResult.Rejected rejected = (RowResult.Rejected) row;
        intents.add(new Intent.Tell(
                Role.RESPONSIBLE, NoticeKind.CONTRADICTION, rejected.letter().symbol()));
        return new Verdict(
                Resolution.QUARANTINED, rejected.fault(), rejected.letter().symbol(), collecting, intents);
    }

    private static Verdict held(
            Decision event, String supplier, ProviderUnit unit, Fault closed, List<Intent> intents) {
        CaseState state = closed == Fault.NO_DISCLOSURE_BASIS ? CaseState.HELD_NO_BASIS : CaseState.HELD_POLICY;
        NoticeKind kind = closed == Fault.NO_DISCLOSURE_BASIS ? NoticeKind.NO_BASIS : NoticeKind.CONTRADICTION;
        intents.add(new Intent.WithdrawRow());
        intents.add(new Intent.Tell(Role.RESPONSIBLE, kind, closed.code()));
        CaseChange change = new CaseChange(state, event, supplier, unit.unitId(), scope(unit));
        return new Verdict(Resolution.HELD, closed, "", change, intents);
    }

    private static String missing(RowResult row) {
        return row instanceof RowResult.Incomplete incomplete
                ? incomplete.missing().stream().map(Letter::symbol).collect(Collectors.joining(","))
                : "";
    }

    /** A customer list holds one scope's clients only: the municipality's own units share one, every external provider has its own (HUD-01). */
    private static String scope(ProviderUnit unit) {
        return unit.providerType() == ProviderType.MUNICIPAL ? "egen-regi" : unit.unitId();
    }
}
