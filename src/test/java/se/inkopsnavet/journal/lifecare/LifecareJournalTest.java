package se.inkopsnavet.journal.lifecare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.journal.Author;
import se.inkopsnavet.journal.JournalBench;
import se.inkopsnavet.journal.NoteRequest;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.State;
import se.inkopsnavet.neighbourhood.journal.JournalRecord;
import se.inkopsnavet.neighbourhood.journal.LifecareNotes;
import se.inkopsnavet.neighbourhood.journal.Whim;
import se.inkopsnavet.neighbourhood.journal.WrittenNote;

/** Notes to Lifecare over real TLS: the look-ups before, the one POST, and what follows when nobody knows (lifecare.md, AC-02-3, AC-02-4). */
class LifecareJournalTest {

    private static final Duration ANSWER = Duration.ofSeconds(3);
    private static final Duration MIRRORED = Duration.ofSeconds(60);

    private static JournalBench bench;
    private static LifecareNotes lifecare;

    private int before;
    private int calls;

    @BeforeAll
    static void start() {
        bench = new JournalBench();
        lifecare = bench.server.lifecare();
    }

    @AfterAll
    static void stop() throws Exception {
        bench.close();
    }

    @BeforeEach
    void prepare() {
        bench.forgetNotices();
        List.of("clients", "provider_units", "provider_headlines").forEach(lifecare::forget);
        client("\"ProtectedRegistration\": false, \"Active\": true");
        lifecare.has("provider_units", "{\"Id\": 31, \"Name\": \"Hemtjänsten Åsby\", \"Active\": true}");
        lifecare.has("provider_headlines", "{\"Id\": 52, \"Name\": \"Samtycke digitala inköp\", \"IsActive\": false}");
        lifecare.has("provider_headlines", "{\"Id\": 53, \"Name\": \"Samtycke digitala inköp\", \"IsActive\": true}");
        lifecare.mirror(true);
        before = record().notes().size();
        calls = record().calls(LifecareNotes.WRITE);
    }

    @Test
    void noteIsCreatedWithLifecaresOwnNumbers() {
        JournalBench.Hub hub = hub(true, null);
        UUID id = hub.write(bench.consent());

        assertThat(hub.deliver(id)).isFalse();

        assertThat(bench.ledger.state(id)).isEqualTo("CONFIRMED");
        assertThat(bench.written).containsExactly(id);
        assertThat(newNotes()).hasSize(1);
        WrittenNote note = newNotes().get(0);
        assertThat(List.of(note.person(), note.unit(), note.headline(), note.author(), note.title(), note.signed()))
                .containsExactly("7", "31", "53", "4711", "Undersköterska", "false");
        assertThat(note.occurred()).isEqualTo("2026-11-25T09:12:00Z");
        assertThat(note.created()).isNotEqualTo(note.occurred());
        assertThat(note.text()).contains("sms till hemtjänstenheten").endsWith("Ref: " + reference(id));
        assertThat(record().complaints()).isEmpty();
    }

    /** AC-02-3. */
    @ParameterizedTest
    @EnumSource(
            value = Whim.class,
            names = {
                "RESET_AFTER",
                "HANG_UP_AFTER",
                "SILENT_AFTER",
                "DRIBBLE_AFTER",
                "GATEWAY_503_AFTER",
                "ERROR_PAGE_AFTER",
                "GARBAGE_AFTER",
                "EMPTY_AFTER",
                "TRUNCATED_AFTER",
                "HUGE_AFTER",
                "WRONG_SCHEMA_AFTER"
            })
    void lostAnswerIsReadBackAndNeverPostedAgain(Whim whim) {
        lifecare.manners().next(LifecareNotes.WRITE, whim);
        JournalBench.Hub hub = hub(true, null);
        UUID id = hub.write(bench.consent());

        assertThat(hub.deliver(id)).isTrue();
        assertThat(bench.ledger.state(id)).isEqualTo("UNCERTAIN");
        assertThat(bench.written).isEmpty();
        assertThat(hub.deliver(id)).isFalse();

        assertThat(bench.ledger.state(id)).isEqualTo("CONFIRMED");
        assertThat(bench.written).containsExactly(id);
        assertThat(newNotes()).hasSize(1);
        assertThat(newCalls()).isEqualTo(1);
    }

    /** AC-02-4. */
    @Test
    void whatCannotBeReadBackBecomesAPersonsTask() {
        lifecare.manners().next(LifecareNotes.WRITE, Whim.RESET_AFTER);
        JournalBench.Hub hub = hub(false, null);
        UUID id = hub.write(bench.consent());
        hub.deliver(id);
        bench.forgetTime(id, Duration.ofDays(1));

        assertThat(hub.deliver(id)).isTrue();
        assertThat(bench.ledger.state(id)).isEqualTo("UNCERTAIN");
        assertThat(bench.notices()).isEmpty();
        bench.deadlineHasCome(id);

        assertThat(bench.notices())
                .containsExactlyInAnyOrder("IT JOURNAL_LATE OUT-002", "RESPONSIBLE JOURNAL_UNCERTAIN OUT-002");
        assertThat(bench.ledger.count("notice where subject_ref = ?", reference(id)))
                .isEqualTo(2);
        assertThat(bench.notWritten).extracting(Outcome::state).containsExactly(State.UNCERTAIN);
        assertThat(newCalls()).isEqualTo(1);
    }

