package se.inkopsnavet.journal.procapita;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.journal.JournalBench;
import se.inkopsnavet.journal.TlsIdentity;
import se.inkopsnavet.neighbourhood.journal.JournalServer;
import se.inkopsnavet.neighbourhood.journal.ProcapitaNotes;
import se.inkopsnavet.neighbourhood.mail.TestAuthority;

/** Notes reach no journal whose certificate is not proven, and none without the hub's own. */
class ProcapitaTlsTest {

    @AutoClose
    private static final ProcapitaNotesDesk desk = new ProcapitaNotesDesk();

    private static final JournalBench bench = desk.bench;

    @BeforeEach
    void clear() {
        desk.clear();
    }

    @Test
    void journalThatIsNotThereIsTriedAgain() {
        UUID id = bench.hub(desk.journal(URI.create("https://localhost:1/"), bench.tls))
                .write(bench.consent());

        bench.hub(desk.journal(URI.create("https://localhost:1/"), bench.tls)).deliver(id);

        assertThat(bench.ledger.state(id)).isEqualTo("READY");
        assertThat(bench.ledger.column(id, "fault")).isEqualTo("JOURNAL_UNREACHABLE");
    }

    @Test
    void journalWithAForeignCertificateGetsNothing() throws Exception {
        try (JournalServer stranger = JournalServer.open(new TestAuthority())) {
            JournalBench.Hub other = bench.hub(desk.journal(stranger.procapitaUrl(), bench.tls));
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
            JournalBench.Hub other = bench.hub(desk.journal(wrong.procapitaUrl(), bench.tls));
            UUID id = other.write(bench.consent());
            other.deliver(id);

            assertThat(bench.ledger.column(id, "fault")).isEqualTo("JOURNAL_UNREACHABLE");
            assertThat(wrong.procapita().record().calls(ProcapitaNotes.WRITE)).isZero();
        }
    }

    @Test
    void hubWithoutItsCertificateIsNotLetIn() {
        TlsIdentity nobody = new TlsIdentity(null, List.of(bench.authority.certificate()));
        JournalBench.Hub other = bench.hub(desk.journal(bench.server.procapitaUrl(), nobody));
        UUID id = other.write(bench.consent());
        other.deliver(id);

        assertThat(bench.ledger.state(id)).isIn("READY", "UNCERTAIN");
        assertThat(desk.newCalls()).isZero();
    }

    @Test
    void onlyHttpsIsSpoken() {
        assertThatThrownBy(() -> desk.journal(URI.create("http://localhost:1/"), bench.tls))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("https");
    }
}
