package se.inkopsnavet.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Tier T0 of reliability.md §1.5. The system properties {@code crash.messages}, {@code crash.kills} and {@code crash.seed} make it the long run or a
 * replay, see docs/crash.md.
 */
class CrashTest {

    private static final int MESSAGES = 200;

    @Test
    void nothingIsLostOrDoubledWhenTheHubIsKilledAtEveryNamedPoint() throws IOException, InterruptedException {
        CrashRun.Settings settings = new CrashRun.Settings(
                Integer.getInteger("crash.messages", MESSAGES),
                Integer.getInteger("crash.kills", CrashRun.SIDE_BY_SIDE),
                Long.getLong("crash.seed", new Random().nextInt(1_000_000)),
                LocalDate.now(Clock.systemDefaultZone()),
                Path.of("target/crash"),
                Duration.ofMinutes(5),
                System.out);

        CrashRun.Result result = CrashRun.run(settings);

        assertThat(result.verdict().exitValue()).as(result.verdict().report()).isZero();
        assertThat(result.diedAt()).as(result.verdict().report()).containsExactlyInAnyOrder(KillPoint.values());
    }
}
