package se.inkopsnavet.purchase;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.customerlist.ListField;
import se.inkopsnavet.customerlist.RowResult;
import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.decision.KeyedRecord;
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

    /** The row must not leave, and a supplier that knows the person is told that the account ends: never why (flow F17). */
    private static final List<Intent> ENDED = List.of(new Intent.WithdrawRow(), new Intent.EndAccount());

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

    /**
     * @param newest the highest version of this decision that has been decided, or 0
     * @param circumstance what else is known about the person: the case keeps the event as recorded, the gates and the row see it with this over it
     */
    public Verdict decide(
            @Nullable PurchaseCase known,
            long newest,
            Decision event,
            Circumstance circumstance,
            Policy policy,
            LocalDate today) {
        Verdict verdict = decided(known, newest, event, circumstance, policy, today);
        return event.terms().secretDropped() ? withSecretTold(verdict) : verdict;
    }

    /** Whatever becomes of the decision: what stood in the field that is always empty (HUD-16) is a secret that somebody else has. */
    private static Verdict withSecretTold(Verdict verdict) {
        List<Intent> intents = new ArrayList<>(verdict.intents());
        intents.add(new Intent.Tell(Role.SECURITY_CONTACT, NoticeKind.SECRET_DROPPED, Fault.SECRET_DROPPED.code()));
        return new Verdict(verdict.resolution(), verdict.fault(), verdict.place(), verdict.change(), intents);
    }

    private Verdict decided(
            @Nullable PurchaseCase known,
            long newest,
            Decision event,
            Circumstance circumstance,
            Policy policy,
            LocalDate today) {
        boolean dead = event.client().lifeStatus() == LifeStatus.DECEASED
                || known != null && known.state() == CaseState.DECEASED;
        if (event.client().protection().blocks() || stillProtected(known, event)) {
            return protectedIdentity(dead ? CaseState.DECEASED : CaseState.HELD_PROTECTED);
        }
        if (dead) {
            return deceased(known);
        }
        if (event.version() < newest) {
            return Verdict.rejected(Fault.STALE_VERSION);
        }
        return superseding(known, event, current(known, new Seen(event, circumstance.applyTo(event)), policy, today));
    }

    /** A stop or an end about somebody who is known by key only. Death and protection stay as they are when a decision is removed. */
    Verdict keyed(@Nullable PurchaseCase known, long newest, KeyedRecord record) {
        boolean dead = known != null && known.state() == CaseState.DECEASED;
        if (record.kind() == KeyedRecord.Kind.PROTECTED) {
            return protectedIdentity(dead ? CaseState.DECEASED : CaseState.HELD_PROTECTED);
        }
        if (record.version() < newest) {
            return Verdict.rejected(Fault.STALE_VERSION);
        }
        return closed(known, restsOn(known, record.decisionId()), Resolution.DONE, null);
    }

    /** What is no decision and stops or ends the case all the same. Death stays when protection comes, and protection when somebody leaves. */
    Verdict stopped(@Nullable PurchaseCase known, CaseStop stop) {
        boolean dead = known != null && known.state() == CaseState.DECEASED;
        return switch (stop) {
            case PROTECTED -> protectedIdentity(dead ? CaseState.DECEASED : CaseState.HELD_PROTECTED);
            case DECEASED ->
                known != null && known.mayBeProtected() ? protectedIdentity(CaseState.DECEASED) : deceased(known);
            case GONE -> closed(known, known != null && known.decision() != null, Resolution.DONE, null);
        };
    }

    /** The decision on which a case rests, once more, because something else about the person has changed. @param shown as it is seen now */
    Verdict review(PurchaseCase known, Decision shown, Policy policy, LocalDate today) {
        Seen seen = new Seen(known.decision(), shown);
        return superseding(known, known.decision(), current(known, seen, policy, today));
    }

    /** @param recorded what the case keeps @param shown what the gates and the customer list see */
    private record Seen(Decision recorded, Decision shown) {}

    /** @return what follows for a case whose newest record cannot be used: nothing when there is no decision on which a row could rest */
    List<Intent> doubtful(PurchaseCase known, Fault why) {
        return known.decision() == null
                ? List.of()
                : List.of(
                        new Intent.WithdrawRow(),
                        new Intent.Tell(Role.RESPONSIBLE, NoticeKind.CONTRADICTION, why.code()));
    }

    private Verdict current(@Nullable PurchaseCase known, Seen seen, Policy policy, LocalDate today) {
        Decision event = seen.recorded();
        if (event.client().lifeStatus() != LifeStatus.ALIVE) {
            return closed(known, known != null && known.decision() != null, Resolution.REJECTED, Fault.NOT_ALIVE);
        }
        if (event.insats() != Decision.Insats.INKOP) {
            return Verdict.rejected(Fault.NOT_PURCHASE);
        }
        return switch (event.outcome()) {
            case DENIED -> closed(known, restsOn(known, event), Resolution.REJECTED, Fault.NOT_GRANTED);
            case ENDED -> closed(known, restsOn(known, event), Resolution.DONE, null);
            case GRANTED, CHANGED -> granted(known, seen, policy, today);
        };
    }

    /** Only an event recorded after the protection can lift it, whatever order they arrive in (requirements S-02). */
    private static boolean stillProtected(@Nullable PurchaseCase known, Decision event) {
        return known != null
                && known.state() == CaseState.HELD_PROTECTED
                && !event.occurredAt().isAfter(known.asOf());
    }

    private static Verdict protectedIdentity(CaseState state) {
        return new Verdict(
                Resolution.HELD,
                Fault.PROTECTED_IDENTITY,
                "",
                new CaseChange(state, null, null, null, null),
                List.of(new Intent.WithdrawRow(), new Intent.Tell(Role.SECURITY_CONTACT, NoticeKind.PROTECTED, "")));
    }

    /** Death ends the case whatever it rests on and whatever comes after; it is remembered even where no case was open, since an older decision may still arrive. */
    private static Verdict deceased(@Nullable PurchaseCase known) {
        if (known != null && known.state() == CaseState.DECEASED) {
            return Verdict.rejected(Fault.NOT_ALIVE);
        }
        CaseChange change = known == null
                ? new CaseChange(CaseState.DECEASED, null, null, null, null)
                : new CaseChange(CaseState.DECEASED, null, known.supplierId(), known.unitId(), known.scope());
        List<Intent> intents = new ArrayList<>(ENDED);
        if (known != null && known.unitId() != null) {
            intents.add(new Intent.Tell(Role.RESPONSIBLE, NoticeKind.CASE_STOPPED, ""));
        }
        return new Verdict(Resolution.REJECTED, Fault.NOT_ALIVE, "", change, intents);
    }

    private static boolean restsOn(@Nullable PurchaseCase known, Decision event) {
        return restsOn(known, event.decisionId());
    }

    private static boolean restsOn(@Nullable PurchaseCase known, String decisionId) {
        return known != null
                && known.decision() != null
                && known.decision().decisionId().equals(decisionId);
    }

    /** @param concerned a denial of something else leaves the case alone */
    private static Verdict closed(
            @Nullable PurchaseCase known, boolean concerned, Resolution resolution, @Nullable Fault fault) {
        if (!concerned) {
            return new Verdict(resolution, fault, "", null, List.of());
        }
        CaseChange change = new CaseChange(CaseState.CLOSED, null, known.supplierId(), known.unitId(), known.scope());
        return new Verdict(resolution, fault, "", change, ENDED);
    }

    /** A newer version that cannot be used still makes the older one, on which the case rests, void: its row must not leave. */
    private static Verdict superseding(@Nullable PurchaseCase known, Decision event, Verdict verdict) {
        if (verdict.change() != null || !restsOn(known, event)) {
            return verdict;
        }
        if (verdict.resolution() != Resolution.QUARANTINED) {
            return closed(known, true, verdict.resolution(), verdict.fault());
        }
        List<Intent> intents = new ArrayList<>(verdict.intents());
        intents.add(new Intent.WithdrawRow());
        CaseChange collecting =
                new CaseChange(CaseState.COLLECTING, event, known.supplierId(), known.unitId(), known.scope());
        return new Verdict(verdict.resolution(), verdict.fault(), verdict.place(), collecting, intents);
    }

    private Verdict granted(@Nullable PurchaseCase known, Seen seen, Policy policy, LocalDate today) {
        Decision event = seen.recorded();
        if (overtaken(known, event)) {
            return Verdict.rejected(Fault.STALE_VERSION);
        }
        if (!Gates.runs(event, today)) {
            return Gates.isEarly(event, today) ? Verdict.UNTIL_ITS_DAY : Verdict.rejected(Fault.OUTSIDE_PERIOD);
        }
        Optional<ProviderUnit> unit = policy.unit(event.unitId());
        if (unit.isEmpty() || !unit.get().inUseOn(today)) {
            return Verdict.quarantined(
                    Fault.UNKNOWN_UNIT, "enhet", new Intent.Tell(Role.IT, NoticeKind.CONTRADICTION, "enhet"));
        }
        if (!policy.providerInScope(unit.get())) {
            return Verdict.rejected(Fault.PROVIDER_NOT_IN_SCOPE);
        }
        Optional<Area> area = policy.areaFor(seen.shown().client().areaName());
        if (area.isEmpty()) {
            return Verdict.quarantined(
                    Fault.UNKNOWN_AREA, "a", new Intent.Tell(Role.AREA_STEWARD, NoticeKind.UNKNOWN_AREA, "a"));
        }
        return eligible(known, seen, policy, area.get(), unit.get(), today);
    }

    /** The case rests on another decision, recorded later than this one. */
    private static boolean overtaken(@Nullable PurchaseCase known, Decision event) {
        return known != null
                && known.decision() != null
                && !restsOn(known, event)
                && event.occurredAt().isBefore(known.decision().occurredAt());
    }

    private Verdict eligible(
            @Nullable PurchaseCase known, Seen seen, Policy policy, Area area, ProviderUnit unit, LocalDate today) {
        if (policy.clientsOwnAccounts()) {
            return OwnAccount.decide(known, seen.recorded(), seen.shown(), policy, unit, today);
        }
        Optional<String> procured = policy.supplierFor();
        if (procured.isEmpty()) {
            return Verdict.rejected(Fault.SUPPLIER_NOT_ALLOWED);
        }
        String supplier = procured.get();
        List<Intent> intents = new ArrayList<>();
        Decision event = seen.recorded();
        RowResult row = rows.draft(seen.shown(), policy, area, unit, today);
        if (known == null) {
            intents.add(new Intent.Tell(Role.RESPONSIBLE, NoticeKind.NEW_CASE, RowVerdict.missing(row)));
        }
        Optional<Fault> closed = Gates.closed(seen.shown(), policy, supplier, today);
        if (closed.isPresent()) {
            return held(event, supplier, unit, closed.get(), intents);
        }
        if (known != null && known.decision() != null) {
            Set<ListField> outdated = ClientDifference.of(known.decision().client(), event.client());
            if (!outdated.isEmpty()) {
                intents.add(new Intent.Forget(outdated));
            }
        }
        CaseChange ready = new CaseChange(CaseState.READY, event, supplier, unit.unitId(), scope(unit));
        CaseChange collecting = new CaseChange(CaseState.COLLECTING, event, supplier, unit.unitId(), scope(unit));
        return RowVerdict.of(row, ready, collecting, intents);
    }

    static Verdict held(
            Decision event, @Nullable String supplier, ProviderUnit unit, Fault closed, List<Intent> intents) {
        CaseState state = closed == Fault.NO_DISCLOSURE_BASIS ? CaseState.HELD_NO_BASIS : CaseState.HELD_POLICY;
        NoticeKind kind = closed == Fault.NO_DISCLOSURE_BASIS ? NoticeKind.NO_BASIS : NoticeKind.CONTRADICTION;
        intents.add(new Intent.WithdrawRow());
        intents.add(new Intent.Tell(Role.RESPONSIBLE, kind, closed.code()));
        CaseChange change = new CaseChange(state, event, supplier, unit.unitId(), scope(unit));
        return new Verdict(Resolution.HELD, closed, "", change, intents);
    }

    /** A customer list holds one scope's clients only: the municipality's own units share one, every external provider has its own (HUD-01). */
    static String scope(ProviderUnit unit) {
        return unit.providerType() == ProviderType.MUNICIPAL ? "egen-regi" : unit.unitId();
    }
}