    /** Without the deployment's promise, "not found" may only mean "not mirrored yet". */
    @Test
    void absenceProvesNothingWhereNothingIsPromised() {
        lifecare.manners().next(LifecareNotes.WRITE, Whim.RESET_BEFORE);
        JournalBench.Hub hub = hub(true, null);
        UUID id = hub.write(bench.consent());
        hub.deliver(id);
        bench.forgetTime(id, Duration.ofDays(1));
        hub.deliver(id);

        assertThat(bench.ledger.state(id)).isEqualTo("UNCERTAIN");
        assertThat(newCalls()).isEqualTo(1);
    }

    @Test
    void surelyAbsentNoteIsPostedOnceMoreAndNotTwice() {
        lifecare.manners().next(LifecareNotes.WRITE, Whim.RESET_BEFORE, Whim.RESET_BEFORE);
        JournalBench.Hub hub = hub(true, MIRRORED);
        UUID id = hub.write(bench.consent());
        hub.deliver(id);
        hub.deliver(id);
        assertThat(bench.ledger.state(id)).isEqualTo("UNCERTAIN");

        bench.forgetTime(id, MIRRORED);
        hub.deliver(id);
        assertThat(bench.ledger.state(id)).isEqualTo("READY");
        hub.deliver(id);
        bench.forgetTime(id, MIRRORED);
        hub.deliver(id);

        assertThat(bench.ledger.state(id)).isEqualTo("UNCERTAIN");
        assertThat(newCalls()).isEqualTo(2);
        assertThat(newNotes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"clients", "provider_units", "provider_headlines"})
    void brokenLookUpWroteNothingAndIsTriedAgain(String list) {
        for (Whim whim : List.of(Whim.SILENT_AFTER, Whim.GARBAGE_AFTER, Whim.ERROR_PAGE_AFTER, Whim.HUGE_AFTER)) {
            lifecare.manners().next(list, whim);
            JournalBench.Hub hub = hub(true, null);
            UUID id = hub.write(bench.consent());

            assertThat(hub.deliver(id)).isTrue();
            assertThat(bench.ledger.state(id)).isEqualTo("READY");
            assertThat(bench.ledger.column(id, "fault")).isEqualTo("JOURNAL_UNREACHABLE");
            hub.deliver(id);
            assertThat(bench.ledger.state(id)).isEqualTo("CONFIRMED");
        }
        assertThat(newNotes()).hasSize(4);
    }

    /** The JDK's client does repeat a GET when the server hangs up, which does no harm; so this server would see a repeated POST. */
    @Test
    void postIsNeverRepeatedByTheHttpClientAsAGetIs() {
        int clients = record().calls("clients");
        lifecare.manners().next("clients", Whim.HANG_UP_BEFORE);
        lifecare.manners().next(LifecareNotes.WRITE, Whim.HANG_UP_BEFORE);
        JournalBench.Hub hub = hub(false, null);
        UUID id = hub.write(bench.consent());
        hub.deliver(id);

        assertThat(record().calls("clients") - clients).isEqualTo(2);
        assertThat(newCalls()).isEqualTo(1);
        assertThat(bench.ledger.state(id)).isEqualTo("UNCERTAIN");
    }

    @ParameterizedTest
    @CsvSource({"UNAVAILABLE,JOURNAL_UNREACHABLE", "DENIED,JOURNAL_ACCESS_DENIED"})
    void notNowIsTriedAgain(Whim whim, String fault) {
        lifecare.manners().next(LifecareNotes.WRITE, whim);
        JournalBench.Hub hub = hub(true, null);
        UUID id = hub.write(bench.consent());

        hub.deliver(id);
        assertThat(bench.ledger.state(id)).isEqualTo("READY");
        assertThat(bench.ledger.column(id, "fault")).isEqualTo(fault);
        hub.deliver(id);
        assertThat(newNotes()).hasSize(1);
    }

    @Test
    void redirectIsNotFollowed() {
        lifecare.manners().next(LifecareNotes.WRITE, Whim.REDIRECT);
        JournalBench.Hub hub = hub(true, null);
        UUID id = hub.write(bench.consent());
        hub.deliver(id);

        assertThat(bench.ledger.state(id)).isEqualTo("UNCERTAIN");
        assertThat(newCalls()).isEqualTo(1);
    }

    @Test
    void inactiveHeadlineIsToldToTheUnitAndToIt() {
        lifecare.forget("provider_headlines");
        lifecare.has("provider_headlines", "{\"Id\": 52, \"Name\": \"Samtycke digitala inköp\", \"IsActive\": false}");

        assertThat(heldWith()).isEqualTo("JOURNAL_HEADLINE");
        assertThat(bench.notices())
                .containsExactlyInAnyOrder("RESPONSIBLE JOURNAL_REFUSED JRN-011", "IT JOURNAL_NOT_WRITTEN JRN-011");
    }

