package se.inkopsnavet.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.ledger.Channel;
import se.inkopsnavet.ledger.Delivery;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.Parcel;
import se.inkopsnavet.ledger.State;
import se.inkopsnavet.privacy.Sha256;

/** The port itself: what is stored, what is written at the door, who is told. */
class JournalTest {

    @AutoClose
    private static final JournalBench bench = new JournalBench();

    private final Notebook notebook = new Notebook();
    private JournalBench.Hub hub;

    /** The channel's end, for what the port does before and after it; the adapters have tests of their own. */
    private static final class Notebook implements Channel {
        private final ConcurrentLinkedQueue<JournalNote> sent = new ConcurrentLinkedQueue<>();
        private final ConcurrentLinkedQueue<Delivery> answers = new ConcurrentLinkedQueue<>();

        @Override
        public String name() {
            return "exempelkommun/journal";
        }

        @Override
        public Delivery deliver(Parcel parcel) {
            sent.add(bench.json.readValue(parcel.bytes(), JournalNote.class));
            Delivery answer = answers.poll();
            return answer == null ? new Delivery.Delivered("1") : answer;
        }

        @Override
        public Delivery reconcile(Parcel parcel) {
            return new Delivery.Unknown(Fault.OUTCOME_UNKNOWN, "test");
        }
    }

    @BeforeEach
    void prepare() {
        bench.forgetNotices();
        hub = bench.hub(notebook);
    }

    @Test
    void sameFactAskedForTwiceIsOneNote() {
        NoteRequest note = bench.consent();
        hub.write(note);
        hub.write(note);
        hub.deliver(note.noteId());
        hub.write(note);
        hub.deliver(note.noteId());

        assertThat(notebook.sent).hasSize(1);
        assertThat(bench.ledger.count("journal_note where id = ?", note.noteId()))
                .isEqualTo(1);
    }

    /** It names one person in few words: by trying, its hash would tell which. */
    @Test
    void ofANoteNoHashIsKeptThatAnybodyCanCompute() {
        NoteRequest note = bench.consent();
        hub.write(note);
        hub.deliver(note.noteId());

        assertThat(notebook.sent).hasSize(1);
        String kept = bench.ledger.column(note.noteId(), "content_mark");
        String sha256 = Sha256.hex(bench.json.writeValueAsBytes(notebook.sent.element()));
        assertThat(kept).doesNotContain(sha256);
        assertThat(bench.ledger.marks.isOfContent(kept, "exempelkommun", sha256))
                .isTrue();
    }

    @Test
    void nothingIsWrittenWhenTheCallersTransactionFails() {
        NoteRequest note = bench.consent();
        bench.ledger.transaction.executeWithoutResult(status -> {
            hub.write(note);
            status.setRollbackOnly();
        });

        assertThat(bench.ledger.count("message where id = ?", note.noteId())).isZero();
        assertThat(bench.ledger.count(
                        "scheduled_tasks where task_instance = ?", note.noteId().toString()))
                .isZero();
    }

    /** AC-02-10. */
    @Test
    void codeInFreeTextIsNowhere() {
        NoteRequest note = bench.consent(Map.of("remark", "Dörren är låst, kod 4321"));
        hub.write(note);
        hub.deliver(note.noteId());

        assertThat(notebook.sent.peek().text())
                .contains("Anmärkning: Dörren är låst, [uppgift borttagen]")
                .doesNotContain("4321");
        assertThat(bench.alerts).containsExactly("JRN-020 CONSENT");
        assertThat(bench.notices()).containsExactly("SECURITY_CONTACT JOURNAL_REDACTED JRN-020");
    }

    @Test
    void whatIsStoredIsEncrypted() {
        NoteRequest note = bench.consent(Map.of("remark", "Åsa vill"));
        hub.write(note);

        assertThat(bench.ledger
                        .all
                        .sql("select content from journal_note where id = ?")
                        .param(note.noteId())
                        .query(byte[].class)
                        .single())
                .satisfies(content -> assertThat(new String(content, java.nio.charset.StandardCharsets.ISO_8859_1))
                        .doesNotContain("189001019802", "vill", "4711"));
    }

    @Test
    void actThatNobodyDidHasTheSystemIdentityAsItsAuthor() {
        NoteRequest consent = bench.consent();
        hub.write(new NoteRequest(
                consent.noteId(),
                consent.municipality(),
                consent.caseRef(),
                consent.person(),
                consent.unitId(),
                consent.kind(),
                consent.values(),
                null,
                consent.occurredAt()));
        hub.deliver(consent.noteId());

        assertThat(notebook.sent.peek().author()).isEqualTo(new Author("9000", "Automatisk anteckning"));
    }

    @Test
    void noteOfAProtectedPersonIsNotWrittenAndNotKept() {
        UUID id = hub.write(bench.note(
                UUID.randomUUID(),
                "EXE-2026-000099",
                "enhet-asby",
                bench.consent().values()));
        hub.deliver(id);

        assertThat(bench.ledger.state(id)).isEqualTo("RECALLED");
        assertThat(bench.notices()).containsExactly("SECURITY_CONTACT JOURNAL_BY_HAND BIZ-010");
        assertThat(bench.ledger.count("journal_note where id = ? and content is null", id))
                .isEqualTo(1);
        assertThat(notebook.sent).isEmpty();
    }

