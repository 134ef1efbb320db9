package se.inkopsnavet.journal.lifecare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.inkopsnavet.journal.lifecare.LifecareNotesDesk.MIRRORED;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.journal.JournalBench;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.State;
import se.inkopsnavet.neighbourhood.journal.LifecareNotes;
import se.inkopsnavet.neighbourhood.journal.Whim;
import se.inkopsnavet.neighbourhood.journal.WrittenNote;

/** Notes to Lifecare over real TLS: the look-ups before, the one POST, and what follows when nobody knows (lifecare.md, AC-02-3, AC-02-4). */
class LifecareJournalTest {

    @AutoClose
    private static final LifecareNotesDesk desk = new LifecareNotesDesk();

    private static final JournalBench bench = desk.bench;
    private static final LifecareNotes lifecare = desk.lifecare;

    @BeforeEach
    void clear() {
        desk.clear();
    }

    @Test
    void noteIsCreatedWithLifecaresOwnNumbers() {
        JournalBench.Hub hub = desk.hub(true, null);
        UUID id = hub.write(bench.consent());

        assertThat(hub.deliver(id)).isFalse();

        assertThat(bench.ledger.state(id)).isEqualTo("CONFIRMED");
        assertThat(bench.written).containsExactly(id);
        assertThat(desk.newNotes()).hasSize(1);
        WrittenNote note = desk.newNotes().get(0);
        assertThat(List.of(note.person(), note.unit(), note.headline(), note.author(), note.title(), note.signed()))
                .containsExactly("7", "31", "53", "4711", "Undersköterska", "false");
        assertThat(note.occurred()).isEqualTo("2026-11-25T09:12:00Z");
        assertThat(note.created()).isNotEqualTo(note.occurred());
        assertThat(note.text())
                .contains("sms till hemtjänstenheten")
                .endsWith("Ref: " + LifecareNotesDesk.reference(id));
        assertThat(desk.record().complaints()).isEmpty();
    }

    /** AC-02-3. */
    @ParameterizedTest
    @EnumSource(value = Whim.class, mode = EnumSource.Mode.MATCH_ALL, names = "(?!FAULT).*_AFTER")
    void lostAnswerIsReadBackAndNeverPostedAgain(Whim whim) {
        lifecare.manners().next(LifecareNotes.WRITE, whim);
        JournalBench.Hub hub = desk.hub(true, null);
        UUID id = hub.write(bench.consent());

        assertThat(desk.hub(whim).deliver(id)).isTrue();
        assertThat(bench.ledger.state(id)).isEqualTo("UNCERTAIN");
        assertThat(bench.written).isEmpty();
        assertThat(hub.deliver(id)).isFalse();

        assertThat(bench.ledger.state(id)).isEqualTo("CONFIRMED");
        assertThat(bench.written).containsExactly(id);
        assertThat(desk.newNotes()).hasSize(1);
        assertThat(desk.newCalls()).isEqualTo(1);
    }

    /** AC-02-4. */
    @Test
    void whatCannotBeReadBackBecomesAPersonsTask() {
        lifecare.manners().next(LifecareNotes.WRITE, Whim.RESET_AFTER);
        JournalBench.Hub hub = desk.hub(false, null);
        UUID id = hub.write(bench.consent());
        hub.deliver(id);
        bench.forgetTime(id, Duration.ofDays(1));

        assertThat(hub.deliver(id)).isTrue();
        assertThat(bench.ledger.state(id)).isEqualTo("UNCERTAIN");
        assertThat(bench.notices()).isEmpty();
        bench.deadlineHasCome(id);

        assertThat(bench.notices())
                .containsExactlyInAnyOrder("IT JOURNAL_LATE OUT-002", "RESPONSIBLE JOURNAL_UNCERTAIN OUT-002");
        assertThat(bench.ledger.count("notice where subject_ref = ?", LifecareNotesDesk.reference(id)))
                .isEqualTo(2);
        assertThat(bench.notWritten).extracting(Outcome::state).containsExactly(State.UNCERTAIN);
        assertThat(desk.newCalls()).isEqualTo(1);
    }

