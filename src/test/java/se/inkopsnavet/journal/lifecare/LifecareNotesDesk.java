package se.inkopsnavet.journal.lifecare;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.journal.JournalBench;
import se.inkopsnavet.neighbourhood.journal.JournalRecord;
import se.inkopsnavet.neighbourhood.journal.LifecareNotes;
import se.inkopsnavet.neighbourhood.journal.Whim;
import se.inkopsnavet.neighbourhood.journal.WrittenNote;

/** Hubs that write notes to one simulated Lifecare, and what has come to it since the last {@link #clear}. */
final class LifecareNotesDesk implements AutoCloseable {

    static final Duration MIRRORED = Duration.ofSeconds(60);
    /** Costs nothing where all goes well; a machine that is busy with other things is no failure. */
    static final Duration PATIENCE = Duration.ofSeconds(30);
    /** For an answer that does not come. */
    static final Duration HURRY = Duration.ofSeconds(3);

    final JournalBench bench = new JournalBench();
    final LifecareNotes lifecare = bench.server.lifecare();
    private int before;
    private int calls;

    /** Lifecare has the client, her unit, and the headline beside an older one of the same name. */
    void clear() {
        bench.forgetNotices();
        List.of("clients", "provider_units", "provider_headlines").forEach(lifecare::forget);
        lifecare.has("provider_headlines", "{\"Id\": 52, \"Name\": \"Samtycke digitala inköp\", \"IsActive\": false}");
        bench.lifecareKnowsTheClient();
        lifecare.mirror(true);
        before = record().notes().size();
        calls = record().calls(LifecareNotes.WRITE);
    }

    /** @param mirroredWithin what the deployment promises; null: nothing */
    JournalBench.Hub hub(boolean readBack, @Nullable Duration mirroredWithin) {
        return hub(settings(bench.server.lifecareUrl(), readBack, mirroredWithin, PATIENCE));
    }

    /** A hub that reads back, and waits for an answer no longer than is needed where that whim strikes. */
    JournalBench.Hub hub(Whim whim) {
        return hub(settings(bench.server.lifecareUrl(), true, null, whim.isSilent() ? HURRY : PATIENCE));
    }

    JournalBench.Hub hub(LifecareSettings settings) {
        return bench.hub(new LifecareJournal(settings, bench.json, bench.ledger.outbox(Duration.ofHours(1))::attempts));
    }

    LifecareSettings settings(URI url, boolean readBack, @Nullable Duration mirroredWithin, Duration answer) {
        return new LifecareSettings(
                "exempelkommun/journal",
                url,
                LifecareNotes.DOMAIN,
                LifecareNotes.KEY,
                null,
                bench.tls,
                PATIENCE,
                answer,
                readBack,
                mirroredWithin);
    }

    JournalRecord record() {
        return lifecare.record();
    }

    List<WrittenNote> newNotes() {
        return record().notes().subList(before, record().notes().size());
    }

    int newCalls() {
        return record().calls(LifecareNotes.WRITE) - calls;
    }

    /** As the note ends. */
    static String reference(UUID id) {
        return JournalBench.CASE + "/" + id.toString().substring(0, 8);
    }

    @Override
    public void close() throws Exception {
        bench.close();
    }
}
