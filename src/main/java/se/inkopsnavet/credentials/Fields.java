package se.inkopsnavet.credentials;

import java.nio.CharBuffer;
import java.util.Arrays;

/** Cuts fields out of semicolon-separated text (RFC 4180 quoting) as characters that can be overwritten. */
record Fields(CharBuffer text) {

    /** The field before the next {@code end}, which is a semicolon or a line end ({@code \n}, also written {@code \r\n}). */
    char[] next(char end) {
        char[] field = field();
        if (!ends(end)) {
            Arrays.fill(field, '\0');
            throw CredentialsSheet.refused("fields");
        }
        return field;
    }

    /** The last field of the text, whether or not a line end follows. */
    char[] last() {
        char[] field = field();
        if (text.hasRemaining() && !ends('\n')) {
            Arrays.fill(field, '\0');
            throw CredentialsSheet.refused("fields");
        }
        return field;
    }

    private boolean ends(char end) {
        if (end == '\n' && text.hasRemaining() && peek() == '\r') {
            text.get();
        }
        return text.hasRemaining() && text.get() == end;
    }

    private char[] field() {
        char[] found = new char[text.remaining()];
        try {
            int length = text.hasRemaining() && peek() == '"' ? quoted(found) : bare(found);
            return Arrays.copyOf(found, length);
        } finally {
            Arrays.fill(found, '\0');
        }
    }

    private int bare(char[] found) {
        int length = 0;
        while (text.hasRemaining() && peek() != ';' && peek() != '\r' && peek() != '\n') {
            if (peek() == '"') {
                throw CredentialsSheet.refused("quote");
            }
            found[length++] = text.get();
        }
        return length;
    }

    private int quoted(char[] found) {
        text.get();
        int length = 0;
        while (text.hasRemaining()) {
            char c = text.get();
            if (c != '"') {
                found[length++] = c;
            } else if (text.hasRemaining() && peek() == '"') {
                found[length++] = text.get();
            } else {
                return length;
            }
        }
        throw CredentialsSheet.refused("quote");
    }

    private char peek() {
        return text.get(text.position());
    }
}