    @Test
    void twoHeadlinesOfOneNameAreNotGuessedBetween() {
        lifecare.has("provider_headlines", "{\"Id\": 54, \"Name\": \"Samtycke digitala inköp\", \"IsActive\": true}");

        assertThat(heldWith()).isEqualTo("JOURNAL_HEADLINE");
    }

    @Test
    void inactiveUnitIsHeld() {
        lifecare.forget("provider_units");
        lifecare.has("provider_units", "{\"Id\": 31, \"Name\": \"Hemtjänsten Åsby\", \"Active\": false}");

        assertThat(heldWith()).isEqualTo("JOURNAL_UNIT");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"ProtectedRegistration\": false, \"Active\": false | JOURNAL_CLIENT",
                "\"ProtectedRegistration\": true, \"Active\": true | PROTECTED_IDENTITY",
                "\"Active\": true | PROTECTED_IDENTITY",
                "\"ProtectedRegistration\": false, \"IsConfidential\": true, \"Active\": true | PROTECTED_IDENTITY"
            })
    void clientWhomNothingMayBeWrittenAboutIsHeld(String marks, String fault) {
        lifecare.forget("clients");
        client(marks);

        assertThat(heldWith()).isEqualTo(fault);
    }

    @Test
    void nothingIsKeptOfSomebodyWhomLifecareProtects() {
        lifecare.forget("clients");
        client("\"ProtectedRegistration\": true, \"Active\": true");
        JournalBench.Hub hub = hub(true, null);
        UUID id = hub.write(bench.consent());
        hub.deliver(id);

        assertThat(bench.notices()).containsExactly("SECURITY_CONTACT JOURNAL_BY_HAND BIZ-010");
        assertThat(bench.ledger.count("journal_note where id = ? and content is null", id))
                .isEqualTo(1);
        assertThat(bench.ledger.column(id, "payload_id")).isNull();
    }

    @Test
    void authorWithoutALifecareNumberIsHeld() {
        NoteRequest consent = bench.consent();
        NoteRequest by = new NoteRequest(
                consent.noteId(),
                consent.municipality(),
                consent.caseRef(),
                consent.person(),
                consent.unitId(),
                consent.kind(),
                consent.values(),
                new Author("anna", "Undersköterska"),
                consent.occurredAt());
        JournalBench.Hub hub = hub(true, null);
        hub.deliver(hub.write(by));

        assertThat(bench.ledger.column(by.noteId(), "fault")).isEqualTo("JOURNAL_AUTHOR");
        assertThat(newCalls()).isZero();
    }

    @Test
    void journalThatIsNotThereIsTriedAgain() {
        JournalBench.Hub hub = bench.hub(new LifecareJournal(
                settings(URI.create("https://localhost:1/x"), true, null),
                bench.json,
                bench.ledger.outbox(MIRRORED)::attempts));
        UUID id = hub.write(bench.consent());
        hub.deliver(id);

        assertThat(bench.ledger.state(id)).isEqualTo("READY");
        assertThat(bench.ledger.column(id, "fault")).isEqualTo("JOURNAL_UNREACHABLE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdk.httpclient.enableAllMethodRetry", "jdk.httpclient.HttpClient.log"})
    void switchThatWouldRepeatOrLogRequestsIsRefused(String property) {
        System.setProperty(property, "true");
        try {
            assertThatThrownBy(() -> hub(true, null))
                    .isInstanceOf(FaultException.class)
                    .hasMessageContaining(property);
        } finally {
            System.clearProperty(property);
        }
    }

    private String heldWith() {
        JournalBench.Hub hub = hub(true, null);
        UUID id = hub.write(bench.consent());
        hub.deliver(id);
        assertThat(bench.ledger.state(id)).isEqualTo("HELD");
        assertThat(newCalls()).isZero();
        return bench.ledger.column(id, "fault");
    }

    private static void client(String marks) {
        lifecare.has("clients", "{\"Id\": 7, \"PersonId\": \"189001019802\", " + marks + "}");
    }

    private static String reference(UUID id) {
        return JournalBench.CASE + "/" + id.toString().substring(0, 8);
    }

    private static JournalBench.Hub hub(boolean readBack, Duration mirroredWithin) {
        return bench.hub(new LifecareJournal(
                settings(bench.server.lifecareUrl(), readBack, mirroredWithin),
                bench.json,
                bench.ledger.outbox(Duration.ofHours(1))::attempts));
    }

    private static LifecareSettings settings(URI url, boolean readBack, Duration mirroredWithin) {
        return new LifecareSettings(
                "exempelkommun/journal",
                url,
                LifecareNotes.DOMAIN,
                LifecareNotes.KEY,
                null,
                bench.tls,
                Duration.ofSeconds(2),
                ANSWER,
                readBack,
                mirroredWithin);
    }

    private static JournalRecord record() {
        return lifecare.record();
    }

    private List<WrittenNote> newNotes() {
        return record().notes().subList(before, record().notes().size());
    }

    private int newCalls() {
        return record().calls(LifecareNotes.WRITE) - calls;
    }
}
