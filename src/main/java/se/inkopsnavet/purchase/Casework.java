package se.inkopsnavet.purchase;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.decision.KeyedRecord;
import se.inkopsnavet.decision.UnusableRecord;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.ledger.Messages;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.State;
import se.inkopsnavet.person.LifeStatus;
import se.inkopsnavet.policy.Policy;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.purchase.Verdict.CaseChange;

/** Brings the stored case, the event and the decider together, and writes down what follows; everything in the caller's transaction. */
public class Casework {

    private final PurchaseDecider decider;
    private final Circumstances circumstances;
    private final CaseStore cases;
    private final CaseBook book;
    private final CaseNumbers numbers;
    private final DecisionsSeen seen;
    private final CaseKeys caseKeys;
    private final Repeats repeats;
    private final Consequences consequences;
    private final Messages messages;
    private final LaterDecisions later;
    private final PolicyBook policies;
    private final Clock clock;

    public Casework(
            PurchaseDecider decider,
            Circumstances circumstances,
            CaseStore cases,
            CaseBook book,
            CaseNumbers numbers,
            DecisionsSeen seen,
            CaseKeys caseKeys,
            Repeats repeats,
            Consequences consequences,
            Messages messages,
            LaterDecisions later,
            PolicyBook policies,
            Clock clock) {
        this.decider = decider;
        this.circumstances = circumstances;
        this.cases = cases;
        this.book = book;
        this.numbers = numbers;
        this.seen = seen;
        this.caseKeys = caseKeys;
        this.repeats = repeats;
        this.consequences = consequences;
        this.messages = messages;
        this.later = later;
        this.policies = policies;
        this.clock = clock;
    }

    /** @param keepPayload whether the record's own bytes stay, for a person to look at */
    record Decided(Outcome outcome, @Nullable String policy, boolean keepPayload) {}

    Decided decide(String municipality, UUID message, Decision decision) {
        LocalDate today = LocalDate.now(clock);
        Policy policy = policies.on(municipality, today);
        byte[] personKey = caseKeys.person(municipality, decision.client().personId());
        byte[] decisionKey = caseKeys.decision(municipality, decision);
        Optional<Outcome> repeated = repeats.of(municipality, message, decision);
        if (repeated.isPresent() && !(stops(decision) && repeated.get().state() == State.QUARANTINED)) {
            return new Decided(
                    repeated.get(), policy.idAtVersion(), repeated.get().state() == State.QUARANTINED);
        }
        Optional<DecisionsSeen.Seen> before = seen.lock(municipality, decisionKey, personKey, decision.version());
        boolean otherPerson = before.isPresent() && !Arrays.equals(before.get().personKey(), personKey);
        if (otherPerson && !stops(decision)) {
            return new Decided(
                    Outcome.of(State.HELD, Fault.PERSON_ID_CHANGED, "personnummer"), policy.idAtVersion(), true);
        }
        long newest = before.map(DecisionsSeen.Seen::version).orElse(0L);
        if (otherPerson) {
            applied(municipality, message, before.get().personKey(), newest, decision, policy);
        }
        Applied applied = applied(municipality, message, personKey, newest, decision, policy);
        seen.remember(municipality, decisionKey, decision.version(), applied.caseRef());
        Verdict verdict = applied.verdict();
        if (verdict.isUntilItsDay()) {
            later.waitFor(message, Gates.firstDay(decision));
        }
        return new Decided(outcome(verdict, applied.caseRef()), policy.idAtVersion(), keeps(verdict));
    }

    /** Protection and death outrank every doubt about the event that says so (requirements S-02, S-03). */
    private static boolean stops(Decision decision) {
        return decision.client().protection().blocks() || decision.client().lifeStatus() == LifeStatus.DECEASED;
    }

    private record Applied(Verdict verdict, @Nullable String caseRef) {}

    private Applied applied(
            String municipality, UUID message, byte[] personKey, long newest, Decision decision, Policy policy) {
        LocalDate today = LocalDate.now(clock);
        PurchaseCase known = cases.lockByPerson(municipality, personKey).orElse(null);
        Circumstance circumstance = circumstances.of(municipality, PersonKey.of(personKey));
        Verdict verdict = decider.decide(known, newest, decision, circumstance, policy, today);
        String caseRef = write(municipality, message, personKey, known, verdict, policy, decision.occurredAt());
        return new Applied(verdict, caseRef);
    }

    /** A stop or an end about somebody whom only the blind index knows; nothing of the record stays. */
    Decided keyed(String municipality, UUID message, KeyedRecord record) {
        Policy policy = policies.on(municipality, LocalDate.now(clock));
        byte[] decisionKey = caseKeys.decision(municipality, record.decisionId());
        long newest = seen.lock(municipality, decisionKey, record.personKey(), record.version())
                .map(DecisionsSeen.Seen::version)
                .orElse(0L);
        PurchaseCase known =
                cases.lockByPerson(municipality, record.personKey()).orElse(null);
        Verdict verdict = decider.keyed(known, newest, record);
        String caseRef = write(municipality, message, record.personKey(), known, verdict, policy, record.occurredAt());
        seen.remember(municipality, decisionKey, record.version(), caseRef);
        return new Decided(outcome(verdict, caseRef), policy.idAtVersion(), false);
    }

