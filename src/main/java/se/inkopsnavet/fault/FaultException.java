package se.inkopsnavet.fault;

/**
 * A refusal with a {@link Fault} and the place where it arose.
 *
 * <p>The place is an element path, a line or column number, a key or a field letter. It never holds a value, since exception messages reach logs.
 */
public class FaultException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Fault fault;
    private final String place;

    public FaultException(Fault fault, String place) {
        super(fault.code() + " " + fault + " at " + place);
        this.fault = fault;
        this.place = place;
    }

    /** The cause must not carry personal data in its message: parser exceptions that quote input are not passed on. */
    public FaultException(Fault fault, String place, Throwable cause) {
        super(fault.code() + " " + fault + " at " + place, cause);
        this.fault = fault;
        this.place = place;
    }

    public Fault fault() {
        return fault;
    }

    public String place() {
        return place;
    }
}
