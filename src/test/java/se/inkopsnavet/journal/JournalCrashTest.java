package se.inkopsnavet.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.inkopsnavet.journal.lifecare.LifecareJournal;
import se.inkopsnavet.journal.lifecare.LifecareSettings;
import se.inkopsnavet.journal.procapita.ProcapitaJournal;
import se.inkopsnavet.journal.procapita.ProcapitaSettings;
import se.inkopsnavet.ledger.Channel;
import se.inkopsnavet.neighbourhood.journal.JournalRecord;
import se.inkopsnavet.neighbourhood.journal.LifecareNotes;
import se.inkopsnavet.neighbourhood.journal.ProcapitaNotes;

/** The hub dies at each kill point of a delivery; another one takes over. The journal's own record shows one note, whichever journal it is. */
class JournalCrashTest {

    private static final Duration PROCESSING = Duration.ofSeconds(60);
    /** Costs nothing where all goes well; a machine that is busy with other things is no failure. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @AutoClose
    private static final JournalBench bench = new JournalBench();

    @BeforeAll
    static void start() {
        bench.lifecareKnowsTheClient();
    }

    /** Stands for the end of the process: nothing in the hub catches it. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    @ParameterizedTest
    @CsvSource({
        "PROCAPITA,deliver-built-uncommitted",
        "PROCAPITA,deliver-sending-committed",
        "PROCAPITA,deliver-sent-uncommitted",
        "PROCAPITA,deliver-outcome-committed",
        "LIFECARE,deliver-built-uncommitted",
        "LIFECARE,deliver-sending-committed",
        "LIFECARE,deliver-sent-uncommitted",
        "LIFECARE,deliver-outcome-committed"
    })
    void oneNoteStandsInTheJournal(String system, String point) {
        Supplier<Channel> channel =
                system.equals("PROCAPITA") ? JournalCrashTest::procapita : JournalCrashTest::lifecare;
        JournalRecord record = system.equals("PROCAPITA")
                ? bench.server.procapita().record()
                : bench.server.lifecare().record();
        int before = record.notes().size();
        JournalBench.Hub dying = bench.hub(channel.get(), name -> {
            if (name.equals(point)) {
                throw new Killed();
            }
        });
        UUID id = dying.write(bench.consent());

        assertThatThrownBy(() -> dying.deliver(id)).isInstanceOf(Killed.class);
        JournalBench.Hub next = bench.hub(channel.get());
        next.deliver(id);
        bench.forgetTime(id, PROCESSING);
        for (int turn = 0; turn < 3; turn++) {
            next.deliver(id);
        }

        assertThat(bench.ledger.state(id)).isEqualTo("CONFIRMED");
        List<?> written = record.notes().subList(before, record.notes().size());
        assertThat(written).hasSize(1);
    }

    private static Channel procapita() {
        return new ProcapitaJournal(
                new ProcapitaSettings(
                        "exempelkommun/journal",
                        bench.server.procapitaUrl(),
                        ProcapitaNotes.LOGICAL_ADDRESS,
                        bench.tls,
                        PATIENCE,
                        PATIENCE,
                        PROCESSING),
                bench.json,
                bench.ledger.outbox(Duration.ofHours(1))::attempts);
    }

    private static Channel lifecare() {
        return new LifecareJournal(
                new LifecareSettings(
                        "exempelkommun/journal",
                        bench.server.lifecareUrl(),
                        LifecareNotes.DOMAIN,
                        LifecareNotes.KEY,
                        "api-nyckel",
                        bench.tls,
                        PATIENCE,
                        PATIENCE,
                        true,
                        PROCESSING),
                bench.json,
                bench.ledger.outbox(Duration.ofHours(1))::attempts);
    }
}
