package se.inkopsnavet.neighbourhood.supplier;

import java.io.IOException;
import java.util.List;

/** The supplier's own mailbox, whatever server it lies on. */
@FunctionalInterface
public interface Mailbox {

    /** The raw mails after the first {@code seen}, oldest first; nothing is ever removed. */
    List<byte[]> since(int seen) throws IOException;
}
