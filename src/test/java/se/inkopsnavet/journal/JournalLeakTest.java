package se.inkopsnavet.journal;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.read.ListAppender;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;
import se.inkopsnavet.journal.lifecare.LifecareJournal;
import se.inkopsnavet.journal.lifecare.LifecareSettings;
import se.inkopsnavet.journal.procapita.ProcapitaJournal;
import se.inkopsnavet.journal.procapita.ProcapitaSettings;
import se.inkopsnavet.neighbourhood.journal.LifecareNotes;
import se.inkopsnavet.neighbourhood.journal.ProcapitaNotes;
import se.inkopsnavet.neighbourhood.journal.Whim;

/** With every logger at its loudest, java.util.logging's too: no key, no number, no name, no text of a note, whatever goes wrong (requirements S-10). */
@Isolated("listens to every logger of the process")
class JournalLeakTest {

    private static final List<String> SECRETS = List.of(
            "189001019802",
            "18900101-9802",
            LifecareNotes.KEY,
            "exempel-dom",
            "api-hemlighet",
            "sms till hemtjänstenheten",
            "Åsa Öberg",
            "provider_notes?");

    @AutoClose
    private static final JournalBench bench = new JournalBench();

    private final ListAppender<ILoggingEvent> events = new ListAppender<>();
    private final List<Appender<ILoggingEvent>> appenders = new ArrayList<>();
    private final List<TurboFilter> filters = new ArrayList<>();
    private final List<String> julEvents = new ArrayList<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final java.util.logging.Logger julRoot = java.util.logging.Logger.getLogger("");
    private final Handler jul = new Handler() {
        @Override
        public void publish(LogRecord line) {
            synchronized (julEvents) {
                julEvents.add(line.getLoggerName() + " " + line.getMessage() + " " + line.getThrown());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private Level level;
    private java.util.logging.Level julLevel;

    @BeforeAll
    static void start() {
        bench.lifecareKnowsTheClient();
    }

    @BeforeEach
    void listen() {
        level = root.getLevel();
        julLevel = julRoot.getLevel();
        events.start();
        // A hub that closed in this process may have left the filter with which Spring Boot silences everything.
        filters.addAll(root.getLoggerContext().getTurboFilterList());
        root.getLoggerContext().resetTurboFilterList();
        root.iteratorForAppenders().forEachRemaining(appenders::add);
        appenders.forEach(root::detachAppender);
        root.addAppender(events);
        root.setLevel(Level.TRACE);
        jul.setLevel(java.util.logging.Level.ALL);
        julRoot.addHandler(jul);
        julRoot.setLevel(java.util.logging.Level.ALL);
    }

    @AfterEach
    void quiet() {
        root.setLevel(level);
        filters.forEach(root.getLoggerContext()::addTurboFilter);
        root.detachAppender(events);
        appenders.forEach(root::addAppender);
        julRoot.removeHandler(jul);
        julRoot.setLevel(julLevel);
    }

    @ParameterizedTest
    @EnumSource(Whim.class)
    void lifecareLeavesNoTrace(Whim whim) {
        bench.server.lifecare().manners().next(LifecareNotes.WRITE, whim);
        bench.server.lifecare().manners().next(LifecareNotes.READ_BACK, whim);
        bench.server.lifecare().manners().next("clients", whim);
        LifecareJournal journal = lifecare(bench.server.lifecareUrl());
        JournalBench.Hub hub = bench.hub(journal);
        UUID id = hub.write(bench.consent());
        for (int turn = 0; turn < 4; turn++) {
            hub.deliver(id);
        }
        nothingLeaked(id);
    }

    @ParameterizedTest
    @EnumSource(Whim.class)
    void procapitaLeavesNoTrace(Whim whim) {
        bench.server.procapita().manners().next(ProcapitaNotes.WRITE, whim);
        bench.server.procapita().manners().next(ProcapitaNotes.FIND, whim);
        JournalBench.Hub hub = bench.hub(procapita(bench.server.procapitaUrl()));
        UUID id = hub.write(bench.consent());
        for (int turn = 0; turn < 3; turn++) {
            hub.deliver(id);
        }
        nothingLeaked(id);
    }

    @Test
    void unreachableJournalsLeaveNoTrace() {
        for (var journal : List.of(
                lifecare(URI.create("https://localhost:1/WE.EC.Integration.Host")),
                procapita(URI.create("https://localhost:1/journal")))) {
            JournalBench.Hub hub = bench.hub(journal);
            UUID id = hub.write(bench.consent());
            hub.deliver(id);
            nothingLeaked(id);
        }
    }

    /** The listening itself must be able to find what it looks for. */
    @Test
    void whatWereLoggedWouldBeFound() {
        LoggerFactory.getLogger("se.inkopsnavet.journal.probe").trace("key={}", LifecareNotes.KEY);
        java.util.logging.Logger.getLogger("jdk.httpclient.probe").finest("189001019802");

        assertThat(heard()).contains(LifecareNotes.KEY, "189001019802");
    }

    private void nothingLeaked(UUID id) {
        String heard = heard();
        assertThat(heard).contains(id.toString());
        for (String secret : SECRETS) {
            assertThat(heard.lines().filter(line -> line.contains(secret)).toList())
                    .as(secret)
                    .isEmpty();
        }
    }

    private String heard() {
        PatternLayout layout = new PatternLayout();
        layout.setContext(root.getLoggerContext());
        layout.setPattern("%logger %msg %kvp %ex{full}%n");
        layout.start();
        synchronized (julEvents) {
            return List.copyOf(events.list).stream()
                            // The simulated journal and the test's own database tools live in the same process.
                            .filter(event -> !event.getLoggerName().startsWith("sun.net.httpserver")
                                    && !event.getLoggerName().startsWith("com.sun.net.httpserver"))
                            .map(layout::doLayout)
                            .collect(Collectors.joining("\n"))
                    + julEvents.stream()
                            .filter(line -> !line.startsWith("com.sun.net.httpserver"))
                            .collect(Collectors.joining("\n"));
        }
    }

    private static LifecareJournal lifecare(URI url) {
        return new LifecareJournal(
                new LifecareSettings(
                        "exempelkommun/journal",
                        url,
                        LifecareNotes.DOMAIN,
                        LifecareNotes.KEY,
                        "api-hemlighet",
                        bench.tls,
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(2),
                        true,
                        null),
                bench.json,
                bench.ledger.outbox(Duration.ofHours(1))::attempts);
    }

    private static ProcapitaJournal procapita(URI url) {
        return new ProcapitaJournal(
                new ProcapitaSettings(
                        "exempelkommun/journal",
                        url,
                        ProcapitaNotes.LOGICAL_ADDRESS,
                        bench.tls,
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(2),
                        Duration.ofMinutes(2)),
                bench.json,
                bench.ledger.outbox(Duration.ofHours(1))::attempts);
    }
}
