package se.inkopsnavet.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import se.inkopsnavet.decision.Decision;

/** Life events and decisions reach the hub in any order (requirements S-02): death and protection have the last word in every one of them. */
class CaseStopProperties {

    /** Either a decision or what stops everything. */
    private record Happening(Decision decision, CaseStop stop) {}

    @Property(tries = 2000)
    void anyOrderEndsAlike(@ForAll("happenings") List<Happening> inOrder, @ForAll long seed) {
        List<Happening> shuffled = new ArrayList<>(inOrder);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(end(shuffled)).isEqualTo(end(inOrder));
    }

    @Property(tries = 2000)
    void noRowWaitsAfterAStopThatDominates(@ForAll("happenings") List<Happening> all) {
        boolean stopped =
                all.stream().anyMatch(each -> each.stop() == CaseStop.DECEASED || each.stop() == CaseStop.PROTECTED);
        if (stopped) {
            CaseLife life = after(all);
            assertThat(life.rowWaits()).isFalse();
            assertThat(life.known().decision()).isNull();
        }
    }

    @Property(tries = 1000)
    void noSupplierIsTurnedToAboutAProtectedPerson(@ForAll("happenings") List<Happening> all) {
        CaseLife life = new CaseLife();
        boolean isProtected = false;
        for (Happening each : all) {
            Verdict verdict = take(life, each);
            isProtected |= each.stop() == CaseStop.PROTECTED;
            if (isProtected) {
                assertThat(verdict.intents())
                        .doesNotHaveAnyElementsOfTypes(Intent.EndAccount.class, Intent.Forget.class);
                assertThat(life.known().mayBeProtected()).isTrue();
            }
        }
    }

    /** That a supplier must not be turned to counts where somebody is protected; of one who died before there was a case none knows. */
    private static String end(List<Happening> all) {
        CaseLife life = after(all);
        boolean isProtected = all.stream().anyMatch(each -> each.stop() == CaseStop.PROTECTED);
        return (isProtected ? "protected " + life.known().mayBeProtected() : "")
                + (life.state() == CaseState.DECEASED ? " dead " : " ")
                + life.rowWaits();
    }

    private static CaseLife after(List<Happening> all) {
        CaseLife life = new CaseLife();
        all.forEach(each -> take(life, each));
        return life;
    }

    private static Verdict take(CaseLife life, Happening each) {
        return each.stop() == null
                ? life.after(each.decision())
                : life.stopped(each.stop(), Events.granted(99).decision().occurredAt());
    }

    /** Versions of one decision, and stops that were recorded after them. */
    @Provide
    Arbitrary<List<Happening>> happenings() {
        Arbitrary<Happening> decisions = Arbitraries.longs()
                .between(1, 5)
                .map(version -> new Happening(Events.granted(version).decision(), null));
        Arbitrary<Happening> stops =
                Arbitraries.of(CaseStop.PROTECTED, CaseStop.DECEASED).map(stop -> new Happening(null, stop));
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(4, decisions), net.jqwik.api.Tuple.of(1, stops))
                .list()
                .ofMinSize(1)
                .ofMaxSize(7)
                .uniqueElements(each -> each.stop() == null ? each.decision().version() : each.stop());
    }
}