    /** Without the deployment's promise, "not found" may only mean "not mirrored yet". */
    @Test
    void absenceProvesNothingWhereNothingIsPromised() {
        lifecare.manners().next(LifecareNotes.WRITE, Whim.RESET_BEFORE);
        JournalBench.Hub hub = desk.hub(true, null);
        UUID id = hub.write(bench.consent());
        hub.deliver(id);
        bench.forgetTime(id, Duration.ofDays(1));
        hub.deliver(id);

        assertThat(bench.ledger.state(id)).isEqualTo("UNCERTAIN");
        assertThat(desk.newCalls()).isEqualTo(1);
    }

    @Test
    void surelyAbsentNoteIsPostedOnceMoreAndNotTwice() {
        lifecare.manners().next(LifecareNotes.WRITE, Whim.RESET_BEFORE, Whim.RESET_BEFORE);
        JournalBench.Hub hub = desk.hub(true, MIRRORED);
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
        assertThat(desk.newCalls()).isEqualTo(2);
        assertThat(desk.newNotes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"clients", "provider_units", "provider_headlines"})
    void brokenLookUpWroteNothingAndIsTriedAgain(String list) {
        for (Whim whim : List.of(Whim.SILENT_AFTER, Whim.GARBAGE_AFTER, Whim.ERROR_PAGE_AFTER, Whim.HUGE_AFTER)) {
            lifecare.manners().next(list, whim);
            JournalBench.Hub hub = desk.hub(true, null);
            UUID id = hub.write(bench.consent());

            assertThat(desk.hub(whim).deliver(id)).isTrue();
            assertThat(bench.ledger.state(id)).isEqualTo("READY");
            assertThat(bench.ledger.column(id, "fault")).isEqualTo("JOURNAL_UNREACHABLE");
            hub.deliver(id);
            assertThat(bench.ledger.state(id)).isEqualTo("CONFIRMED");
        }
        assertThat(desk.newNotes()).hasSize(4);
    }

    /** The JDK's client does repeat a GET when the server hangs up, which does no harm; so this server would see a repeated POST. */
    @Test
    void postIsNeverRepeatedByTheHttpClientAsAGetIs() {
        int clients = desk.record().calls("clients");
        lifecare.manners().next("clients", Whim.HANG_UP_BEFORE);
        lifecare.manners().next(LifecareNotes.WRITE, Whim.HANG_UP_BEFORE);
        JournalBench.Hub hub = desk.hub(false, null);
        UUID id = hub.write(bench.consent());
        hub.deliver(id);

        assertThat(desk.record().calls("clients") - clients).isEqualTo(2);
        assertThat(desk.newCalls()).isEqualTo(1);
        assertThat(bench.ledger.state(id)).isEqualTo("UNCERTAIN");
    }

    @ParameterizedTest
    @CsvSource({"UNAVAILABLE,JOURNAL_UNREACHABLE", "DENIED,JOURNAL_ACCESS_DENIED"})
    void notNowIsTriedAgain(Whim whim, String fault) {
        lifecare.manners().next(LifecareNotes.WRITE, whim);
        JournalBench.Hub hub = desk.hub(true, null);
        UUID id = hub.write(bench.consent());

        hub.deliver(id);
        assertThat(bench.ledger.state(id)).isEqualTo("READY");
        assertThat(bench.ledger.column(id, "fault")).isEqualTo(fault);
        hub.deliver(id);
        assertThat(desk.newNotes()).hasSize(1);
    }

    @Test
    void redirectIsNotFollowed() {
        lifecare.manners().next(LifecareNotes.WRITE, Whim.REDIRECT);
        JournalBench.Hub hub = desk.hub(true, null);
        UUID id = hub.write(bench.consent());
        hub.deliver(id);

        assertThat(bench.ledger.state(id)).isEqualTo("UNCERTAIN");
        assertThat(desk.newCalls()).isEqualTo(1);
    }

    @Test
    void journalThatIsNotThereIsTriedAgain() {
        JournalBench.Hub hub =
                desk.hub(desk.settings(URI.create("https://localhost:1/x"), true, null, LifecareNotesDesk.PATIENCE));
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
            assertThatThrownBy(() -> desk.hub(true, null))
                    .isInstanceOf(FaultException.class)
                    .hasMessageContaining(property);
        } finally {
            System.clearProperty(property);
        }
    }
}
