package se.inkopsnavet.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.UncategorizedSQLException;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.invoice.Calendar;

/** A round over all cases: in portions that a stop does not lose, past those that fail. */
class RoundsTest {

    private static final String KIND = "ROUND";
    private static final int CASES = 2 * Rounds.AT_ONCE + 100;
    private static final String POISON = ref(777);

    private static LedgerBench ledger;

    private final Calendar clock = new Calendar(ledger);
    private final Set<String> poisoned = new HashSet<>(Set.of(POISON));
    private final List<Integer> portions = new ArrayList<>();
    private final Deadlines deadlines =
            new Deadlines(ledger.jdbc, ledger.transaction, Map.of(KIND, this.reaction())::get);
    private boolean away;
    private boolean held;

    private Deadlines.Reaction reaction() {
        return (municipality, occurrence, late) ->
                ledger.rounds(deadlines, clock).reaction(KIND, new Notes()).due(municipality, occurrence, late);
    }

    @BeforeAll
    static void start() {
        ledger = new LedgerBench();
        ledger.all.sql("create table noted (case_ref text not null)").update();
        ledger.all.sql("grant all on noted to public").update();
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    @BeforeEach
    void setOut() {
        ledger.all.sql("call wipe('deadline, scheduled_tasks, noted, message')").update();
        ledger.setAside.clear();
        clock.set(java.time.LocalDate.of(2026, 12, 1));
        clock.react(Map.of(KIND, reaction()));
        ledger.transaction.executeWithoutResult(
                status -> ledger.rounds(deadlines, clock).begin(KIND, "kommun", "2026-12-01"));
    }

    private static String ref(int n) {
        return "EXE-2026-%06d".formatted(n);
    }

    private final class Notes implements Rounds.Round {

        @Override
        public List<String> cases(String municipality, String occurrence, String after, int atMost) {
            assertThat(occurrence).isEqualTo("2026-12-01");
            return IntStream.range(0, CASES)
                    .mapToObj(RoundsTest::ref)
                    .filter(each -> each.compareTo(after) > 0)
                    .limit(atMost)
                    .toList();
        }

        @Override
        public void work(String municipality, String occurrence, List<String> caseRefs) {
            portions.add(caseRefs.size());
            for (String each : caseRefs) {
                ledger.jdbc.sql("insert into noted values (?)").param(each).update();
                ledger.agenda.arrived();
                if (away && each.equals(ref(900))) {
                    throw new TransientDataAccessResourceException("away");
                }
                if (held) {
                    ledger.jdbc
                            .sql("do $$ begin raise exception using errcode = 'lock_not_available'; end $$")
                            .update();
                }
                if (poisoned.contains(each)) {
                    throw new FaultException(Fault.DECRYPTION_FAILED, "decision");
                }
            }
        }
    }

    private static int noted() {
        return ledger.count("noted");
    }

    private static int notedTwice() {
        return ledger.count("(select from noted group by case_ref having count(*) > 1) twice");
    }

    @Test
    void oneCaseThatFailsStopsNoOther() {
        clock.fire();

        assertThat(noted()).isEqualTo(CASES - 1);
        assertThat(notedTwice()).isZero();
        assertThat(ledger.setAside)
                .containsExactly(
                        new SetAside.Unworkable("kommun", POISON, KIND, "2026-12-01", Fault.DECRYPTION_FAILED, false));
        assertThat(portions).as("no transaction grows").allMatch(size -> size <= Rounds.AT_ONCE);
    }

    @Test
    void itIsTriedAgainAloneAndDoneWhenItCan() {
        clock.fire();
        poisoned.clear();
        portions.clear();

        clock.later(java.time.Duration.ofMinutes(6));
        clock.fire();

        assertThat(noted()).isEqualTo(CASES);
        assertThat(portions).containsExactly(1);
        assertThat(ledger.setAside).hasSize(1);
    }

    @Test
    void whatNeverCanIsGivenUpWithinADayAndThatIsTold() {
        clock.passTo(java.time.LocalDate.of(2026, 12, 5));

        assertThat(noted()).isEqualTo(CASES - 1);
        assertThat(ledger.setAside).extracting(SetAside.Unworkable::isGivenUp).containsExactly(false, true);
        assertThat(ledger.count("deadline where fired_at is null")).isZero();
    }

    /** A database that goes away in the second portion costs that portion, not those before; and is no case's fault. */
    @Test
    void aRoundGoesOnWhereItWasStopped() {
        poisoned.clear();
        away = true;
        fire(next().orElseThrow());
        UUID second = next().orElseThrow();
        assertThatThrownBy(() -> fire(second)).isInstanceOf(TransientDataAccessResourceException.class);
        assertThat(noted()).isEqualTo(Rounds.AT_ONCE);
        away = false;

        for (Optional<UUID> due = next(); due.isPresent(); due = next()) {
            fire(due.get());
        }

        assertThat(noted()).isEqualTo(CASES);
        assertThat(notedTwice()).isZero();
        assertThat(ledger.setAside).isEmpty();
    }

    /** A key that is not there, or a fault of the hub's: nobody is set aside, and the deadline is tried again until it is mended. */
    @Test
    void whereAllFailNoneOfThemIsToBlame() {
        IntStream.range(0, CASES).mapToObj(RoundsTest::ref).forEach(poisoned::add);
        UUID first = next().orElseThrow();

        assertThatThrownBy(() -> fire(first)).isInstanceOf(FaultException.class);

        assertThat(ledger.setAside).isEmpty();
        assertThat(next()).contains(first);
    }

    @Test
    void aLockThatIsWaitedForTooLongIsNoCasesFault() {
        held = true;
        UUID first = next().orElseThrow();

        assertThatThrownBy(() -> fire(first)).isInstanceOf(UncategorizedSQLException.class);

        assertThat(ledger.setAside).isEmpty();
        assertThat(next()).contains(first);
    }

    /** A lane that was opened in a try undone is opened by the next one. */
    @Test
    void workThatWaitsAfterATryUndoneHasItsLane() {
        fire(next().orElseThrow());
        ledger.all
                .sql("delete from scheduled_tasks where task_name = 'arrivals'")
                .update();

        fire(next().orElseThrow());

        assertThat(ledger.count("scheduled_tasks where task_name = 'arrivals'")).isEqualTo(1);
    }

    private void fire(UUID id) {
        deadlines.fire(id);
    }

    private static Optional<UUID> next() {
        return ledger.all
                .sql("select id from deadline where fired_at is null and due_at <= ? order by due_at limit 1")
                .param(java.sql.Timestamp.from(Instant.parse("2026-12-01T08:00:00Z")))
                .query(UUID.class)
                .optional();
    }
}
