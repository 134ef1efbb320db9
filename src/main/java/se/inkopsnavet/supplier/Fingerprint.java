package se.inkopsnavet.supplier;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/**
 * A pinned fingerprint, written in the profile or, as {@code file:livs.fingerprint}, in a file of the keys folder.
 *
 * <p>The file is for installations that make their keys themselves, such as the demonstration. It is read once, at start-up: a certificate and its pin that
 * are exchanged together still need somebody to restart.
 */
public record Fingerprint(String written) {

    private static final String IN_FILE = "file:";
    /** 40 hexadecimal digits are an OpenPGP v4 key, 64 are SHA-256. */
    private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
    /** What {@code openssl x509 -fingerprint -sha256} prints before it. */
    private static final Pattern LABEL = Pattern.compile("^.*=");

    private static final Pattern SEPARATORS = Pattern.compile("[\\s:]");
    private static final Pattern FILE_NAME = Pattern.compile("file:[A-Za-z0-9][A-Za-z0-9._-]*");

    static boolean wellFormed(String written) {
        return FILE_NAME.matcher(written).matches()
                || (!written.startsWith(IN_FILE)
                        && DIGITS.matcher(bare(written)).matches());
    }

    String resolve(Path keys) {
        String digits = bare(written.startsWith(IN_FILE) ? content(keys) : written);
        if (!DIGITS.matcher(digits).matches()) {
            throw new FaultException(
                    Fault.CONFIGURATION, written.startsWith(IN_FILE) ? written : "protection.fingerprint");
        }
        return digits;
    }

    private String content(Path keys) {
        try {
            return Files.readString(keys.resolve(written.substring(IN_FILE.length())));
        } catch (IOException unreadable) {
            throw new FaultException(Fault.CONFIGURATION, written, unreadable);
        }
    }

    private static String bare(String written) {
        return SEPARATORS
                .matcher(LABEL.matcher(written.strip()).replaceFirst(""))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }
}
