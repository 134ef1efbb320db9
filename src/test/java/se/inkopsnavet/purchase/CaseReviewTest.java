package se.inkopsnavet.purchase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static se.inkopsnavet.purchase.Events.granted;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.ledger.LedgerBench;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.person.PersonId;
import se.inkopsnavet.person.Protection;
import tools.jackson.databind.json.JsonMapper;

/** Another room that says "no basis" or "basis as recorded" about everybody, over a real database. */
class CaseReviewTest {

    @AutoClose
    private static final LedgerBench bench = new LedgerBench();

    private final AtomicBoolean withdrawn = new AtomicBoolean();
    private CaseDesk desk;

    @BeforeEach
    void emptyTables() {
        for (String table :
                new String[] {"customer_list_row", "notice", "business_key", "decision_seen", "purchase_case"}) {
            bench.all.sql("delete from " + table).update();
        }
        Clock clock = Clock.fixed(
                Events.TODAY.atStartOfDay(ZoneId.of("Europe/Stockholm")).toInstant(), ZoneId.of("Europe/Stockholm"));
        desk = new CaseDesk(bench, clock, List.of(this::consents));
    }

    @Test
    void withdrawalTakesTheRowBackAndTellsTheUnit() {
        desk.decide(granted(1).decision());

        change(true);

        assertThat(state()).isEqualTo("HELD_NO_BASIS");
        assertThat(rows("READY")).isZero();
        assertThat(bench.count("notice where kind = 'NO_BASIS'")).isEqualTo(1);
    }

    /** A room that has the case looked at again when it hears of it changes nothing by that, and is told no more. */
    @Test
    void roomsThatFollowCasesHearOnceWhatAReviewHasChanged() {
        List<CaseState> heard = new ArrayList<>();
        desk.followers.add((municipality, person, now) -> {
            heard.add(now.state());
            desk.review.after(municipality, person, () -> {});
        });
        desk.decide(granted(1).decision());

        change(true);

        assertThat(heard).containsExactly(CaseState.READY, CaseState.HELD_NO_BASIS);
    }

    @Test
    void newConsentBringsTheRow() {
        withdrawn.set(true);
        assertThat(desk.decide(granted(1).decision()).fault()).isEqualTo(Fault.NO_DISCLOSURE_BASIS);
        assertThat(rows("READY")).isZero();

        Optional<String> caseRef = change(false);

        assertThat(caseRef).isPresent();
        assertThat(state()).isEqualTo("READY");
        assertThat(rows("READY")).isEqualTo(1);
    }

    @Test
    void changeThatMakesNoDifferenceTouchesNoCase() {
        desk.decide(granted(1).decision());

        change(false);

        assertThat(bench.count("purchase_case where version = 1")).isEqualTo(1);
    }

    @Test
    void nothingAboutAProtectedPersonIsDecidedAgain() {
        desk.decide(granted(1).decision());
        desk.decide(granted(2).with(Protection.PROTECTED).decision());

        change(true);
        change(false);

        assertThat(state()).isEqualTo("HELD_PROTECTED");
        assertThat(rows("READY")).isZero();
    }

    @Test
    void changeBeforeTheCaseExistsIsCarriedOut() {
        assertThat(change(true)).isEmpty();

        assertThat(withdrawn).isTrue();
    }

    /** Found by the crash test: each saw that the other was not there, and the consent waited for ever. */
    @Test
    void firstDecisionWaitsForWhatAnotherRoomIsJustLearning() throws Exception {
        CountDownLatch learning = new CountDownLatch(1);
        CountDownLatch waited = new CountDownLatch(1);
        // Not in the common pool, which on two cores has one thread only (and on JDK 25 is used all the same).
        Executor rooms = work -> new Thread(work).start();
        CompletableFuture<Void> change = CompletableFuture.runAsync(
                () -> change(() -> {
                    learning.countDown();
                    pass(waited);
                    withdrawn.set(true);
                }),
                rooms);
        pass(learning);

        CompletableFuture<Outcome> first =
                CompletableFuture.supplyAsync(() -> desk.decide(granted(1).decision()), rooms);
        await().atMost(Duration.ofMinutes(2))
                .until(() -> bench.count("pg_locks where locktype = 'advisory' and not granted") == 1);
        waited.countDown();

        change.get(10, TimeUnit.SECONDS);
        assertThat(first.get(10, TimeUnit.SECONDS).fault()).isEqualTo(Fault.NO_DISCLOSURE_BASIS);
    }

    private static void pass(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<PersonKey, Circumstance> consents(String municipality, Collection<PersonKey> people) {
        Circumstance circumstance = withdrawn.get() ? CaseReviewTest::withoutBasis : Circumstance.NONE;
        return people.stream().collect(Collectors.toMap(Function.identity(), person -> circumstance));
    }

    private static Decision withoutBasis(Decision recorded) {
        return recorded.withBasis(null);
    }

    private Optional<String> change(boolean withdraw) {
        return change(() -> withdrawn.set(withdraw));
    }

    private Optional<String> change(Runnable work) {
        PersonId person = granted(1).decision().client().personId();
        PersonKey key =
                PersonKey.of(new CaseKeys(bench.index, JsonMapper.builder().build()).person("exempelkommun", person));
        return bench.transaction.execute(status -> desk.review.after("exempelkommun", key, work));
    }

    private static String state() {
        return bench.all
                .sql("select state from purchase_case")
                .query(String.class)
                .single();
    }

    private static long rows(String state) {
        return bench.count("customer_list_row where state = ?", state);
    }
}
