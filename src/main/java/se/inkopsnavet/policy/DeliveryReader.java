package se.inkopsnavet.policy;

import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.yaml.Branch;

/** Reads the parts of a profile that are about deliveries and the door. */
final class DeliveryReader {

    private final Branch profile;

    private DeliveryReader(Branch profile) {
        this.profile = profile;
    }

    static DeliveryPolicy read(Branch profile) {
        return new DeliveryReader(profile).policy();
    }

    private DeliveryPolicy policy() {
        return new DeliveryPolicy(
                profile.choices("delivery.fulfilment", DeliveryPolicy.Fulfilment.class),
                profile.whole("delivery.frequency.minPerWeek").orElse(1),
                profile.whole("delivery.frequency.maxPerWeek").orElse(1),
                cutoff(),
                review(),
                door(),
                profile.branches("contactWindows").stream()
                        .filter(window -> window.time("from").isPresent()
                                && window.time("to").isPresent())
                        .map(DeliveryReader::window)
                        .toList());
    }

    private @Nullable Cutoff cutoff() {
        return profile.time("delivery.cutoff.time")
                .map(time -> new Cutoff(
                        time,
                        profile.flag("delivery.cutoff.inclusive").orElse(true),
                        profile.whole("delivery.cutoff.daysBefore").orElse(1),
                        profile.choice("delivery.cutoff.dayType", Cutoff.DayType.class)
                                .orElse(Cutoff.DayType.CALENDAR)))
                .orElse(null);
    }

    private DeliveryPolicy.@Nullable ScheduleReview review() {
        return profile.time("delivery.scheduleReview.deadline")
                .map(deadline -> new DeliveryPolicy.ScheduleReview(
                        deadline,
                        profile.flag("delivery.scheduleReview.ackRequired").orElse(true),
                        staffed()))
                .orElse(null);
    }

    private DeliveryPolicy.@Nullable Hours staffed() {
        return profile.time("delivery.scheduleReview.staffed.from")
                .flatMap(from -> profile.time("delivery.scheduleReview.staffed.to")
                        .map(to -> new DeliveryPolicy.Hours(from, to)))
                .orElse(null);
    }

    private DoorRule door() {
        return new DoorRule(
                profile.choices("doorNotOpened.contactOrder", DoorRule.Contact.class),
                Set.copyOf(profile.choices("doorNotOpened.allowed", DeliveryOutcome.class)),
                Set.copyOf(profile.choices("doorNotOpened.forbidden", DeliveryOutcome.class)),
                profile.choice("doorNotOpened.noAnswer.outcome", DeliveryOutcome.class)
                        .map(outcome -> new DoorRule.NoAnswer(
                                outcome,
                                is("doorNotOpened.noAnswer.sms", "NUMBER_IN_KUNDLISTA"),
                                is("doorNotOpened.noAnswer.sender", "HUB")))
                        .orElse(null),
                profile.choice("doorNotOpened.indefiniteAbsence.outcome", DeliveryOutcome.class)
                        .map(outcome -> new DoorRule.IndefiniteAbsence(
                                outcome,
                                profile.flag("doorNotOpened.indefiniteAbsence.newOrderOnReturn")
                                        .orElse(true)))
                        .orElse(null),
                profile.has("doorNotOpened.breachAction.alertUnit"),
                profile.flag("doorNotOpened.breachAction.complaint").orElse(false));
    }

    private static DeliveryPolicy.ContactWindow window(Branch window) {
        return new DeliveryPolicy.ContactWindow(
                days(window.text("days").orElse("MON-SUN")),
                window.time("from").orElseThrow(),
                window.time("to").orElseThrow());
    }

    /** {@code MON-FRI}, {@code FRI-MON} or {@code SAT}. */
    private static Set<DayOfWeek> days(String written) {
        String[] ends = written.split("-");
        DayOfWeek last = day(ends[ends.length - 1]);
        Set<DayOfWeek> days = EnumSet.of(last);
        for (DayOfWeek day = day(ends[0]); day != last; day = day.plus(1)) {
            days.add(day);
        }
        return days;
    }

    private static DayOfWeek day(String three) {
        return EnumSet.allOf(DayOfWeek.class).stream()
                .filter(day -> day.name().startsWith(three))
                .findFirst()
                .orElseThrow();
    }

    private boolean is(String key, String word) {
        return profile.text(key).filter(word::equals).isPresent();
    }
}
