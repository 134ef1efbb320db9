package se.inkopsnavet.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.ledger.LedgerBench;
import se.inkopsnavet.notice.NoticeBook;
import se.inkopsnavet.policy.Policies;
import se.inkopsnavet.policy.PolicyBook;

/** What waits for a person is not forgotten, and what will be purged is told of first. */
class LongWaitsTest {

    @AutoClose
    private static final LedgerBench bench = new LedgerBench();

    private final LongWaits waits = at("2026-11-23T10:00:00Z");

    @BeforeEach
    void clear() {
        bench.all.sql("call wipe('message, payload, notice')").update();
    }

    @Test
    void itHearsOnceAWeekWhatHasWaited() {
        message("HELD", 8);
        message("HELD", 9);
        message("UNCERTAIN", 8);
        message("QUARANTINED", 24);

        waits.tell("exempelkommun", Duration.ofDays(30));
        waits.tell("exempelkommun", Duration.ofDays(30));
        at("2026-11-29T10:00:00Z").tell("exempelkommun", Duration.ofDays(30));
        assertThat(notices()).isEqualTo(1);
        assertThat(bench.count("notice where detail = 'HELD 2, QUARANTINED 1, UNCERTAIN 1' and role = 'IT'"))
                .isEqualTo(1);

        at("2026-11-30T10:00:00Z").tell("exempelkommun", Duration.ofDays(30));
        assertThat(notices()).isEqualTo(2);
    }

    @Test
    void whatIsNewOrDoneIsNotTold() {
        message("HELD", 6);
        message("QUARANTINED", 22);
        message("CONFIRMED", 400);

        waits.tell("exempelkommun", Duration.ofDays(30));

        assertThat(notices()).isZero();
    }

    private static LongWaits at(String instant) {
        return new LongWaits(
                bench.jdbc,
                new NoticeBook(bench.jdbc),
                new PolicyBook(Policies.load(Path.of(""))),
                Clock.fixed(Instant.parse(instant), ZoneId.of("Europe/Stockholm")));
    }

    private static int notices() {
        return bench.count("notice where kind = 'WAITING_LONG'");
    }

    private static void message(String state, int days) {
        bench.all
                .sql("insert into message (id, direction, flow, municipality, state, payload_id, changed_at)"
                        + " values (?, 'I', 'TEST', 'exempelkommun', ?, ?, now() - make_interval(days => ?))")
                .params(UUID.randomUUID(), state, UUID.randomUUID(), days)
                .update();
    }
}
