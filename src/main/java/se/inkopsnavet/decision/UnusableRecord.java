package se.inkopsnavet.decision;

import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.person.PersonId;

/**
 * A record that cannot be used although it says whom it concerns, so that the person's case can be stopped until somebody has looked.
 *
 * <p>The person is in no message and no text form of this exception.
 */
public final class UnusableRecord extends FaultException {

    private static final long serialVersionUID = 1L;

    private final transient PersonId person;

    public UnusableRecord(PersonId person, FaultException why) {
        super(why.fault(), why.place());
        this.person = person;
    }

    public PersonId person() {
        return person;
    }
}
