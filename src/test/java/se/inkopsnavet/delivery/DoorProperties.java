package se.inkopsnavet.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
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
import se.inkopsnavet.policy.DeliveryOutcome;
import se.inkopsnavet.policy.Policy;
import se.inkopsnavet.trade.DeliveryReported.Kind;

/** Reports come twice, late and in any order: what hangs on none of that, and what may never happen. */
class DoorProperties {

    private static final List<Policy> POLICIES =
            List.of(Day.mayLeaveOutside(), Day.hubTextsOutside(), Day.neverOutside(), Day.undecided());
    private static final List<Situation> SITUATIONS = List.of(Day.HOME, Day.IN_HOSPITAL, Day.MET, Day.WITH_CROSS);

    @Property(tries = 400)
    void whatIsSoHangsOnWhatWasReportedAndNotOnTheOrder(
            @ForAll("reports") List<Seen> reports,
            @ForAll("policies") Policy policy,
            @ForAll("situations") Situation situation,
            @ForAll long seed) {
        List<Seen> mixed = new ArrayList<>(reports);
        mixed.addAll(reports.subList(0, reports.size() / 2));
        Collections.shuffle(mixed, new Random(seed));

        Delivery straight = lived(policy, situation, reports).delivery;
        Delivery other = lived(policy, situation, mixed).delivery;

        assertThat(other.reports()).isEqualTo(straight.reports());
        assertThat(other.outcome()).isEqualTo(straight.outcome());
        assertThat(other.isAlarmed()).isEqualTo(straight.isAlarmed());
        assertThat(other.eta()).isEqualTo(straight.eta());
        assertThat(other.outcomeDue()).isEqualTo(straight.outcomeDue());
        assertThat(other.told().noted()).isEqualTo(straight.told().noted());
    }

    @Property(tries = 400)
    void whatIsReportedAgainIsNotToldAgain(
            @ForAll("reports") List<Seen> reports,
            @ForAll("policies") Policy policy,
            @ForAll("situations") Situation situation,
            @ForAll long seed) {
        List<Seen> once = new ArrayList<>(reports);
        Collections.shuffle(once, new Random(seed));
        List<Seen> again = new ArrayList<>();
        once.forEach(report -> again.addAll(List.of(report, report)));
        again.addAll(reports);

        Day day = lived(policy, situation, again);

        assertThat(day.acts).isEqualTo(lived(policy, situation, once).acts);
        assertThat(day.acts.stream().filter(Act.Note.class::isInstance)).doesNotHaveDuplicates();
        long cleared = day.acts.stream()
                .filter(act ->
                        act instanceof Act.Tell tell && tell.kind().name().equals("DOOR_CLEARED"))
                .count();
        assertThat(day.acts.stream().filter(DoorProperties::isAlarm).count()).isLessThanOrEqualTo(1 + cleared);
        long lockers = reports.stream()
                .filter(report -> report.outcome() == DeliveryOutcome.LOCKER)
                .count();
        assertThat(leaving(day.acts, "ready-for-pickup")).isLessThanOrEqualTo(1 + lockers);
    }

    /** Where it is forbidden no SMS is about groceries outside; where the supplier sends it the hub does not. */
    @Property(tries = 400)
    void noSmsIsAboutGroceriesOutsideWhereTheyMustNotStandThere(
            @ForAll("reports") List<Seen> reports,
            @ForAll("policies") Policy policy,
            @ForAll("situations") Situation situation) {
        Day day = lived(policy, situation, reports);
        List<Act> all = new ArrayList<>(day.acts);
        day.acts.stream()
                .filter(act -> act instanceof Act.Watch watch && watch.timer() == Act.Timer.COLD_CHAIN)
                .map(Act.Watch.class::cast)
                .forEach(watch -> all.addAll(TimeDecider.stillOutside(
                        day.delivery, watch.occurrence(), policy.delivery().door(), watch.due())));

        List<String> templates = all.stream()
                .filter(Act.Send.class::isInstance)
                .map(act -> ((Act.Send) act).template())
                .toList();

        if (!policy.delivery().door().allowed().contains(DeliveryOutcome.LEFT_OUTSIDE_NO_ANSWER)) {
            assertThat(templates).doesNotContain("groceries-outside", "cold-chain");
        }
        if (policy.delivery().door().noAnswer() == null
                || !policy.delivery().door().noAnswer().sentByHub()) {
            assertThat(templates).doesNotContain("groceries-outside");
        }
        assertThat(leaving(all, "groceries-outside")).isLessThan(2);
    }

    /** Whatever came before it: once somebody has the groceries no manager is called. */
    @Property(tries = 200)
    void noManagerIsCalledForGroceriesThatSomebodyHas(
            @ForAll("reports") List<Seen> reports, @ForAll("policies") Policy policy) {
        Day day = lived(policy, Day.HOME, reports);
        Instant late = Day.at("23:00");

        boolean called = !TimeDecider.escalated(day.delivery, Day.HOME, late).isEmpty();

        assertThat(called && day.delivery.isReceived()).isFalse();
        assertThat(called).isEqualTo(day.delivery.isAlarmed());
    }

    /** An occurrence of a delivery is one SMS, however often a supplier changes its mind ({@code DeliveryActs}). */
    private static long leaving(List<Act> acts, String template) {
        return acts.stream()
                .filter(act -> act instanceof Act.Send send && send.template().equals(template))
                .map(act -> ((Act.Send) act).occurrence())
                .distinct()
                .count();
    }

    private static boolean isAlarm(Act act) {
        return act instanceof Act.Tell tell && tell.occurrence().startsWith("door/");
    }

    private static Day lived(Policy policy, Situation situation, List<Seen> reports) {
        return Day.under(policy).of(situation).after(reports.toArray(Seen[]::new));
    }

    @Provide
    Arbitrary<Policy> policies() {
        return Arbitraries.of(POLICIES);
    }

    @Provide
    Arbitrary<Situation> situations() {
        return Arbitraries.of(SITUATIONS);
    }

    /** A supplier that never says two things under one version. */
    @Provide
    Arbitrary<List<Seen>> reports() {
        Arbitrary<Seen> one = Combinators.combine(
                        Arbitraries.of(Kind.class),
                        Arbitraries.longs().between(1, 4),
                        Arbitraries.integers().between(0, 240),
                        Arbitraries.integers().between(0, 240),
                        Arbitraries.of(DeliveryOutcome.class))
                .as((kind, version, at, expected, outcome) -> new Seen(
                        kind,
                        version,
                        Day.at("08:00").plusSeconds(60L * at),
                        kind == Kind.DELAYED || kind == Kind.EXPECTED
                                ? Day.at("09:00").plusSeconds(60L * expected)
                                : null,
                        kind == Kind.OUTCOME ? outcome : null,
                        kind == Kind.NO_ANSWER ? (int) (long) version : 0));
        return one.list()
                .uniqueElements(seen -> seen.kind() + "/" + seen.version())
                .ofMaxSize(12);
    }
}
