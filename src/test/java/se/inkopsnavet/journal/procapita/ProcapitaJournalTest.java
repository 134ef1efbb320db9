package se.inkopsnavet.journal.procapita;

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
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.journal.InvoiceReceiverLookup;
import se.inkopsnavet.journal.JournalBench;
import se.inkopsnavet.journal.TlsIdentity;
import se.inkopsnavet.journal.WatchedChannel;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.State;
import se.inkopsnavet.neighbourhood.journal.JournalRecord;
import se.inkopsnavet.neighbourhood.journal.JournalServer;
import se.inkopsnavet.neighbourhood.journal.ProcapitaNotes;
import se.inkopsnavet.neighbourhood.journal.Whim;
import se.inkopsnavet.neighbourhood.journal.WrittenNote;
import se.inkopsnavet.neighbourhood.mail.TestAuthority;

/** Notes to Procapita over real TLS and SOAP: each answer of reliability report §2.3, and what the journal itself has afterwards. */
class ProcapitaJournalTest {

    private static final Duration ANSWER = Duration.ofSeconds(3);
    private static final Duration PROCESSING = Duration.ofSeconds(60);

    private static JournalBench bench;
    private static ProcapitaNotes procapita;
    private static ProcapitaJournal journal;

    private JournalBench.Hub hub;
    private int before;
    private int calls;

    @BeforeAll
    static void start() {
        bench = new JournalBench();
        procapita = bench.server.procapita();
        journal = journal(bench.server.procapitaUrl(), bench.tls);
    }

    @AfterAll
    static void stop() throws Exception {
        bench.close();
    }

    @BeforeEach
    void prepare() {
        bench.forgetNotices();
        procapita.accept(JournalBench.ASA.digits());
        hub = bench.hub(new WatchedChannel(journal, bench.events()));
        before = record().notes().size();
        calls = record().calls(ProcapitaNotes.WRITE);
    }

