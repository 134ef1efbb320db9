package se.inkopsnavet.transport.sftp;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import se.inkopsnavet.neighbourhood.sftp.SftpNeighbour;

/** Design §7.11: neither the file names that a neighbour chose nor our password reach a log, an alert or a receipt, however badly things go. */
class DiscretionTest {

    private static final String NAME = "18900101-9802 Öhrström.xml";
    private static final Duration PAUSE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        root.setLevel(Level.DEBUG);
        log.list = Collections.synchronizedList(new ArrayList<>());
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        root.detachAppender(log);
    }

    @Test
    void nameAndPasswordStayOutOfLogsAlertsAndReceipts() throws Exception {
        try (SftpNeighbour procapita = SftpNeighbour.open(folder)) {
            Files.createDirectories(procapita.home().resolve("beslut/ut"));
            try (HubUnderTest hub = new HubUnderTest(procapita)) {
                String text = "rad\n".repeat(100_000);
                procapita.export(
                        "beslut/ut",
                        NAME,
                        text.getBytes(StandardCharsets.UTF_8),
                        Instant.parse("2026-12-01T10:00:00Z"));
                hub.intake.databaseDown = true;
                hub.pollTwice();
                hub.intake.databaseDown = false;
                procapita.whims().cutNextDownloadAt(200_000);
                hub.pollAfter(PAUSE);
                procapita.whims().denyMoves();
                hub.pollAfter(PAUSE);
                hub.intake.afterLastByte = () -> delete(procapita);
                hub.pollAfter(PAUSE);
                int port = procapita.goAway();
                hub.pollAfter(PAUSE);
                procapita.answerAgain(port);
                procapita.changeHostKey();
                hub.pollAfter(PAUSE);

                List<String> lines = Stream.of(log.list.toArray(ILoggingEvent[]::new))
                        // The simulated neighbour may know its own files.
                        .filter(event -> !event.getLoggerName().startsWith("org.apache.sshd"))
                        .map(DiscretionTest::whole)
                        .toList();
                assertThat(lines).isNotEmpty();
                assertThat(hub.events.told).hasSizeGreaterThan(4);
                assertThat(hub.events.told.toString()).contains(new FileName(NAME).alias());
                assertThat(lines).noneMatch(DiscretionTest::tells);
                assertThat(hub.events.told).noneMatch(DiscretionTest::tells);
                assertThat(hub.intake.arrivals.toString()).matches(told -> !tells(told));
            }
        }
    }

    private static boolean tells(String line) {
        return Stream.of("18900101", "Öhrström", SftpNeighbour.PASSWORD, "sen+ord", "sen%2Bord")
                .anyMatch(line::contains);
    }

    private static void delete(SftpNeighbour procapita) {
        try {
            Files.delete(procapita.home().resolve("beslut/ut").resolve(NAME));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String whole(ILoggingEvent event) {
        return event.getLoggerName() + " " + event.getFormattedMessage()
                + (event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy()));
    }
}
