package se.inkopsnavet.journal;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.ledger.Channel;
import se.inkopsnavet.ledger.Checkpoint;
import se.inkopsnavet.ledger.Deadlines;
import se.inkopsnavet.ledger.Inquiry;
import se.inkopsnavet.ledger.LedgerBench;
import se.inkopsnavet.ledger.OutboundWorker;
import se.inkopsnavet.ledger.Outbox;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.mapping.HomeMappingFiles;
import se.inkopsnavet.neighbourhood.journal.JournalServer;
import se.inkopsnavet.neighbourhood.journal.LifecareNotes;
import se.inkopsnavet.neighbourhood.mail.TestAuthority;
import se.inkopsnavet.notice.NoticeBook;
import se.inkopsnavet.person.PersonId;
import se.inkopsnavet.policy.Policies;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.transport.TransportEvents;
import tools.jackson.databind.json.JsonMapper;

/** The journal room over a real database, with journals to write to. */
public final class JournalBench implements AutoCloseable {

    /** P01 and P03 of the cast: published test numbers. */
    public static final PersonId ASA = PersonId.parse("18900101-9802");

    public static final String CASE = "EXE-2026-000012";
    public static final Instant OCCURRED = Instant.parse("2026-11-25T09:12:00Z");
    public static final Clock CLOCK = Clock.system(ZoneId.of("Europe/Stockholm"));

    public final LedgerBench ledger = new LedgerBench();
    public final JsonMapper json = new JsonMapper();
    public final TestAuthority authority = new TestAuthority();
    public final JournalServer server = JournalServer.open(authority);
    public final TlsIdentity tls = new TlsIdentity(authority.keyNamed("hub"), List.of(authority.certificate()));

    public final List<UUID> written = new CopyOnWriteArrayList<>();
    public final List<Outcome> notWritten = new CopyOnWriteArrayList<>();
    public final List<String> alerts = new CopyOnWriteArrayList<>();
    public final List<String> peers = new CopyOnWriteArrayList<>();
    /** Cases of protected persons. */
    public final Set<String> secret = new CopyOnWriteArraySet<>(Set.of("EXE-2026-000099"));

    private final HomeMappingFiles mappings = new HomeMappingFiles(Path.of(""));
    private final NoteStore notes = new NoteStore(ledger.jdbc, ledger.cipher, json);
    private final PolicyBook policies = new PolicyBook(Policies.load(Path.of("")));
    private final NoteNotices notices;
    public final Deadlines deadlines;

    public JournalBench() {
        Deadlines[] own = new Deadlines[1];
        NoteNotices[] told = new NoteNotices[1];
        own[0] = ledger.deadlines(
                (subject, occurrence, late) -> new NoteDeadline(notes, told[0]).due(subject, occurrence, late));
        deadlines = own[0];
        notices = new NoteNotices(new NoticeBook(ledger.jdbc), policies, deadlines, new Events(), CLOCK);
        told[0] = notices;
    }

    private final class Events implements TransportEvents {
        @Override
        public void peerDown(String route, Fault fault) {
            peers.add("down " + fault.code());
        }

        @Override
        public void peerUp(String route) {
            peers.add("up");
        }

        @Override
        public void alert(String route, Fault fault, String place) {
            alerts.add(fault.code() + " " + place);
        }
    }

    private record Listener(JournalBench bench, NoteKind kind) implements JournalListener {
        @Override
        public void written(NoteRequest note) {
            bench.written.add(note.noteId());
        }

        @Override
        public void notWritten(NoteRequest note, Outcome outcome) {
            bench.notWritten.add(outcome);
        }
    }

    public TransportEvents events() {
        return new Events();
    }

    /** A hub that writes by that channel; parked only after an hour. */
    public Hub hub(Channel channel) {
        return hub(channel, Checkpoint.NONE);
    }