    /** AC-02-1. */
    @Test
    void noteStandsInTheJournalOnceWithItsAuthorAndItsTwoTimes() {
        UUID id = hub.write(bench.consent());

        assertThat(hub.deliver(id)).isFalse();

        assertThat(bench.ledger.state(id)).isEqualTo("CONFIRMED");
        assertThat(newNotes()).hasSize(1);
        WrittenNote note = newNotes().get(0);
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
        assertThat(record().complaints()).isEmpty();
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
                "WRONG_SCHEMA_AFTER",
                "FAULT_SERVER_AFTER"
            })
    void lostAnswerIsAskedAboutAndNeverSentAgain(Whim whim) {
        procapita.manners().next(ProcapitaNotes.WRITE, whim);
        UUID id = hub.write(bench.consent());

        assertThat(hub.deliver(id)).isTrue();
        assertThat(bench.ledger.state(id)).isEqualTo("UNCERTAIN");
        assertThat(bench.notWritten).extracting(Outcome::state).containsExactly(State.UNCERTAIN);
        assertThat(bench.written).isEmpty();

        assertThat(hub.deliver(id)).isFalse();

        assertThat(bench.ledger.state(id)).isEqualTo("CONFIRMED");
        assertThat(bench.written).containsExactly(id);
        assertThat(newNotes()).hasSize(1);
        assertThat(newCalls()).isEqualTo(1);
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
        assertThat(newCalls()).isEqualTo(1);

        hub.deliver(id);
        assertThat(bench.ledger.state(id)).isEqualTo("UNCERTAIN");
        assertThat(newCalls()).isEqualTo(1);

        bench.forgetTime(id, PROCESSING);
        hub.deliver(id);
        assertThat(bench.ledger.state(id)).isEqualTo("READY");
        hub.deliver(id);

        assertThat(bench.ledger.state(id)).isEqualTo("CONFIRMED");
        assertThat(newNotes()).hasSize(1);
        assertThat(newCalls()).isEqualTo(2);
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
        assertThat(newCalls()).isEqualTo(1);
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
        assertThat(newNotes()).hasSize(1);
    }

    @Test
    void redirectIsNotFollowed() {
        procapita.manners().next(ProcapitaNotes.WRITE, Whim.REDIRECT);
        UUID id = hub.write(bench.consent());
        hub.deliver(id);

        assertThat(bench.ledger.state(id)).isEqualTo("UNCERTAIN");
        assertThat(newCalls()).isEqualTo(1);
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
        assertThat(newNotes()).hasSize(1);
    }

    @Test
    void clientFaultIsFinal() {
        procapita.manners().next(ProcapitaNotes.WRITE, Whim.FAULT_CLIENT);
        UUID id = hub.write(bench.consent());
        hub.deliver(id);

        assertThat(bench.ledger.state(id)).isEqualTo("HELD");
        assertThat(bench.ledger.column(id, "place")).isEqualTo("soap fault client");
        assertThat(newNotes()).isEmpty();
    }

    @Test
    void journalThatIsNotThereIsTriedAgain() {
        UUID id = bench.hub(journal(URI.create("https://localhost:1/"), bench.tls))
                .write(bench.consent());

        bench.hub(journal(URI.create("https://localhost:1/"), bench.tls)).deliver(id);

        assertThat(bench.ledger.state(id)).isEqualTo("READY");
        assertThat(bench.ledger.column(id, "fault")).isEqualTo("JOURNAL_UNREACHABLE");
    }

    @Test
    void journalWithAForeignCertificateGetsNothing() throws Exception {
        try (JournalServer stranger = JournalServer.open(new TestAuthority())) {
            JournalBench.Hub other = bench.hub(journal(stranger.procapitaUrl(), bench.tls));
            UUID id = other.write(bench.consent());
            other.deliver(id);

            assertThat(bench.ledger.column(id, "fault")).isEqualTo("JOURNAL_UNREACHABLE");
            assertThat(bench.ledger.state(id)).isEqualTo("READY");
            assertThat(stranger.procapita().record().calls(ProcapitaNotes.WRITE))
                    .isZero();
        }
    }

    @Test
    void journalWithTheCertificateOfAnotherHostGetsNothing() throws Exception {
        try (JournalServer wrong = JournalServer.open(bench.authority.keyNamed("annan.example"), bench.authority)) {
            JournalBench.Hub other = bench.hub(journal(wrong.procapitaUrl(), bench.tls));
            UUID id = other.write(bench.consent());
            other.deliver(id);

            assertThat(bench.ledger.column(id, "fault")).isEqualTo("JOURNAL_UNREACHABLE");
            assertThat(wrong.procapita().record().calls(ProcapitaNotes.WRITE)).isZero();
        }
    }

    @Test
    void hubWithoutItsCertificateIsNotLetIn() {
        TlsIdentity nobody = new TlsIdentity(null, List.of(bench.authority.certificate()));
        JournalBench.Hub other = bench.hub(journal(bench.server.procapitaUrl(), nobody));
        UUID id = other.write(bench.consent());
        other.deliver(id);

        assertThat(bench.ledger.state(id)).isIn("READY", "UNCERTAIN");
        assertThat(newCalls()).isZero();
    }

    @Test
    void onlyHttpsIsSpoken() {
        assertThatThrownBy(() -> journal(URI.create("http://localhost:1/"), bench.tls))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("https");
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

    private static ProcapitaJournal journal(URI url, TlsIdentity tls) {
        ProcapitaSettings settings = new ProcapitaSettings(
                "exempelkommun/journal",
                url,
                ProcapitaNotes.LOGICAL_ADDRESS,
                tls,
                Duration.ofSeconds(2),
                ANSWER,
                PROCESSING);
        return new ProcapitaJournal(settings, bench.json, bench.ledger.outbox(Duration.ofHours(1))::attempts);
    }

    private static JournalRecord record() {
        return procapita.record();
    }

    private List<WrittenNote> newNotes() {
        return record().notes().subList(before, record().notes().size());
    }

    private int newCalls() {
        return record().calls(ProcapitaNotes.WRITE) - calls;
    }
}