    /** At the door it would be held again for as long as the person is protected. */
    @Test
    void noteThatDidNotArriveOfSomebodyWhoHasBecomeProtectedIsClosedForGoodAndNotKept() {
        UUID id = hub.write(bench.consent());
        notebook.answers.add(new Delivery.Unknown(Fault.OUTCOME_UNKNOWN, "test"));
        hub.deliver(id);
        bench.secret.add(JournalBench.CASE);
        hub.release(id);
        hub.deliver(id);
        assertThat(bench.ledger.state(id)).isEqualTo("HELD");

        assertThat(hub.notArrived(id).after()).isEqualTo(State.RECALLED);

        assertThat(bench.notices()).containsExactly("SECURITY_CONTACT JOURNAL_BY_HAND BIZ-010");
        assertThat(bench.ledger.count("journal_note where id = ? and content is null", id))
                .isEqualTo(1);
        assertThat(bench.ledger.count("message where id = ? and payload_id is null", id))
                .isEqualTo(1);
        assertThat(notebook.sent).hasSize(1);
    }

    @Test
    void noteThatDidNotArriveIsWrittenAgain() {
        UUID id = hub.write(bench.consent());
        notebook.answers.add(new Delivery.Unknown(Fault.OUTCOME_UNKNOWN, "test"));
        hub.deliver(id);

        assertThat(hub.notArrived(id).after()).isEqualTo(State.READY);
    }

    @Test
    void unknownUnitWaitsForItAndHindersNobodysTransaction() {
        UUID id = hub.write(bench.note(
                UUID.randomUUID(), JournalBench.CASE, "okänd", bench.consent().values()));
        hub.deliver(id);

        assertThat(bench.ledger.state(id)).isEqualTo("HELD");
        assertThat(bench.notices()).containsExactly("IT JOURNAL_NOT_WRITTEN BIZ-019");
        assertThat(bench.notWritten).extracting(Outcome::fault).containsExactly(Fault.UNKNOWN_UNIT);
    }

    @Test
    void missingValueWaitsForIt() {
        UUID id = hub.write(bench.note(UUID.randomUUID(), JournalBench.CASE, "enhet-asby", Map.of("purposes", "sms")));
        hub.deliver(id);

        assertThat(bench.ledger.column(id, "place")).startsWith("journal/consent.yaml {");
        assertThat(bench.notices()).containsExactly("IT JOURNAL_NOT_WRITTEN BIZ-008");
    }

    @Test
    void noteThatMayHaveArrivedIsSentAgainUnchangedAndOneThatHasNotIsWrittenAnew() {
        UUID refused = hub.write(bench.consent());
        notebook.answers.add(new Delivery.Refused(Fault.JOURNAL_HEADLINE, "test"));
        hub.deliver(refused);
        hub.release(refused);
        hub.deliver(refused);
        List<JournalNote> anew = List.copyOf(notebook.sent);
        assertThat(anew.get(1).createdAt()).isAfter(anew.get(0).createdAt());

        notebook.sent.clear();
        UUID uncertain = hub.write(bench.consent());
        notebook.answers.add(new Delivery.Unknown(Fault.OUTCOME_UNKNOWN, "test"));
        hub.deliver(uncertain);
        hub.release(uncertain);
        hub.deliver(uncertain);
        List<JournalNote> again = List.copyOf(notebook.sent);
        assertThat(again.get(1)).isEqualTo(again.get(0));
    }

    /** F02: in the journal within a quarter of an hour, or somebody is told. */
    @Test
    void lateNoteIsToldToItOnceAndAWrittenOneToNobody() {
        UUID late = hub.write(bench.consent());
        notebook.answers.add(new Delivery.Failed(Fault.JOURNAL_UNREACHABLE, "test"));
        hub.deliver(late);
        assertThat(bench.ledger.count(
                        "deadline where subject = ? and kind = 'JOURNAL_NOTE' and due_at between now() + interval '14 minutes' and now() + interval '15 minutes'",
                        late.toString()))
                .isEqualTo(1);
        bench.deadlineHasCome(late);
        bench.deadlineHasCome(late);
        assertThat(bench.notices()).containsExactly("IT JOURNAL_LATE JRN-001");

        bench.forgetNotices();
        UUID written = hub.write(bench.consent());
        hub.deliver(written);
        bench.deadlineHasCome(written);
        assertThat(bench.notices()).isEmpty();
    }

    @Test
    void parkedNoteIsToldToIt() {
        UUID id = hub.write(bench.consent());
        bench.ledger
                .all
                .sql("update message set give_up_at = now() - interval '1 minute' where id = ?")
                .param(id)
                .update();
        notebook.answers.add(new Delivery.Failed(Fault.JOURNAL_UNREACHABLE, "test"));
        hub.deliver(id);

        assertThat(bench.ledger.state(id)).isEqualTo("PARKED");
        assertThat(bench.notices()).containsExactly("IT JOURNAL_NOT_WRITTEN OUT-001");
        assertThat(bench.notWritten).extracting(Outcome::state).containsExactly(State.PARKED);
    }

    @Test
    void attemptsAreCountedByWhatIsKnownOfThem() {
        UUID id = hub.write(bench.consent());
        notebook.answers.add(new Delivery.Failed(Fault.JOURNAL_UNREACHABLE, "test"));
        notebook.answers.add(new Delivery.Unknown(Fault.OUTCOME_UNKNOWN, "test"));
        hub.deliver(id);
        hub.deliver(id);
        bench.forgetTime(id, Duration.ofMinutes(5));

        assertThat(bench.ledger.outbox(Duration.ofHours(1)).attempts(id).unseen())
                .isEqualTo(1);
        assertThat(bench.ledger.outbox(Duration.ofHours(1)).attempts(id).sinceLast())
                .isBetween(Duration.ofMinutes(5), Duration.ofMinutes(6));
    }
}