    public Hub hub(Channel channel, Checkpoint checkpoint) {
        Outbox outbox = ledger.outbox(Duration.ofHours(1));
        NoteFlow flow = new NoteFlow(
                notes,
                new NoteWriter(NoteTemplates.load(mappings)),
                policies,
                secret::contains,
                outbox,
                notices,
                () -> List.of(new Listener(this, NoteKind.CONSENT)),
                json,
                CLOCK);
        Journal journal = new OutboxJournal(Redaction.load(mappings), notes, outbox, deadlines, notices, CLOCK);
        OutboundWorker worker = ledger.outbound(outbox, flow, checkpoint, channel);
        Inquiry inquiry = new Inquiry(outbox, Map.of(NoteFlow.NAME, flow), ledger.transaction, ledger.log);
        return new Hub(journal, outbox, worker, inquiry);
    }

    public final class Hub {
        private final Journal journal;
        private final Outbox outbox;
        private final OutboundWorker worker;
        private final Inquiry inquiry;

        private Hub(Journal journal, Outbox outbox, OutboundWorker worker, Inquiry inquiry) {
            this.journal = journal;
            this.outbox = outbox;
            this.worker = worker;
            this.inquiry = inquiry;
        }

        public UUID write(NoteRequest note) {
            ledger.transaction.executeWithoutResult(status -> journal.write(note));
            return note.noteId();
        }

        public boolean deliver(UUID note) {
            return ledger.deliver(worker, note);
        }

        public boolean release(UUID note) {
            return ledger.transaction.execute(status -> outbox.release(note));
        }

        /** Somebody has looked for it in the journal, in vain. */
        public Inquiry.Result notArrived(UUID note) {
            return inquiry.notArrived(note);
        }
    }

    /** A consent, as AC-02-1 has it. */
    public NoteRequest consent() {
        return consent(Map.of());
    }

    public NoteRequest consent(Map<String, String> more) {
        Map<String, String> values = new HashMap<>(Map.of(
                "purposes", "sms till hemtjänstenheten",
                "recipient", "Livs AB",
                "givenBy", "den enskilde",
                "method", "muntligt"));
        values.putAll(more);
        return note(UUID.randomUUID(), CASE, "enhet-asby", values);
    }

    public NoteRequest note(UUID id, String caseRef, String unit, Map<String, String> values) {
        return new NoteRequest(
                id,
                "exempelkommun",
                caseRef,
                ASA,
                unit,
                NoteKind.CONSENT,
                values,
                new Author("4711", "Undersköterska"),
                OCCURRED);
    }

    /** Lifecare has the client, her unit and the headline of consents. */
    public void lifecareKnowsTheClient() {
        LifecareNotes lifecare = server.lifecare();
        lifecare.has(
                "clients",
                "{\"Id\": 7, \"PersonId\": \"189001019802\", \"ProtectedRegistration\": false, \"Active\": true}");
        lifecare.has("provider_units", "{\"Id\": 31, \"Name\": \"Hemtjänsten Åsby\", \"Active\": true}");
        lifecare.has("provider_headlines", "{\"Id\": 53, \"Name\": \"Samtycke digitala inköp\", \"IsActive\": true}");
    }

    /** Lets the time until an answer is due pass at once. */
    public void forgetTime(UUID note, Duration time) {
        ledger.all
                .sql("update attempt set started_at = started_at - make_interval(secs => ?) where message_id = ?")
                .params((double) time.toSeconds(), note)
                .update();
    }

    public void deadlineHasCome(UUID note) {
        ledger.transaction.executeWithoutResult(
                status -> new NoteDeadline(notes, notices).due(note.toString(), "written", false));
    }

    public List<String> notices() {
        return ledger.all
                .sql("select role || ' ' || kind || ' ' || detail from notice order by created_at, role desc")
                .query(String.class)
                .list();
    }

    public void forgetNotices() {
        ledger.all.sql("delete from notice").update();
        written.clear();
        notWritten.clear();
        alerts.clear();
        peers.clear();
        secret.remove(CASE);
    }

    @Override
    public void close() throws Exception {
        server.close();
        ledger.close();
    }
}
