package se.inkopsnavet.neighbourhood.supplier;

import java.io.IOException;

/** Takes the supplier's mail to the hub's mailbox. */
@FunctionalInterface
public interface Post {

    void deliver(byte[] rawMail) throws IOException;
}
