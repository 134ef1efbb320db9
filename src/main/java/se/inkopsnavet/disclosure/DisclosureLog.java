package se.inkopsnavet.disclosure;

/** Where every room notes what it has given away about a person. Entries are added, never changed or removed before their time. */
public interface DisclosureLog {

    /** In the transaction that records the outcome of the delivery. */
    void record(Disclosure disclosure);
}
