package se.inkopsnavet.journal.procapita;

import static org.assertj.core.api.Assertions.assertThat;
import static se.inkopsnavet.journal.procapita.ProcapitaNotesDesk.PROCESSING;

import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.journal.InvoiceReceiverLookup;
import se.inkopsnavet.journal.JournalBench;
import se.inkopsnavet.journal.WatchedChannel;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.State;
import se.inkopsnavet.neighbourhood.journal.ProcapitaNotes;
import se.inkopsnavet.neighbourhood.journal.Whim;
import se.inkopsnavet.neighbourhood.journal.WrittenNote;

/** Notes to Procapita over real TLS and SOAP: each answer of reliability report §2.3, and what the journal itself has afterwards. */
class ProcapitaJournalTest {

    @AutoClose
    private static final ProcapitaNotesDesk desk = new ProcapitaNotesDesk();

    private static final JournalBench bench = desk.bench;
    private static final ProcapitaNotes procapita = desk.procapita;
    private static final ProcapitaJournal journal = desk.journal(bench.server.procapitaUrl(), bench.tls);

    private JournalBench.Hub hub;

    @BeforeEach
    void clear() {
        desk.clear();
        hub = hub(journal);
    }

    private static JournalBench.Hub hub(ProcapitaJournal by) {
        return bench.hub(new WatchedChannel(by, bench.events()));
    }

    /** AC-02-1. */
    @Test
    void noteStandsInTheJournalOnceWithItsAuthorAndItsTwoTimes() {
        UUID id = hub.write(bench.consent());

        assertThat(hub.deliver(id)).isFalse();

        assertThat(bench.ledger.state(id)).isEqualTo("CONFIRMED");
        assertThat(desk.newNotes()).hasSize(1);
        WrittenNote note = desk.newNotes().get(0);
        String reference = JournalBench.CASE + "/" + id.toString().substring(0, 8);
        assertThat(note.noteId()).isEqualTo(id.toString());
        assertThat(note.person()).isEqualTo("189001019802");
        assertThat(note.unit()).isEqualTo("Hemtjänsten Åsby");
        assertThat(note.headline()).isEqualTo("Samtycke digitala inköp");
        assertThat(note.author()).isEqualTo("4711");
        assertThat(note.title()).isEqualTo("Undersköterska");
        assertThat(note.occurred()).isEqualTo("2026-11-25T09:12:00Z");
        assertThat(note.created()).isNotEqualTo(note.occurred());
        assertThat(note.signed()).isEqualTo("false");
        assertThat(note.text()).isEqualTo("""
                        Samtycke till digitala inköp: sms till hemtjänstenheten.
                        Uppgifterna lämnas till: Livs AB.
                        Samtycket är lämnat av: den enskilde. Sätt: muntligt.
                        Ref: %s""".formatted(reference));
        assertThat(bench.written).containsExactly(id);
        assertThat(bench.notWritten).isEmpty();
        assertThat(bench.peers).containsExactly("up");
        assertThat(desk.record().complaints()).isEmpty();
    }

    @Test
    void nothingThatTheNoteSaidIsKeptOnceTheJournalHasIt() {
        UUID id = hub.write(bench.consent());
        hub.deliver(id);

        assertThat(bench.ledger.count("journal_note where id = ? and content is null and template = 'samtycke@1'", id))
                .isEqualTo(1);
        assertThat(bench.ledger.column(id, "payload_id")).isNull();
        assertThat(bench.ledger.count("attempt where message_id = ? and peer_reference like 'PRO-%'", id))
                .isEqualTo(1);
    }

    /** F27, F28, AC-02-3: the journal has it, and only the hub does not know. */
    @ParameterizedTest
    @EnumSource(value = Whim.class, mode = EnumSource.Mode.MATCH_ALL, names = ".*_AFTER")
    void lostAnswerIsAskedAboutAndNeverSentAgain(Whim whim) {
        procapita.manners().next(ProcapitaNotes.WRITE, whim);
        UUID id = hub.write(bench.consent());

        assertThat(hub(desk.journal(whim)).deliver(id)).isTrue();
        assertThat(bench.ledger.state(id)).isEqualTo("UNCERTAIN");
        assertThat(bench.notWritten).extracting(Outcome::state).containsExactly(State.UNCERTAIN);
        assertThat(bench.written).isEmpty();

        assertThat(hub.deliver(id)).isFalse();

        assertThat(bench.ledger.state(id)).isEqualTo("CONFIRMED");
        assertThat(bench.written).containsExactly(id);
        assertThat(desk.newNotes()).hasSize(1);
        assertThat(desk.newCalls()).isEqualTo(1);
        assertThat(bench.notices()).isEmpty();
    }

    /** No client repeats the request by itself, and "not found" counts only when the service must be done. */
    @ParameterizedTest
    @EnumSource(
            value = Whim.class,
            names = {"RESET_BEFORE", "HANG_UP_BEFORE"})
    void requestThatWasCutOffIsSentAgainWhenTheNoteIsSurelyAbsent(Whim whim) {
        procapita.manners().next(ProcapitaNotes.WRITE, whim);
        UUID id = hub.write(bench.consent());
        hub.deliver(id);
        assertThat(desk.newCalls()).isEqualTo(1);

        hub.deliver(id);
        assertThat(bench.ledger.state(id)).isEqualTo("UNCERTAIN");
        assertThat(desk.newCalls()).isEqualTo(1);

        bench.forgetTime(id, PROCESSING);
        hub.deliver(id);
        assertThat(bench.ledger.state(id)).isEqualTo("READY");
        hub.deliver(id);

        assertThat(bench.ledger.state(id)).isEqualTo("CONFIRMED");
        assertThat(desk.newNotes()).hasSize(1);
        assertThat(desk.newCalls()).isEqualTo(2);
    }

