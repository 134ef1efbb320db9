package se.inkopsnavet.privacy;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * A value that exists in memory only, for one exchange (requirements §10.1): never printed, never serialised, overwritten when closed.
 *
 * <p>Copies that a library makes on the way (a decrypted part, a drawn page) are out of its reach; nothing keeps hold of those, and the garbage collector
 * takes them.
 */
public final class Secret implements AutoCloseable {

    private final char[] value;
    private boolean gone;

    /** @param value taken over: the caller keeps no copy */
    public Secret(char[] value) {
        this.value = value;
    }

    /** Shows the value to somebody who must not keep it. */
    public void show(Consumer<char[]> reader) {
        if (gone) {
            throw new IllegalStateException("the secret is gone");
        }
        reader.accept(value);
    }

    public int length() {
        return value.length;
    }

    @Override
    public void close() {
        gone = true;
        Arrays.fill(value, '\0');
    }

    @Override
    public String toString() {
        return "Secret[***]";
    }
}
