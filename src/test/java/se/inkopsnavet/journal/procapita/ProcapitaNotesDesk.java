package se.inkopsnavet.journal.procapita;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import se.inkopsnavet.journal.JournalBench;
import se.inkopsnavet.journal.TlsIdentity;
import se.inkopsnavet.neighbourhood.journal.JournalRecord;
import se.inkopsnavet.neighbourhood.journal.ProcapitaNotes;
import se.inkopsnavet.neighbourhood.journal.Whim;
import se.inkopsnavet.neighbourhood.journal.WrittenNote;

/** Journals that reach one simulated Procapita, and what has come to it since the last {@link #clear}. */
final class ProcapitaNotesDesk implements AutoCloseable {

    static final Duration PROCESSING = Duration.ofSeconds(60);
    /** Costs nothing where all goes well; a machine that is busy with other things is no failure. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** For an answer that does not come. */
    private static final Duration HURRY = Duration.ofSeconds(3);

    final JournalBench bench = new JournalBench();
    final ProcapitaNotes procapita = bench.server.procapita();
    private int before;
    private int calls;

    /** Procapita takes every note. */
    void clear() {
        bench.forgetNotices();
        procapita.accept(JournalBench.ASA.digits());
        before = record().notes().size();
        calls = record().calls(ProcapitaNotes.WRITE);
    }

    ProcapitaJournal journal(URI url, TlsIdentity tls) {
        return journal(url, tls, PATIENCE);
    }

    /** It waits for an answer no longer than is needed where that whim strikes. */
    ProcapitaJournal journal(Whim whim) {
        return journal(bench.server.procapitaUrl(), bench.tls, whim.isSilent() ? HURRY : PATIENCE);
    }

    private ProcapitaJournal journal(URI url, TlsIdentity tls, Duration answer) {
        ProcapitaSettings settings = new ProcapitaSettings(
                "exempelkommun/journal", url, ProcapitaNotes.LOGICAL_ADDRESS, tls, PATIENCE, answer, PROCESSING);
        return new ProcapitaJournal(settings, bench.json, bench.ledger.outbox(Duration.ofHours(1))::attempts);
    }

    JournalRecord record() {
        return procapita.record();
    }

    List<WrittenNote> newNotes() {
        return record().notes().subList(before, record().notes().size());
    }

    int newCalls() {
        return record().calls(ProcapitaNotes.WRITE) - calls;
    }

    @Override
    public void close() throws Exception {
        bench.close();
    }
}
