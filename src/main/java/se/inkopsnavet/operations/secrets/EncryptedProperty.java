package se.inkopsnavet.operations.secrets;

/** The spelling {@code ENC(ciphertext)} of an encrypted property, as Jasypt reads it. */
final class EncryptedProperty {

    private static final String PREFIX = "ENC(";
    private static final String SUFFIX = ")";

    private EncryptedProperty() {}

    static boolean matches(String value) {
        String stripped = value.strip();
        return stripped.startsWith(PREFIX) && stripped.endsWith(SUFFIX);
    }

    static String wrap(String ciphertext) {
        return PREFIX + ciphertext + SUFFIX;
    }

    static String unwrap(String value) {
        String stripped = value.strip();
        return stripped.substring(PREFIX.length(), stripped.length() - SUFFIX.length());
    }
}
