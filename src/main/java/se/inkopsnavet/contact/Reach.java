package se.inkopsnavet.contact;

import java.util.List;

/** What a text may do. */
sealed interface Reach {

    /** By SMS to the first of these; to the next when one is not reached. */
    record Sms(List<Target> targets) implements Reach {
        public Sms {
            targets = List.copyOf(targets);
        }
    }

    /** No SMS is allowed, or none is possible: a task for the unit (AC-12-2, AC-12-8). */
    record Task() implements Reach {}

    /** Nothing by anybody's telephone or to the unit: the security contact decides. */
    record Security() implements Reach {}

    /** The person is dead: nothing at all (requirements IMP-02). */
    record Nothing() implements Reach {}
}
