package se.inkopsnavet.lifecare.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static se.inkopsnavet.lifecare.poll.LifecareDesk.PEOPLE;
import static se.inkopsnavet.neighbourhood.lifecare.WelfareCast.decision;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.ledger.LedgerBench;
import tools.jackson.databind.node.ObjectNode;

/** What the lists of changes never said is found by holding the whole lists against what the hub remembers. */
class ReconciliationTest {

    @AutoClose
    private static final LedgerBench BENCH = new LedgerBench();

    private final LifecareDesk desk = new LifecareDesk(BENCH);

    @BeforeEach
    void firstLoad() {
        for (int number = 1; number <= 6; number++) {
            desk.grantedAsOf(number, Instant.now());
        }
        desk.poll();
        assertThat(desk.cases()).hasSize(6);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private static Instant longAgo() {
        return Instant.now().minus(Duration.ofDays(90));
    }

    @Test
    void nothingDiffersAndNothingIsSaid() {
        int before = desk.messages().size();
        desk.reconcileNow();
        assertThat(desk.messages()).hasSize(before);
        assertThat(desk.told).containsExactly("up");
    }

    @Test
    void whatIsMissingHereIsFetchedAndTold() {
        desk.grantedAsOf(7, longAgo());
        desk.poll();
        assertThat(desk.cases()).hasSize(6);
        desk.reconcileNow();
        assertThat(desk.cases()).hasSize(7);
        assertThat(desk.told).contains("LIF-021 sol_decisions nya=1 ändrade=0 borttagna=0");
        assertThat(desk.notices()).contains("LIFECARE_DIFFERS IT sol_decisions nya=1 ändrade=0 borttagna=0");
    }

    @Test
    void changeThatWasNeverListedIsFound() {
        ObjectNode ended = decision(2, PEOPLE.get(1));
        ended.putObject("Type").put("Code", 4);
        desk.lifecare.data().putAsOf("sol_decisions", ended, longAgo());
        desk.reconcileNow();
        assertThat(desk.cases()).filteredOn(each -> each.endsWith("CLOSED")).hasSize(1);
    }

    @Test
    void whatIsGoneThereIsLookedForTwice() {
        desk.lifecare.data().vanish("sol_decisions", 3);
        desk.reconcileNow();
        assertThat(desk.cases()).noneMatch(each -> each.endsWith("CLOSED"));
        assertThat(desk.bench
                        .all
                        .sql("select reconcile_at < now() + interval '61 minutes' from lifecare_source")
                        .query(Boolean.class)
                        .single())
                .as("the second look does not wait for the next day")
                .isTrue();

        desk.bench
                .all
                .sql("update lifecare_item set missing_since = missing_since - interval '2 hours'")
                .update();
        desk.reconcileNow();
        assertThat(desk.cases()).filteredOn(each -> each.endsWith("CLOSED")).hasSize(1);
        assertThat(desk.told).contains("LIF-021 sol_decisions nya=0 ändrade=0 borttagna=1");
    }

    @Test
    void whatComesBackBeforeTheSecondLookWasNeverGone() {
        desk.lifecare.data().vanish("sol_decisions", 3);
        desk.reconcileNow();
        desk.grantedAsOf(3, longAgo());
        desk.bench
                .all
                .sql("update lifecare_item set missing_since = missing_since - interval '2 hours'")
                .update();
        desk.reconcileNow();
        desk.lifecare.data().vanish("sol_decisions", 3);
        desk.reconcileNow();
        assertThat(desk.cases()).noneMatch(each -> each.endsWith("CLOSED"));
    }

    /** A permission that was taken away looks as if everybody had been removed. */
    @Test
    void listThatIsSuddenlyEmptyIsNotBelieved() {
        for (int number = 1; number <= 6; number++) {
            desk.lifecare.data().vanish("sol_decisions", number);
        }
        for (int times = 0; times < 3; times++) {
            desk.reconcileNow();
            desk.bench
                    .all
                    .sql("update lifecare_item set missing_since = missing_since - interval '2 hours'")
                    .update();
        }
        assertThat(desk.cases()).noneMatch(each -> each.endsWith("CLOSED"));
        assertThat(desk.told).contains("LIF-021 sol_decisions misstrodd borta=6");
    }
}
