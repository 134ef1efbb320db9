package se.inkopsnavet.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import com.github.kagkarlsson.scheduler.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

@Isolated("listens to every logger of the process")
class QuietFailuresTest extends OneWayOut {

    private static final String TEXT = "Cannot deserialize from String: Greta Svensson Storgatan 1";

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final AppenderBase<ILoggingEvent> ear = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            lines.add(event.getLoggerName() + " " + event.getFormattedMessage() + texts(event.getThrowableProxy()));
        }
    };

    @BeforeEach
    void listen() {
        ear.start();
        root.addAppender(ear);
    }

    @AfterEach
    void quiet() {
        root.detachAppender(ear);
    }

    @Test
    void deadlineWhoseReactionFailsIsTriedAgainAndItsTextIsNotLogged() {
        AtomicInteger tries = new AtomicInteger();
        Deadlines deadlines = bench.deadlines((subject, occurrence, late) -> {
            if (tries.incrementAndGet() == 1) {
                throw new IllegalStateException(TEXT, new IllegalArgumentException(TEXT));
            }
        });
        deadlines.set("KIND", "failing", "1", Instant.now().minusSeconds(1), "test");
        Scheduler node = bench.node("quiet", bench.inbound(Map.of()), worker, deadlines, channel);
        node.start();
        try {
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> bench.count("deadline where subject = 'failing' and fired_at is not null") == 1);
        } finally {
            node.stop();
        }

        assertThat(tries).hasValue(2);
        assertThat(lines)
                .noneMatch(line -> line.contains("Greta"))
                .anyMatch(line -> line.contains("Surprise deadline"));
    }

    private static String texts(IThrowableProxy thrown) {
        return thrown == null ? "" : " " + thrown.getMessage() + texts(thrown.getCause());
    }
}
