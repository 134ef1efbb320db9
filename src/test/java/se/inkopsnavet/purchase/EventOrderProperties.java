package se.inkopsnavet.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.person.LifeStatus;
import se.inkopsnavet.person.Protection;

/** Files arrive in any order (requirements S-02): what may never happen in any, and what must not hang on it. */
class EventOrderProperties {

    @Property(tries = 2000)
    void noRowOfADeadPersonEverWaits(@ForAll("events") List<Decision> events) {
        CaseLife life = new CaseLife().after(events);
        if (events.stream().anyMatch(event -> event.client().lifeStatus() == LifeStatus.DECEASED && readable(event))) {
            assertThat(life.rowWaits()).isFalse();
            assertThat(life.state()).isIn(CaseState.DECEASED, CaseState.HELD_PROTECTED);
        }
    }

    @Property(tries = 2000)
    void noRowOfAPersonWhoseLatestEventSaysProtectedEverWaits(@ForAll("events") List<Decision> events) {
        CaseLife life = new CaseLife().after(events);
        Decision latest =
                events.stream().max(Comparator.comparing(Decision::occurredAt)).orElseThrow();
        if (latest.client().protection().blocks()) {
            assertThat(life.rowWaits()).isFalse();
            assertThat(life.state()).isIn(CaseState.DECEASED, CaseState.HELD_PROTECTED);
        }
    }

    @Property(tries = 2000)
    void aRowWaitsForReadyCasesOnlyAndNothingIsKeptOfTheOthers(@ForAll("events") List<Decision> events) {
        CaseLife life = new CaseLife();
        for (Decision event : events) {
            life.after(event);
            assertThat(life.rowWaits()).isEqualTo(life.state() == CaseState.READY);
            if (life.state() == CaseState.HELD_PROTECTED
                    || life.state() == CaseState.DECEASED
                    || life.state() == CaseState.CLOSED) {
                assertThat(life.known().decision()).isNull();
            }
        }
    }

    @Property(tries = 2000)
    void versionsOfOneDecisionEndAlikeInEveryOrder(@ForAll("versions") List<Decision> inOrder, @ForAll long seed) {
        List<Decision> shuffled = new ArrayList<>(inOrder);
        java.util.Collections.shuffle(shuffled, new java.util.Random(seed));

        CaseLife straight = new CaseLife().after(inOrder);
        CaseLife mixed = new CaseLife().after(shuffled);

        assertThat(leaves(mixed)).isEqualTo(leaves(straight));
        assertThat(mixed.state() == CaseState.DECEASED).isEqualTo(straight.state() == CaseState.DECEASED);
    }

    /** What may leave. A newest version that nobody understands waits as a case or, where none was open, as a message: nothing leaves either way. */
    private static String leaves(CaseLife life) {
        return life.rowWaits() ? "v" + life.known().decision().version() : "nothing";
    }

    private static boolean readable(Decision event) {
        return !event.client().protection().blocks();
    }

    /** Several decisions about one person, of all kinds, in any order, recorded at different times. */
    @Provide
    Arbitrary<List<Decision>> events() {
        Arbitrary<Events> one = Combinators.combine(
                        Arbitraries.of("B-1", "B-2", "B-3"),
                        Arbitraries.longs().between(1, 9),
                        Arbitraries.of(Decision.Outcome.class),
                        Arbitraries.frequency(
                                net.jqwik.api.Tuple.of(5, Protection.NONE),
                                net.jqwik.api.Tuple.of(1, Protection.PROTECTED),
                                net.jqwik.api.Tuple.of(1, Protection.UNKNOWN)),
                        Arbitraries.frequency(
                                net.jqwik.api.Tuple.of(8, LifeStatus.ALIVE),
                                net.jqwik.api.Tuple.of(1, LifeStatus.DECEASED),
                                net.jqwik.api.Tuple.of(1, LifeStatus.EMIGRATED)),
                        Arbitraries.of("", "hold", "missing", "reject"))
                .as((id, version, outcome, protection, alive, text) -> Events.granted(version)
                        .of(id)
                        .with(outcome)
                        .with(protection)
                        .with(alive)
                        .saying(text));
        return one.list().ofMinSize(1).ofMaxSize(8).map(list -> {
            List<Decision> events = new ArrayList<>();
            for (Events event : list) {
                Decision decision = event.decision();
                boolean taken = events.stream()
                        .anyMatch(
                                e -> e.decisionId().equals(decision.decisionId()) && e.version() == decision.version());
                if (!taken) {
                    // A time of its own, so that "latest" is one event.
                    events.add(event.decision(decision.occurredAt()
                            .plusSeconds(decision.decisionId().charAt(2))));
                }
            }
            return events;
        });
    }

    /** One decision in versions 1 to n, as the case system wrote them. */
    @Provide
    Arbitrary<List<Decision>> versions() {
        Arbitrary<Events> one = Combinators.combine(
                        Arbitraries.of(Decision.Outcome.class),
                        Arbitraries.of(LifeStatus.ALIVE, LifeStatus.ALIVE, LifeStatus.EMIGRATED, LifeStatus.DECEASED),
                        Arbitraries.of("", "", "hold", "missing", "reject"),
                        Arbitraries.of("Åsby", "Åsby", "Okänd"))
                .as((outcome, alive, text, area) ->
                        Events.granted(1).with(outcome).with(alive).saying(text).at("enhet-asby", area));
        return one.list().ofMinSize(1).ofMaxSize(5).map(list -> {
            List<Decision> versions = new ArrayList<>();
            for (Events event : list) {
                versions.add(event.version(versions.size() + 1).decision());
            }
            return versions;
        });
    }
}
