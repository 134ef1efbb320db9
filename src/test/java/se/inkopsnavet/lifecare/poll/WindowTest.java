package se.inkopsnavet.lifecare.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WindowTest {

    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");
    private static final Duration OVERLAP = Duration.ofMinutes(10);
    private static final Duration WIDEST = Duration.ofHours(6);

    private static Window next(Instant mark, Instant now) {
        return Window.next(mark, now, OVERLAP, WIDEST);
    }

    @Test
    void beginsBeforeTheMarkAndEndsNow() {
        Window window = next(NOON, NOON.plusSeconds(600));
        assertThat(window.after()).isEqualTo(NOON.minus(OVERLAP));
        assertThat(window.before()).isEqualTo(NOON.plusSeconds(600));
        assertThat(window.reaches(NOON.plusSeconds(600))).isTrue();
    }

    @Test
    void isNeverWiderThanAgreed() {
        Window window = next(NOON, NOON.plus(Duration.ofDays(5)));
        assertThat(window.before()).isEqualTo(NOON.plus(WIDEST));
        assertThat(window.reaches(NOON.plus(Duration.ofDays(5)))).isFalse();
    }

    @Test
    void endsOnAWholeSecondThatHasPassed() {
        assertThat(next(NOON, NOON.plusMillis(5_999)).readTo()).isEqualTo(NOON.plusSeconds(5));
    }

    /** A window that ends in the source's future promises more than the source can know. */
    @Test
    void markDoesNotPassTheSourcesOwnTime() {
        Window window = next(NOON, NOON.plusSeconds(600));
        assertThat(window.markAfter(NOON, NOON.plusSeconds(60))).isEqualTo(NOON.plusSeconds(59));
        assertThat(window.markAfter(NOON, NOON.plusSeconds(900))).isEqualTo(NOON.plusSeconds(600));
        assertThat(window.markAfter(NOON, null)).isEqualTo(NOON.plusSeconds(600));
    }

    @Test
    void markNeverGoesBack() {
        assertThat(next(NOON, NOON.plusSeconds(600)).markAfter(NOON, NOON.minusSeconds(3600)))
                .isEqualTo(NOON);
    }

    @Test
    void clockBeforeTheMarkReadsTheOverlapAgain() {
        Window window = next(NOON, NOON.minus(Duration.ofDays(3)));
        assertThat(window.after()).isEqualTo(NOON.minus(OVERLAP));
        assertThat(window.readTo()).isEqualTo(NOON);
    }
}
