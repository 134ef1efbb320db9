package se.inkopsnavet.transport.sftp;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;
import se.inkopsnavet.privacy.BlindIndex;
import se.inkopsnavet.privacy.Sha256;

/**
 * A file name as a neighbour chose it: hostile until judged, and never logged, since it may hold a personnummer.
 *
 * <p>Source: reliability.md §4 B35, design §7.11.
 */
record FileName(String value) {

    private static final BlindIndex OF_THIS_PROCESS = new BlindIndex(randomKey());

    /** Room for what an archive adds, within the 255 bytes that file systems allow. */
    private static final int ARCHIVED_BYTES = 200;

    private static final Pattern UNFINISHED = Pattern.compile(".*\\.(part|tmp|filepart|camelLock)");
    /** {@code * ? \} are wildcards to the SFTP library: a name with them could make it touch other files. */
    private static final Pattern DANGEROUS =
            Pattern.compile("\\.\\.|[/\\\\*?\\p{Cntrl}\\u0080-\\u009f\\u2028\\u2029\\ufffd]");

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    /** Six digits or more, unless they are a date of our time that four more digits do not make a personnummer. */
    private static final Pattern MAYBE_PERSON = Pattern.compile(
            "(?<!\\d)(?!20[2-9]\\d(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])(?!\\d)(?![._-]?\\d{4}))\\d{6,}");

    enum Kind {
        DATA,
        /** Hidden, or still being written under a working name: not ours to see. */
        IGNORED,
        /** Cannot be handled safely: left untouched and alerted. */
        REFUSED
    }

    private static byte[] randomKey() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return key;
    }

    Kind kind() {
        if (DANGEROUS.matcher(value).find()) {
            return value.equals(".") || value.equals("..") ? Kind.IGNORED : Kind.REFUSED;
        }
        return value.startsWith(".") || UNFINISHED.matcher(value).matches() ? Kind.IGNORED : Kind.DATA;
    }

    /** The name with which an archived one begins: the same, or its beginning. */
    String archived() {
        ByteBuffer beginning = ByteBuffer.allocate(ARCHIVED_BYTES);
        CharBuffer rest = CharBuffer.wrap(value);
        StandardCharsets.UTF_8.newEncoder().encode(rest, beginning, true);
        return value.substring(0, value.length() - rest.remaining());
    }

    /**
     * What the file is called in Camel and in logs until the hub is restarted: {@code fil-} and sixteen hex digits. Keyed by what nobody knows, since a log is read by many and a
     * name of few words, such as a personnummer, would be found again by trying.
     */
    String alias() {
        return "fil-"
                + HexFormat.of()
                        .formatHex(OF_THIS_PROCESS.of("file", "", value))
                        .substring(0, 16);
    }

    /** Tells the name from others for ever and on every node: {@code fil-} and sixteen hex digits of its SHA-256. Never in a log. */
    String identity() {
        return "fil-" + Sha256.hex(value.getBytes(StandardCharsets.UTF_8)).substring(0, 16);
    }

    /** The name where it plainly holds no personal data, else {@code fil-} and eight hex digits that its sender can compute too. */
    String shown() {
        boolean plain =
                PLAIN.matcher(value).matches() && !MAYBE_PERSON.matcher(value).find();
        return plain ? value : identity().substring(0, 12);
    }

    @Override
    public String toString() {
        return alias();
    }
}
