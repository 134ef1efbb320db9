package se.inkopsnavet.ledger;

/** What a room lets go of when its time is over. {@link Retention} calls it, and writes down how much went under which decision. */
public interface Purging {

    /** The class of requirements §10.2 and what it is, as the table {@code purge} says it. */
    String kind();

    /** Deletes what is over, some at a time, in the caller's transaction. @return how many; 0 when nothing is left */
    int some(Retention.Rule rule, int atMost);
}
