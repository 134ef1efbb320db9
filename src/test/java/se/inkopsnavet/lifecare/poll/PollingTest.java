package se.inkopsnavet.lifecare.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static se.inkopsnavet.neighbourhood.lifecare.WelfareCast.client;
import static se.inkopsnavet.neighbourhood.lifecare.WelfareCast.decision;
import static se.inkopsnavet.neighbourhood.lifecare.WelfareCast.execution;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.ledger.LedgerBench;
import se.inkopsnavet.lifecare.Entity;
import se.inkopsnavet.neighbourhood.lifecare.LifecareRequest;
import se.inkopsnavet.neighbourhood.lifecare.LifecareWhims;

/** Whatever Lifecare does, nothing is lost, nothing comes twice, and the mark moves only over what is stored. */
class PollingTest {

    private static final List<String> PEOPLE = List.of(
            "189001019802",
            "189001029819",
            "189001039800",
            "189001059808",
            "189001069815",
            "189001079806",
            "189001089813");
    private static final LedgerBench BENCH = new LedgerBench();

    private final LifecareDesk desk = new LifecareDesk(BENCH);

    @AfterAll
    static void stop() {
        BENCH.close();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private void granted(int number) {
        String person = PEOPLE.get(number - 1);
        desk.lifecare.data().put("clients", client(number, person, "Märta", "Lövgren"));
        desk.lifecare.data().put("executions", execution(number, number, person));
        desk.lifecare.data().put("sol_decisions", decision(number, person));
    }

    private void everybody() {
        for (int number = 1; number <= PEOPLE.size(); number++) {
            granted(number);
        }
    }

    private void poll(int times) {
        for (int i = 0; i < times; i++) {
            desk.poll();
        }
    }

    private static Arguments whim(String name, Consumer<LifecareWhims> whim, String fault) {
        return Arguments.of(Named.of(name, whim), fault);
    }

    static Stream<Arguments> whims() {
        return Stream.of(
                whim("down", LifecareWhims::beDown, "LIF-001"),
                whim("reset", LifecareWhims::reset, "LIF-001"),
                whim("half an answer", LifecareWhims::breakOffHalfway, "LIF-001"),
                whim("slow", whims -> whims.trickle(Duration.ofMillis(300)), "LIF-001"),
                whim("key refused", LifecareWhims::refuseKey, "LIF-002"),
                whim("HTML", LifecareWhims::answerHtml, "LIF-004"),
                whim("wrong JSON", LifecareWhims::answerWrongJson, "LIF-004"),
                whim("a key twice", LifecareWhims::answerDuplicateKeys, "LIF-004"),
                whim("redirect", LifecareWhims::redirect, "LIF-004"),
                whim("without end", LifecareWhims::answerWithoutEnd, "LIF-004"));
    }

    @ParameterizedTest
    @MethodSource("whims")
    void badAnswersAreClassifiedAndNothingIsLost(Consumer<LifecareWhims> whim, String fault) {
        desk.poll();
        Instant before = desk.mark(Entity.DECISIONS);
        granted(1);
        desk.openInAHurry();
        whim.accept(desk.lifecare.whims().onlyFor("sol_decisions"));
        desk.poll();

        assertThat(desk.mark(Entity.DECISIONS)).isEqualTo(before);
        assertThat(desk.cases()).isEmpty();
        assertThat(desk.told).contains("down " + fault);
        assertThat(desk.told).allSatisfy(line -> assertThat(line).doesNotContain("189001", "http", "nyckel"));

        desk.lifecare.whims().behave();
        desk.open("");
        desk.poll();
        assertThat(desk.cases()).hasSize(1);
        assertThat(desk.told).endsWith("up");
    }

    @Test
    void aListThatCannotBeReadDoesNotKeepTheOthers() {
        desk.poll();
        desk.downSince(Duration.ofMinutes(30));
        Instant before = desk.mark(Entity.CONTACTS);
        Instant clients = desk.mark(Entity.CLIENTS);
        granted(1);
        desk.lifecare.whims().onlyFor("contacts").answerHtml();
        // The new person's contacts cannot be fetched either, so that the decision waits with them.
        desk.poll();
        assertThat(desk.mark(Entity.CONTACTS)).isEqualTo(before);
        assertThat(desk.mark(Entity.CLIENTS)).isAfter(clients);
        desk.lifecare.whims().behave();
        desk.poll();
        assertThat(desk.cases()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7, 8, 200})
    void pagesOfAnySizeAreReadToTheEnd(int size) {
        desk.open("&pageSize=" + size);
        desk.poll();
        everybody();
        desk.poll();
        assertThat(desk.cases()).hasSize(PEOPLE.size());
    }

    /** A short page is not the end: the server may cap pages below what was asked for. */
    @Test
    void serverThatCapsPagesLosesNothing() {
        desk.lifecare.whims().capPages(2);
        desk.poll();
        everybody();
        desk.poll();
        assertThat(desk.cases()).hasSize(PEOPLE.size());
    }

    /** A record that changes while the list is read leaves the window, and everything after it moves up a place. */
    @Test
    void recordsThatChangeBetweenPagesHideNoOthers() {
        desk.open("&pageSize=2");
        desk.poll();
        everybody();
        AtomicInteger pages = new AtomicInteger();
        desk.lifecare.whims().afterEachPage(() -> {
            int page = pages.incrementAndGet();
            if (page <= PEOPLE.size()) {
                desk.lifecare
                        .data()
                        .putAsOf(
                                "sol_decisions",
                                decision(page, PEOPLE.get(page - 1)),
                                Instant.now().plusSeconds(30));
            }
        });
        desk.poll();
        desk.lifecare.whims().behave();
        everybody();
        desk.poll();
        assertThat(desk.cases()).hasSize(PEOPLE.size());
    }

    @Test
    void offsetThatIsIgnoredIsNoticed() {
        desk.open("&pageSize=3");
        desk.poll();
        Instant before = desk.mark(Entity.CLIENTS);
        everybody();
        desk.lifecare.whims().ignoreOffset();
        desk.poll();
        assertThat(desk.told).contains("down LIF-007");
        assertThat(desk.mark(Entity.CLIENTS)).isEqualTo(before);
        desk.lifecare.whims().behave();
        desk.poll();
        assertThat(desk.cases()).hasSize(PEOPLE.size());
    }

    /** The source filters on modification time and may commit late (requirements §7). */
    @Test
    void lateCommitIsFoundByTheOverlap() {
        desk.poll();
        Instant early = desk.mark(Entity.DECISIONS).minus(Duration.ofMinutes(8));
        String person = PEOPLE.get(0);
        desk.lifecare.data().putAsOf("clients", client(1, person, "Märta", "Lövgren"), early);
        desk.lifecare.data().putAsOf("executions", execution(1, 1, person), early);
        desk.lifecare.data().putAsOf("sol_decisions", decision(1, person), early);
        desk.poll();
        assertThat(desk.cases()).hasSize(1);
    }

    @Test
    void daysOfSilenceAreCaughtUpInBoundedWindows() {
        desk.poll();
        desk.downSince(Duration.ofDays(4));
        for (int number = 1; number <= PEOPLE.size(); number++) {
            String person = PEOPLE.get(number - 1);
            Instant then = Instant.now().minus(Duration.ofHours(13L * number));
            desk.lifecare.data().putAsOf("clients", client(number, person, "Märta", "Lövgren"), then);
            desk.lifecare.data().putAsOf("executions", execution(number, number, person), then);
            desk.lifecare.data().putAsOf("sol_decisions", decision(number, person), then);
        }
        int seen = desk.lifecare.record().size();
        poll(3);

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
        poll(3);
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

        granted(1);
        desk.bench.all.sql("update lifecare_source set not_before = now()").update();
        desk.poll();
        assertThat(desk.cases()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT10M", "-PT10M", "P3D", "-P3D"})
    void clocksThatDifferLoseNothing(Duration shift) {
        desk.runClock(shift);
        desk.poll();
        poll(1);
        granted(1);
        poll(2);
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
        granted(1);
        poll(2);
        assertThat(desk.cases()).hasSize(1);
        granted(2);
        poll(1);
        assertThat(desk.cases()).hasSize(2);
    }

    /** Between two pages the process dies: the window is read again and nothing comes twice. */
    @Test
    void pageThatWasNotStoredIsReadAgain() {
        desk.open("&pageSize=2");
        desk.poll();
        Instant before = desk.mark(Entity.DECISIONS);
        everybody();
        AtomicInteger stored = new AtomicInteger();
        desk.beforeStoring(harvest -> {
            if (harvest.entity() == Entity.DECISIONS && stored.incrementAndGet() == 3) {
                throw new FaultException(Fault.INTERNAL_ERROR, "the page is lost");
            }
        });
        desk.poll();
        assertThat(desk.mark(Entity.DECISIONS)).isEqualTo(before);
        assertThat(desk.cases()).hasSizeBetween(2, PEOPLE.size() - 1);
        desk.beforeStoring(harvest -> {});
        desk.poll();
        assertThat(desk.cases()).hasSize(PEOPLE.size());
        assertThat(desk.messages()).hasSize(PEOPLE.size());
    }

    @Test
    void everyCallCarriesDomainKeyAndHeaderAndAsksForPages() {
        everybody();
        desk.poll();
        assertThat(desk.lifecare.record()).isNotEmpty().allSatisfy(request -> {
            assertThat(request.query()).containsKeys("domain", "key");
            assertThat(request.headers()).containsKey("X-api-key");
            assertThat(request.method()).isEqualTo("GET");
            if (!request.path().startsWith("clients/")) {
                assertThat(request.query()).containsKeys("limit", "offset");
            }
        });
    }
}
