package se.inkopsnavet.mandate;

import se.inkopsnavet.purchase.PersonKey;

/** What rests on mandates. Called in the transaction of the change, under the lock of the person's case, and once for each change. */
public interface MandateListener {

    /** From now on the holder may act. */
    void usable(String municipality, PersonKey person, Mandate mandate);

    /** The holder could act and no longer can: what was said or arranged by that authority is opened again (flow F03 step 5). */
    void ended(String municipality, PersonKey person, Mandate mandate);
}
