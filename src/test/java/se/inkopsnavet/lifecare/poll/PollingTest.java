package se.inkopsnavet.lifecare.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static se.inkopsnavet.lifecare.poll.LifecareDesk.PEOPLE;
import static se.inkopsnavet.neighbourhood.lifecare.WelfareCast.decision;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
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
import se.inkopsnavet.neighbourhood.lifecare.LifecareWhims;

/** Whatever Lifecare does, nothing is lost, nothing comes twice, and the mark moves only over what is stored. */
class PollingTest {

    @AutoClose
    private static final LedgerBench BENCH = new LedgerBench();

    private final LifecareDesk desk = new LifecareDesk(BENCH);

    @AfterEach
    void close() {
        desk.close();
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
        desk.granted(1);
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
        desk.granted(1);
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
        desk.everybodyIsGranted();
        desk.poll();
        assertThat(desk.cases()).hasSize(PEOPLE.size());
    }

    /** A short page is not the end: the server may cap pages below what was asked for. */
    @Test
    void serverThatCapsPagesLosesNothing() {
        desk.lifecare.whims().capPages(2);
        desk.poll();
        desk.everybodyIsGranted();
        desk.poll();
        assertThat(desk.cases()).hasSize(PEOPLE.size());
    }

    /** A record that changes while the list is read leaves the window, and everything after it moves up a place. */
    @Test
    void recordsThatChangeBetweenPagesHideNoOthers() {
        desk.open("&pageSize=2");
        desk.poll();
        desk.everybodyIsGranted();
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
        desk.everybodyIsGranted();
        desk.poll();
        assertThat(desk.cases()).hasSize(PEOPLE.size());
    }

    @Test
    void offsetThatIsIgnoredIsNoticed() {
        desk.open("&pageSize=3");
        desk.poll();
        Instant before = desk.mark(Entity.CLIENTS);
        desk.everybodyIsGranted();
        desk.lifecare.whims().ignoreOffset();
        desk.poll();
        assertThat(desk.told).contains("down LIF-007");
        assertThat(desk.mark(Entity.CLIENTS)).isEqualTo(before);
        desk.lifecare.whims().behave();
        desk.poll();
        assertThat(desk.cases()).hasSize(PEOPLE.size());
    }

    /** Between two pages the process dies: the window is read again and nothing comes twice. */
    @Test
    void pageThatWasNotStoredIsReadAgain() {
        desk.open("&pageSize=2");
        desk.poll();
        Instant before = desk.mark(Entity.DECISIONS);
        desk.everybodyIsGranted();
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
        desk.everybodyIsGranted();
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
