package se.inkopsnavet.policy;

import java.util.ArrayList;
import java.util.List;
import se.inkopsnavet.finding.Finding;
import se.inkopsnavet.yaml.Branch;

/**
 * Conditions on who gets a case that a profile may state and the hub cannot check. Such a profile starts nothing: everybody with a granted decision would
 * get a case at once (requirements F01 step 4, F07, §8: fail closed).
 */
final class UncheckedConditions {

    private static final List<String> ELIGIBILITY =
            List.of("eligibility.existingBeforeEnrolment", "eligibility.canOpenDoor");

    private UncheckedConditions() {}

    /** An error for each, with its line. */
    static List<Finding> in(Branch profile) {
        List<Finding> conditions = new ArrayList<>();
        profile.text("rollout.type")
                .filter(type -> !type.equals("ALL_NEW_CLIENTS"))
                .ifPresent(type -> conditions.add(unchecked(profile, "rollout.type", type)));
        ELIGIBILITY.stream()
                .filter(key -> profile.flag(key).orElse(false))
                .forEach(key -> conditions.add(unchecked(profile, key, "true")));
        return conditions;
    }

    private static Finding unchecked(Branch profile, String key, String value) {
        return Finding.error(
                profile.file(),
                profile.line(key),
                key,
                value + " kan navet inte följa: alla med beviljad insats skulle få ett ärende på en gång");
    }
}
