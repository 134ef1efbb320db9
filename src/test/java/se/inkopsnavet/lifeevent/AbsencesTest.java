package se.inkopsnavet.lifeevent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.lifeevent.Absences.Away;

class AbsencesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 12, 1);

    @Test
    void lastDayAwayIsADayAway() {
        Absences absences = new Absences(List.of(new Away(DAY, DAY.plusDays(2))));

        assertThat(absences.covers(DAY.plusDays(2))).isTrue();
        assertThat(absences.covers(DAY.plusDays(3))).isFalse();
        assertThat(absences.nextChangeAfter(DAY)).contains(DAY.plusDays(3));
        assertThat(absences.nextChangeAfter(DAY.plusDays(3))).isEmpty();
    }

    @Test
    void withoutAnEndItLasts() {
        Absences absences = new Absences(List.of(new Away(DAY, null)));

        assertThat(absences.isOpenOn(DAY.plusYears(1))).isTrue();
        assertThat(absences.isOpenOn(DAY.minusDays(1))).isFalse();
        assertThat(absences.nextChangeAfter(DAY.minusDays(1))).contains(DAY);
    }

    /** Whoever looks on each day of change only misses nothing. */
    @Property(tries = 500)
    void everyChangeIsOnADayThatWasForetold(@ForAll("absences") List<Away> all, @ForAll long seed) {
        List<Away> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, new Random(seed));
        Absences absences = new Absences(all);

        for (LocalDate day = DAY; day.isBefore(DAY.plusDays(60)); day = day.plusDays(1)) {
            LocalDate next = day.plusDays(1);
            if (absences.covers(day) != absences.covers(next)) {
                assertThat(absences.nextChangeAfter(day)).contains(next);
            }
            assertThat(new Absences(shuffled).covers(day)).isEqualTo(absences.covers(day));
        }
    }

    @Provide
    Arbitrary<List<Away>> absences() {
        Arbitrary<Integer> days = Arbitraries.integers().between(0, 30);
        return Combinators.combine(days, days.injectNull(0.2))
                .as((from, length) -> new Away(DAY.plusDays(from), length == null ? null : DAY.plusDays(from + length)))
                .list()
                .ofMaxSize(5);
    }
}
