package se.inkopsnavet.ledger;

/** Named points between durable steps. In production nothing listens; the crash tests kill the process here; docs/crash.md lists them. */
@FunctionalInterface
public interface Checkpoint {

    Checkpoint NONE = name -> {};

    void reached(String name);
}
