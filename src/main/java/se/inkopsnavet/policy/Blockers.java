package se.inkopsnavet.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import se.inkopsnavet.finding.Finding;

/** Says why a profile sends nothing on a day (requirements §8, AC-20-1 to AC-20-4). */
final class Blockers {

    private Blockers() {}

    static List<Finding> of(Policy policy, LocalDate today) {
        PolicySource source = policy.source();
        if (!policy.mode().sends()) {
            String mode = policy.mode() == Mode.INVESTIGATION ? "under utredning" : "pausad";
            return List.of(source.error("mode", "profilen är " + mode + " (" + policy.mode() + "): ingenting skickas"));
        }
        List<Finding> blockers = new ArrayList<>(policy.obstacles());
        if (today.isBefore(policy.validFrom())) {
            blockers.add(source.error("validFrom", "profilen börjar gälla först " + policy.validFrom()));
        }
        if (policy.validTo() != null && today.isAfter(policy.validTo())) {
            blockers.add(source.error(
                    "validTo", "profilen gick ut " + policy.validTo() + ": ingenting skickas förrän den förnyas"));
        }
        return List.copyOf(blockers);
    }
}
