package se.inkopsnavet.purchase;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import se.inkopsnavet.customerlist.ListField;
import se.inkopsnavet.customerlist.Phrases;
import se.inkopsnavet.customerlist.RowBuilder;
import se.inkopsnavet.customerlist.RowStore;
import se.inkopsnavet.customerlist.Screening;
import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.decision.KeyedRecord;
import se.inkopsnavet.ledger.Checkpoint;
import se.inkopsnavet.ledger.LedgerBench;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.notice.NoticeBook;
import se.inkopsnavet.policy.Policies;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.transport.RecordedEvents;
import tools.jackson.databind.json.JsonMapper;

/** The real casework over a real database: events in, cases and rows out. */
public final class CaseDesk {

    public final PolicyBook policies;
    public final CaseStore cases;
    public final RowStore rows;
    public final Consequences consequences;
    public final CaseBook book;
    /** Rooms that follow cases. */
    public final List<CaseFollower> followers;
    /** Who is away: nobody, unless a test says so. */
    public Absent absent = (municipality, person, day) -> false;

    public final PolicyRowDraft draft;
    public final RecordedEvents events = new RecordedEvents();
    private final LedgerBench bench;
    public final CaseReview review;
    public final Circumstances circumstances;
    public final Casework casework;
    public final ShopGate shops;
    public final LaterDecisions later;

    public CaseDesk(LedgerBench bench, Clock clock) {
        this(bench, clock, List.of());
    }

    public CaseDesk(LedgerBench bench, Clock clock, List<CircumstanceSource> rooms) {
        this(bench, clock, rooms, new NoAccounts(), List.of());
    }

    /** Where no supplier has anything. */
    private record NoAccounts() implements AccountEnding {
        @Override
        public void end(String municipality, PurchaseCase purchase) {}

        @Override
        public void forget(String municipality, PurchaseCase purchase, Set<ListField> fields) {}
    }

    public CaseDesk(LedgerBench bench, Clock clock, List<CircumstanceSource> rooms, AccountEnding ending) {
        this(bench, clock, rooms, ending, List.of());
    }

    /**
     * @param rooms that know something about people beside their decisions
     * @param followers that have something to do when a case changes
     */
    public CaseDesk(
            LedgerBench bench,
            Clock clock,
            List<CircumstanceSource> rooms,
            AccountEnding ending,
            List<CaseFollower> followers) {
        this(bench, clock, rooms, ending, followers, new PolicyBook(Policies.load(Path.of(""))));
    }

    /** With a room that follows the cases. */
    public CaseDesk(LedgerBench bench, Clock clock, CaseFollower follower) {
        this(bench, clock, List.of(), new NoAccounts(), List.of(follower));
    }

    /** Under the rules of another municipality than the shipped one. */
    public CaseDesk(LedgerBench bench, Clock clock, PolicyBook policies) {
        this(bench, clock, List.of(), new NoAccounts(), List.of(), policies);
    }

    private CaseDesk(
            LedgerBench bench,
            Clock clock,
            List<CircumstanceSource> rooms,
            AccountEnding ending,
            List<CaseFollower> followers,
            PolicyBook policies) {
        this.bench = bench;
        this.policies = policies;
        circumstances = new Circumstances(rooms);
        JsonMapper json = JsonMapper.builder().build();
        cases = new CaseStore(bench.jdbc, bench.cipher, json);
        rows = new RowStore(bench.jdbc, bench.batch);
        consequences =
                new Consequences(rows, new NoticeBook(bench.jdbc), ending, bench.outbox(Duration.ofHours(1))::soon);
        draft = new PolicyRowDraft(new RowBuilder(
                Phrases.load(open("customerlist/phrases.yaml"), "phrases.yaml"),
                Screening.load(open("customerlist/screening.yaml"), "screening.yaml")));
        CaseKeys caseKeys = new CaseKeys(bench.index, json);
        later = new LaterDecisions(bench.deadlines((subject, occurrence, late) -> {}), bench.messages, bench.agenda);
        this.followers = new ArrayList<>(followers);
        book = new CaseBook(
                cases,
                consequences,
                (municipality, person, day) -> absent.on(municipality, person, day),
                () -> this.followers,
                policies,
                clock);
        review = new CaseReview(new PurchaseDecider(draft), cases, book, circumstances, consequences, policies, clock);
        shops = new ShopGate(cases, circumstances, policies, clock);
        casework = new Casework(
                new PurchaseDecider(draft),
                circumstances,
                cases,
                book,
                new CaseNumbers(bench.jdbc, bench.ownTransaction()),
                new DecisionsSeen(bench.jdbc),
                caseKeys,
                new Repeats(bench.keys, caseKeys),
                consequences,
                bench.messages,
                later,
                policies,
                clock);
    }

    /** An event as a message of its own, decided and finished. */
    public Outcome decide(Decision decision) {
        UUID message = bench.received(null);
        return bench.transaction.execute(status -> {
            Casework.Decided decided = casework.decide("exempelkommun", message, decision);
            bench.messages.finish(message, decided.outcome(), decided.policy());
            return decided.outcome();
        });
    }

    /** The same of a record about somebody whom only the blind index knows. */
    public Outcome keyed(PersonKey person, String decisionId, long version, KeyedRecord.Kind kind) {
        UUID message = bench.received(null);
        KeyedRecord record =
                new KeyedRecord(person.bytes(), decisionId, version, Instant.parse("2026-11-30T12:00:00Z"), kind);
        return bench.transaction.execute(status -> {
            Casework.Decided decided = casework.keyed("exempelkommun", message, record);
            bench.messages.finish(message, decided.outcome(), decided.policy());
            return decided.outcome();
        });
    }

    /** The flow itself over this desk, reading records from the payload store. */
    public DecisionFlow flow(DecisionReader reader) {
        return new DecisionFlow(
                DecisionFlow.NAME,
                reader,
                casework,
                bench.transaction,
                bench.messages,
                events,
                bench.log,
                Checkpoint.NONE);
    }

    public static InputStream open(String mapping) {
        try {
            return Files.newInputStream(Path.of("mappings").resolve(mapping));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