    /** Something that is no decision stops or ends the case. @return its reference, or null when there is none */
    @Nullable
    String stopped(String municipality, UUID message, byte[] personKey, CaseStop stop, Instant occurredAt) {
        Policy policy = policies.on(municipality, LocalDate.now(clock));
        PurchaseCase known = cases.lockByPerson(municipality, personKey).orElse(null);
        Verdict verdict = decider.stopped(known, stop);
        return write(municipality, message, personKey, known, verdict, policy, occurredAt);
    }

    /** A record that cannot be understood. A reservnummer is a real person whom only a person can handle; of a protected one nothing is kept. */
    Decided unreadable(String municipality, UUID message, FaultException why) {
        Policy policy = policies.on(municipality, LocalDate.now(clock));
        Outcome held = Outcome.of(State.HELD, why.fault(), why.place());
        if (why.fault() == Fault.PROTECTED_IDENTITY) {
            Intent.Tell tell = new Intent.Tell(Intent.Role.SECURITY_CONTACT, Intent.NoticeKind.PROTECTED, "");
            consequences.followWithoutCase(List.of(tell), municipality, policy, message.toString());
            return new Decided(held, policy.idAtVersion(), false);
        }
        boolean reserve = why.fault() == Fault.RESERVE_NUMBER;
        Outcome outcome = reserve ? held : Outcome.of(State.QUARANTINED, why.fault(), why.place());
        if (why instanceof UnusableRecord unusable) {
            return doubtful(municipality, policy, unusable, outcome);
        }
        return new Decided(outcome, policy.idAtVersion(), true);
    }

    /** What the record would have said may be that the case has ended: until somebody has looked, nothing about the person leaves. */
    private Decided doubtful(String municipality, Policy policy, UnusableRecord unusable, Outcome outcome) {
        byte[] personKey = caseKeys.person(municipality, unusable.person());
        PurchaseCase known = cases.lockByPerson(municipality, personKey).orElse(null);
        if (known == null) {
            return new Decided(outcome, policy.idAtVersion(), true);
        }
        Outcome ofCase = outcome.forCase(known.caseRef());
        if (known.state() == CaseState.HELD_PROTECTED) {
            return new Decided(ofCase, policy.idAtVersion(), false);
        }
        List<Intent> intents = decider.doubtful(known, unusable.fault());
        if (!intents.isEmpty()) {
            book.changed(municipality, PersonKey.of(personKey), known.moved(CaseState.COLLECTING), intents);
        }
        return new Decided(ofCase, policy.idAtVersion(), true);
    }

    /** @return the case's reference, or null when there is none */
    private @Nullable String write(
            String municipality,
            UUID message,
            byte[] personKey,
            @Nullable PurchaseCase known,
            Verdict verdict,
            Policy policy,
            Instant occurredAt) {
        CaseChange change = verdict.change();
        if (change == null) {
            consequences.followWithoutCase(verdict.intents(), municipality, policy, message.toString());
            return known == null ? null : known.caseRef();
        }
        int year = LocalDate.now(clock).getYear();
        String ref = known == null ? numbers.next(municipality, policy.caseRefPrefix(), year) : known.caseRef();
        boolean newest = known == null || occurredAt.isAfter(known.asOf());
        PurchaseCase next = new PurchaseCase(
                ref,
                change.state(),
                change.decision(),
                change.supplierId(),
                change.unitId(),
                change.scope(),
                policy.idAtVersion(),
                newest ? occurredAt : known.asOf(),
                known == null ? 1 : known.version() + 1);
        if (known != null) {
            messages.supersede(ref, message);
            if (!tellsTheSame(known, next)) {
                consequences.outdated(next);
            }
        }
        if (verdict.fault() == Fault.PROTECTED_IDENTITY) {
            messages.forgetPerson(ref, message);
        }
        PersonKey person = PersonKey.of(personKey);
        if (known == null) {
            book.opened(municipality, person, next, verdict.intents());
        } else {
            book.changed(municipality, person, next, verdict.intents());
        }
        return ref;
    }

    /** Whether a customer list that was built from the one may leave as it is for the other. */
    private static boolean tellsTheSame(PurchaseCase known, PurchaseCase written) {
        Decision before = known.decision();
        Decision now = written.decision();
        return before != null
                && now != null
                && before.client().equals(now.client())
                && before.terms().equals(now.terms())
                && before.unitId().equals(now.unitId());
    }

    private static Outcome outcome(Verdict verdict, @Nullable String caseRef) {
        State state =
                switch (verdict.resolution()) {
                    case DONE -> State.CONFIRMED;
                    case HELD -> State.HELD;
                    case REJECTED -> State.REJECTED;
                    case QUARANTINED -> State.QUARANTINED;
                };
        return new Outcome(state, verdict.fault(), verdict.place(), caseRef);
    }

    /** Of protected persons nothing is kept, of refused decisions neither (requirements §10.2 R2, R11). */
    private static boolean keeps(Verdict verdict) {
        boolean waits = verdict.resolution() == Verdict.Resolution.HELD
                || verdict.resolution() == Verdict.Resolution.QUARANTINED;
        return waits && verdict.fault() != Fault.PROTECTED_IDENTITY;
    }
}
