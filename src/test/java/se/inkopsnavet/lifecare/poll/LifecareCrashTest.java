package se.inkopsnavet.lifecare.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static se.inkopsnavet.lifecare.poll.LifecareDesk.PEOPLE;
import static se.inkopsnavet.neighbourhood.lifecare.WelfareCast.absence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.inkopsnavet.crash.LifecarePoint;
import se.inkopsnavet.event.AbsenceChanged;
import se.inkopsnavet.event.PersonEventTaker;
import se.inkopsnavet.ledger.DeathPoint;
import se.inkopsnavet.ledger.LedgerBench;
import se.inkopsnavet.ledger.Outcome;

/** The process dies at each point around reading Lifecare; the next one finds everything once. */
class LifecareCrashTest {

    @AutoClose
    private static final LedgerBench BENCH = new LedgerBench();

    private final List<AbsenceChanged> taken = new ArrayList<>();
    private final LifecareDesk desk = new LifecareDesk(BENCH, new PersonEventTaker<AbsenceChanged>() {
        @Override
        public Class<AbsenceChanged> type() {
            return AbsenceChanged.class;
        }

        @Override
        public Outcome take(UUID messageId, AbsenceChanged event) {
            // An effect that stands or falls with the transaction, as every room's does.
            BENCH.jdbc
                    .sql("insert into gapless_sequence (name, last) values (?, 1)"
                            + " on conflict (name) do update set last = gapless_sequence.last + 1")
                    .param("taken")
                    .update();
            taken.add(event);
            return Outcome.confirmed(null);
        }
    });

    @AfterEach
    void close() {
        desk.close();
        BENCH.all.sql("delete from gapless_sequence").update();
    }

    @ParameterizedTest
    @EnumSource(LifecarePoint.class)
    void nothingIsLostAndNothingComesTwice(LifecarePoint point) {
        desk.open("&pageSize=2");
        desk.poll();
        for (int number = 1; number <= PEOPLE.size(); number++) {
            desk.granted(number);
            desk.lifecare.data().put("client_absences", absence(number, PEOPLE.get(number - 1), LocalDate.now(), null));
        }
        desk.death.at(point.spoken());
        boolean died = dies();
        desk.takeOver();
        desk.poll();
        desk.poll();

        assertThat(died).as("the point was passed").isTrue();
        assertThat(desk.cases()).hasSize(PEOPLE.size());
        assertThat(desk.messages())
                .filteredOn(each -> each.startsWith("LIFECARE_DECISION"))
                .hasSize(PEOPLE.size());
        assertThat(desk.messages())
                .filteredOn(each -> each.equals("LIFECARE_EVENT CONFIRMED"))
                .hasSize(PEOPLE.size());
        assertThat(BENCH.all
                        .sql("select last from gapless_sequence where name = 'taken'")
                        .query(Long.class)
                        .single())
                .isEqualTo(PEOPLE.size());
    }

    private boolean dies() {
        try {
            desk.poll();
            return false;
        } catch (DeathPoint.Death dead) {
            return true;
        }
    }
}
