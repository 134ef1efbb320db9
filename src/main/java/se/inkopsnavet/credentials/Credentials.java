package se.inkopsnavet.credentials;

import java.util.UUID;
import se.inkopsnavet.privacy.Secret;

/**
 * A client's login at a supplier; lives for one exchange.
 *
 * @param batchId the list on which the supplier was told of the client
 * @param row the client's number on it, from 1
 */
record Credentials(UUID batchId, int row, Secret login, Secret password) implements AutoCloseable {

    /** Whether the login is an address that the supplier made up under its own alias domain: never a way to reach anybody. */
    boolean isFictive(@org.jspecify.annotations.Nullable String aliasDomain) {
        if (aliasDomain == null) {
            return false;
        }
        boolean[] fictive = new boolean[1];
        login.show(value -> fictive[0] = endsWith(value, "@" + aliasDomain));
        return fictive[0];
    }

    private static boolean endsWith(char[] value, String end) {
        int from = value.length - end.length();
        for (int i = 0; i < end.length(); i++) {
            if (from < 0 || Character.toLowerCase(value[from + i]) != end.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        login.close();
        password.close();
    }

    @Override
    public String toString() {
        return "Credentials[" + batchId + "/" + row + "]";
    }
}
