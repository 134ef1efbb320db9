package se.inkopsnavet.lifecare.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static se.inkopsnavet.lifecare.poll.LifecareDesk.PEOPLE;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.inkopsnavet.ledger.LedgerBench;
import se.inkopsnavet.lifecare.Entity;
import se.inkopsnavet.neighbourhood.lifecare.LifecareRequest;

/** Late commits, days of silence and clocks that differ: the mark is the source's time, and nothing is lost. */
class PollingTimeTest {

    @AutoClose
    private static final LedgerBench BENCH = new LedgerBench();

    private final LifecareDesk desk = new LifecareDesk(BENCH);

    @AfterEach
    void close() {
        desk.close();
    }

    /** The source filters on modification time and may commit late (requirements §7). */
    @Test
    void lateCommitIsFoundByTheOverlap() {
        desk.poll();
        desk.grantedAsOf(1, desk.mark(Entity.DECISIONS).minus(Duration.ofMinutes(8)));
        desk.poll();
        assertThat(desk.cases()).hasSize(1);
    }

    @Test
    void daysOfSilenceAreCaughtUpInBoundedWindows() {
        desk.poll();
        desk.downSince(Duration.ofDays(4));
        for (int number = 1; number <= PEOPLE.size(); number++) {
            desk.grantedAsOf(number, Instant.now().minus(Duration.ofHours(13L * number)));
        }
        int seen = desk.lifecare.record().size();
        desk.poll(3);

        assertThat(desk.cases()).hasSize(PEOPLE.size());
        assertThat(desk.lifecare.record().stream().skip(seen).filter(LifecareRequest::isDelta))
                .allSatisfy(request -> assertThat(Duration.between(
                                Instant.parse(request.query().get("gt")),
                                Instant.parse(request.query().get("lt"))))
                        .isLessThanOrEqualTo(Duration.ofHours(6).plusMinutes(11)));
        assertThat(Duration.between(desk.mark(Entity.DECISIONS), Instant.now())).isLessThan(Duration.ofMinutes(5));
    }

    @Test
    void anHourOfSilenceIsToldOnce() {
        desk.poll();
        desk.lifecare.whims().beDown();
        desk.poll();
        assertThat(desk.told).noneMatch(line -> line.startsWith("LIF-005"));
        desk.downSince(Duration.ofMinutes(61));
        desk.poll(3);
        assertThat(desk.told).filteredOn(line -> line.startsWith("LIF-005")).hasSize(1);
        assertThat(desk.notices()).containsExactly("LIFECARE_SILENT IT LIF-001");
    }

    @Test
    void serverThatAsksForPeaceIsLeftAlone() {
        desk.poll();
        desk.lifecare.whims().throttle("120");
        desk.poll();
        int asked = desk.lifecare.record().size();
        desk.poll();
        assertThat(desk.lifecare.record()).hasSize(asked);
        assertThat(desk.told).contains("down LIF-003");

        desk.granted(1);
        desk.bench.all.sql("update lifecare_source set not_before = now()").update();
        desk.poll();
        assertThat(desk.cases()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT10M", "-PT10M", "P3D", "-P3D"})
    void clocksThatDifferLoseNothing(Duration shift) {
        desk.runClock(shift);
        desk.poll();
        desk.poll(1);
        desk.granted(1);
        desk.poll(2);
        assertThat(desk.cases()).hasSize(1);
        assertThat(desk.told).filteredOn(line -> line.startsWith("LIF-006")).hasSize(1);
        assertThat(Duration.between(desk.mark(Entity.CLIENTS), Instant.now()).abs())
                .isLessThan(Duration.ofMinutes(5));
        assertThat(Duration.between(desk.mark(Entity.DECISIONS), Instant.now()).abs())
                .as("the mark is the source's time, never the hub's")
                .isLessThan(Duration.ofMinutes(5));
    }

    /** After a restart nothing is known of how the clocks differ. */
    @ParameterizedTest
    @ValueSource(strings = {"P3D", "-P3D"})
    void clockThatJumpsWhileTheHubIsDownLosesNothing(Duration shift) {
        desk.poll();
        desk.runClock(shift);
        desk.open("");
        desk.granted(1);
        desk.poll(2);
        assertThat(desk.cases()).hasSize(1);
        desk.granted(2);
        desk.poll(1);
        assertThat(desk.cases()).hasSize(2);
    }
}