    @Test
    void questionThatIsNotAnsweredProvesNothing() {
        procapita.manners().next(ProcapitaNotes.WRITE, Whim.RESET_AFTER);
        procapita.manners().next(ProcapitaNotes.FIND, Whim.ERROR_PAGE_AFTER, Whim.UNAVAILABLE, Whim.FAULT_CLIENT);
        UUID id = hub.write(bench.consent());
        hub.deliver(id);
        bench.forgetTime(id, PROCESSING);

        for (int asked = 0; asked < 3; asked++) {
            assertThat(hub.deliver(id)).isTrue();
            assertThat(bench.ledger.state(id)).isEqualTo("UNCERTAIN");
        }
        hub.deliver(id);

        assertThat(bench.ledger.state(id)).isEqualTo("CONFIRMED");
        assertThat(desk.newCalls()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"UNAVAILABLE,JOURNAL_UNREACHABLE", "DENIED,JOURNAL_ACCESS_DENIED"})
    void notNowIsTriedAgain(Whim whim, String fault) {
        procapita.manners().next(ProcapitaNotes.WRITE, whim);
        UUID id = hub.write(bench.consent());

        assertThat(hub.deliver(id)).isTrue();
        assertThat(bench.ledger.state(id)).isEqualTo("READY");
        assertThat(bench.ledger.column(id, "fault")).isEqualTo(fault);
        assertThat(bench.peers).containsExactly("down " + Fault.valueOf(fault).code());
        hub.deliver(id);

        assertThat(bench.ledger.state(id)).isEqualTo("CONFIRMED");
        assertThat(desk.newNotes()).hasSize(1);
    }

    @Test
    void redirectIsNotFollowed() {
        procapita.manners().next(ProcapitaNotes.WRITE, Whim.REDIRECT);
        UUID id = hub.write(bench.consent());
        hub.deliver(id);

        assertThat(bench.ledger.state(id)).isEqualTo("UNCERTAIN");
        assertThat(desk.newCalls()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "HEADLINE_INACTIVE,JOURNAL_HEADLINE,JRN-011",
        "PERSONNEL_NOT_ON_UNIT,JOURNAL_AUTHOR,JRN-012",
        "CLIENT_INACTIVE,JOURNAL_CLIENT,JRN-013",
        "CLIENT_UNKNOWN,JOURNAL_CLIENT,JRN-013",
        "UNIT_UNKNOWN,JOURNAL_UNIT,JRN-014",
        "OTHER,JOURNAL_REFUSED,JRN-010"
    })
    void refusalWaitsForTheUnitAndIsSentWhenReleased(String reason, String fault, String code) {
        procapita.refuse(JournalBench.ASA.digits(), reason);
        UUID id = hub.write(bench.consent());

        assertThat(hub.deliver(id)).isFalse();
        assertThat(bench.ledger.state(id)).isEqualTo("HELD");
        assertThat(bench.ledger.column(id, "fault")).isEqualTo(fault);
        assertThat(bench.notices()).contains("RESPONSIBLE JOURNAL_REFUSED " + code);
        assertThat(bench.notWritten).extracting(Outcome::state).containsExactly(State.HELD);

        procapita.accept(JournalBench.ASA.digits());
        assertThat(hub.release(id)).isTrue();
        hub.deliver(id);

        assertThat(bench.ledger.state(id)).isEqualTo("CONFIRMED");
        assertThat(bench.written).containsExactly(id);
        assertThat(desk.newNotes()).hasSize(1);
    }

    @Test
    void clientFaultIsFinal() {
        procapita.manners().next(ProcapitaNotes.WRITE, Whim.FAULT_CLIENT);
        UUID id = hub.write(bench.consent());
        hub.deliver(id);

        assertThat(bench.ledger.state(id)).isEqualTo("HELD");
        assertThat(bench.ledger.column(id, "place")).isEqualTo("soap fault client");
        assertThat(desk.newNotes()).isEmpty();
    }

    @Test
    void invoiceReceiverIsLookedUp() {
        InvoiceReceiverLookup lookup = journal.invoiceReceivers();
        assertThat(lookup.find("exempelkommun", JournalBench.ASA)).isEqualTo(new InvoiceReceiverLookup.Answer.None());

        procapita.invoiceReceiver(JournalBench.ASA.digits(), "Karl-Erik Wångstedt", "Ängsvägen 3");
        assertThat(lookup.find("exempelkommun", JournalBench.ASA))
                .isInstanceOfSatisfying(InvoiceReceiverLookup.Answer.Found.class, found -> {
                    assertThat(found.name()).isEqualTo("Karl-Erik Wångstedt");
                    assertThat(found.address().street()).isEqualTo("Ängsvägen 3");
                    assertThat(found.address().postcode()).isEqualTo("99010");
                });

        procapita.manners().next(ProcapitaNotes.INVOICE, Whim.WRONG_SCHEMA_AFTER);
        assertThat(lookup.find("exempelkommun", JournalBench.ASA))
                .isInstanceOf(InvoiceReceiverLookup.Answer.Unavailable.class);
    }
}
