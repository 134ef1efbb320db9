package se.inkopsnavet.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CertificateWatchTest {

    private static final Instant START = Instant.parse("2026-12-01T08:00:00Z");

    private final RecordedLog log = new RecordedLog(CertificateWatch.class);
    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final AtomicReference<Instant> notAfter = new AtomicReference<>(START.plus(Duration.ofDays(90)));
    private final CertificateWatch watch =
            new CertificateWatch(List.of(new CertificateWatch.Watched("exempelkommun/livs", notAfter::get)), now::get);

    @AfterEach
    void stopRecording() {
        log.close();
    }

    @Test
    void eachThresholdIsToldOnce() {
        for (int day = 0; day <= 93; day++) {
            now.set(START.plus(Duration.ofDays(day)));
            watch.check();
            watch.check();
        }

        assertThat(days()).containsExactly(60L, 30L, 14L, 7L, 1L, -1L);
    }

    @Test
    void renewedCertificateIsNotWarnedAboutAndTheGaugeFollows() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        watch.bindTo(registry);
        now.set(START.plus(Duration.ofDays(80)));
        watch.check();
        assertThat(left(registry)).isEqualTo(10);

        notAfter.set(START.plus(Duration.ofDays(400)));
        watch.check();

        assertThat(days()).containsExactly(10L);
        assertThat(left(registry)).isEqualTo(320);
    }

    @Test
    void expiredCertificateHasNegativeDaysFromTheFirstSecond() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        watch.bindTo(registry);

        now.set(notAfter.get().plusSeconds(1));

        assertThat(left(registry)).isNegative();
    }

    private static double left(SimpleMeterRegistry registry) {
        return registry.get("inkopsnavet.certificate.left")
                .tag("alias", "exempelkommun/livs")
                .gauge()
                .value();
    }

    private List<Object> days() {
        List<Object> days = new ArrayList<>();
        for (int line = 0; line < log.levels().size(); line++) {
            days.add(log.keyValues(line).get("days"));
        }
        return days;
    }
}
