package se.inkopsnavet.decision.procapita;

import java.io.IOException;
import java.io.InputStream;

/** Stored bytes that can be read from the start as often as needed, so that nobody has to hold them. */
@FunctionalInterface
public interface Bytes {

    InputStream open() throws IOException;
}
