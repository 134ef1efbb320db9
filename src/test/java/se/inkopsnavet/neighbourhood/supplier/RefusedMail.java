package se.inkopsnavet.neighbourhood.supplier;

/** The supplier cannot use what it got. The message says why, without personal data. */
public final class RefusedMail extends Exception {

    RefusedMail(String reason) {
        super(reason);
    }

    RefusedMail(String reason, Throwable cause) {
        super(reason, cause);
    }
}
