package se.inkopsnavet.ledger;

import se.inkopsnavet.fault.Fault;

/** Told of cases that could not be worked on while the others were, so that somebody hears of it. */
@FunctionalInterface
public interface SetAside {

    /** In the transaction in which the others are done; the same one told again is told once. */
    void tell(Unworkable unworkable);

    /**
     * One case that stood alone with its fault.
     *
     * @param work what was to be done, a code
     * @param occurrence which time
     * @param isGivenUp whether the hub has tried for the last time: a person does what there was to do
     */
    record Unworkable(
            String municipality, String caseRef, String work, String occurrence, Fault fault, boolean isGivenUp) {}
}
