package se.inkopsnavet.finding;

/**
 * Something that a check of the files under {@code mappings/} and {@code routes/} or of the certificates has to say to whoever edits them.
 *
 * @param file path below the hub's home, with {@code /}
 * @param line counted from 1; 0 when it concerns the file as a whole
 * @param key dotted path of the key, such as {@code kundlista.driverInfo.maxLength}; empty when there is none
 * @param message in Swedish, without personal data
 */
public record Finding(Severity severity, String file, int line, String key, String message) {

    public enum Severity {
        /** Start-up is refused. */
        ERROR,
        /** It works, but somebody should look at it. */
        WARNING,
        INFO
    }

    public static Finding error(String file, int line, String key, String message) {
        return new Finding(Severity.ERROR, file, line, key, message);
    }

    public static Finding warning(String file, int line, String key, String message) {
        return new Finding(Severity.WARNING, file, line, key, message);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** One line as compilers write it, so that editors can jump to it: {@code file:line: key: message}. */
    @Override
    public String toString() {
        return file + ":" + line + ": " + (key.isEmpty() ? "" : key + ": ") + message;
    }
}
