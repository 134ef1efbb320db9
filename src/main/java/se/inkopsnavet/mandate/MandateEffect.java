package se.inkopsnavet.mandate;

/** What follows when a mandate was recorded or the calendar has moved on. */
public sealed interface MandateEffect {

    Mandate mandate();

    /** Somebody is to look at the evidence (F03 step 2). */
    record Verify(Mandate mandate) implements MandateEffect {}

    /** It can be used from now on: its basis is journaled unless the journal is where it came from. */
    record Usable(Mandate mandate) implements MandateEffect {}

    /** It could be used and no longer can: what rested on it is opened again (F03 step 5). */
    record Ended(Mandate mandate) implements MandateEffect {}

    /** Several may do the same: a person says which one counts (AC-03-6). */
    record Conflict(Mandate mandate) implements MandateEffect {}
}
