package se.inkopsnavet.lifecare.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static se.inkopsnavet.neighbourhood.lifecare.WelfareCast.absence;
import static se.inkopsnavet.neighbourhood.lifecare.WelfareCast.client;
import static se.inkopsnavet.neighbourhood.lifecare.WelfareCast.contact;
import static se.inkopsnavet.neighbourhood.lifecare.WelfareCast.decision;
import static se.inkopsnavet.neighbourhood.lifecare.WelfareCast.execution;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import se.inkopsnavet.ledger.LedgerBench;
import se.inkopsnavet.neighbourhood.lifecare.LifecareNeighbour;
import se.inkopsnavet.neighbourhood.lifecare.LifecareWhims;
import se.inkopsnavet.neighbourhood.lifecare.WelfareCast;

/**
 * AC-19-9: key and personnummer stand in every address, and in no log at any level, no exception, no table and nothing that is told an operator, whatever
 * goes wrong. What is listened to here is unmasked.
 */
class DiscretionTest {

    private static final String PERSON = "189001019802";
    private static final List<String> SECRET = List.of(
            PERSON,
            "900101",
            LifecareNeighbour.KEY,
            URLEncoder.encode(LifecareNeighbour.KEY, StandardCharsets.UTF_8),
            "hemlig-nyckel",
            "api/v1",
            "&key=",
            "Öhrström",
            "Ångbåtsvägen",
            "Quist",
            "174 06",
            "1740605",
            WelfareCast.ENTRY_CODE,
            WelfareCast.KEY_CODE,
            WelfareCast.NOTE);

    private final Queue<String> log = new ConcurrentLinkedQueue<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Level before = root.getLevel();
    private final java.util.logging.Logger platform = LogManager.getLogManager().getLogger("");
    private final java.util.logging.Level platformBefore = platform.getLevel();
    private final AppenderBase<ILoggingEvent> listener = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            // A hub that lived in this JVM before has led the platform's log here.
            if (isTheServers(event.getLoggerName())) {
                return;
            }
            log.add(event.getLoggerName() + " " + event.getFormattedMessage() + " " + event.getKeyValuePairs() + " "
                    + event.getMDCPropertyMap() + " "
                    + event.getThreadName() + " "
                    + (event.getThrowableProxy() == null
                            ? ""
                            : ThrowableProxyUtil.asString(event.getThrowableProxy())));
        }
    };
    private final Handler platformListener = new Handler() {
        @Override
        public void publish(LogRecord each) {
            if (!isTheServers(each.getLoggerName())) {
                heard(each);
            }
        }

        private void heard(LogRecord each) {
            log.add(each.getLoggerName() + " " + each.getMessage() + " "
                    + java.util.Arrays.toString(each.getParameters()) + " " + each.getThrown());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    /** The simulated server's own account of its connections is no part of the hub. */
    private static boolean isTheServers(String logger) {
        return logger != null && logger.startsWith("com.sun.net.httpserver");
    }

    @BeforeEach
    void listenToEverything() {
        listener.setContext(root.getLoggerContext());
        listener.start();
        root.addAppender(listener);
        root.setLevel(Level.TRACE);
        platformListener.setLevel(java.util.logging.Level.ALL);
        platform.addHandler(platformListener);
        platform.setLevel(java.util.logging.Level.ALL);
    }

    @AfterEach
    void stopListening() {
        root.detachAppender(listener);
        root.setLevel(before);
        platform.removeHandler(platformListener);
        platform.setLevel(platformBefore);
    }

    @Test
    void keyAndPersonAreNowhere() {
        try (LedgerBench bench = new LedgerBench();
                LifecareDesk desk = new LifecareDesk(bench)) {
            desk.poll();
            desk.lifecare.data().put("clients", client(1, PERSON, "Åsa", "Öhrström-Ängqvist"));
            desk.lifecare.data().put("executions", execution(1, 1, PERSON));
            desk.lifecare.data().put("sol_decisions", decision(1, PERSON));
            desk.lifecare.data().put("contacts", contact(1, PERSON, "God man"));
            desk.lifecare.data().put("client_absences", absence(1, PERSON, LocalDate.now(), null));
            everyWhim(desk, "clients/");
            desk.poll();
            desk.reconcileNow();
            everyWhim(desk, "executions");

            assertThat(desk.cases()).hasSize(1);
            assertThat(desk.lifecare.record())
                    .as("there is something to keep silent about")
                    .anyMatch(request -> request.path().contains(PERSON))
                    .anyMatch(request -> request.query().containsValue(LifecareNeighbour.KEY));
            // The simulated server's own account of its connections is no part of the hub; it speaks as
            // sun.net.httpserver.
            String written = String.join("\n", log) + desk.told + desk.dump() + desk.notices();
            assertThat(log).as("the listener hears").hasSizeGreaterThan(100);
            assertThat(SECRET).filteredOn(written::contains).isEmpty();
            assertThat(desk.payloads())
                    .as("the same search finds it where it is encrypted")
                    .contains(PERSON);
        }
    }

    private static void everyWhim(LifecareDesk desk, String call) {
        List<Consumer<LifecareWhims>> whims = List.of(
                LifecareWhims::beDown,
                LifecareWhims::reset,
                LifecareWhims::breakOffHalfway,
                LifecareWhims::refuseKey,
                LifecareWhims::answerHtml,
                LifecareWhims::answerWrongJson,
                LifecareWhims::redirect,
                LifecareWhims::answerWithoutEnd,
                whim -> whim.trickle(Duration.ofMillis(300)));
        desk.openInAHurry();
        for (Consumer<LifecareWhims> whim : whims) {
            whim.accept(desk.lifecare.whims().onlyFor(call));
            desk.poll();
            desk.lifecare.whims().behave();
        }
        desk.open("");
    }
}
