package se.inkopsnavet.policy;

/**
 * How the municipality follows its consents. Nothing here decides whether anything is sent, so that each key has a usual value.
 *
 * @param reminderWorkdays so many working days before the insats starts, the unit is told that a consent is missing (flow F02)
 * @param keepYears how long the pointer is kept after the consent has ceased to hold (requirements §10.2 R4), until the plan for weeding says otherwise
 */
public record ConsentRule(int reminderWorkdays, int keepYears) {

    static final ConsentRule USUAL = new ConsentRule(5, 2);
}
