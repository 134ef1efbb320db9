package se.inkopsnavet.ledger;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Whether what went wrong with the database will pass by itself. Then it is nobody's fault, and the same is tried again for as long as it takes; everything
 * else would fail the same way each time, and is somebody's to mend.
 */
final class DatabaseTrouble {

    /** Connection, rollback (deadlock, serialization), resources, operator's intervention (shutdown, recovery, statement time-out), disk. */
    private static final Set<String> PASSING_CLASSES = Set.of("08", "40", "53", "57", "58");

    /** A lock waited for too long; a server that became a standby; a transaction that stood still too long. */
    private static final Set<String> PASSING_STATES = Set.of("55P03", "25006", "25P03");

    private DatabaseTrouble() {}

    /** The server's own word (SQLSTATE, PostgreSQL appendix A) where there is one, since the library's classes are wider: a row too big for an index is a "resource failure" there. */
    static boolean passes(RuntimeException unexpected) {
        if (unexpected instanceof CannotCreateTransactionException
                || unexpected instanceof CannotGetJdbcConnectionException) {
            return true;
        }
        SQLException said = said(unexpected);
        return said == null
                ? unexpected instanceof TransientDataAccessException
                        || unexpected instanceof RecoverableDataAccessException
                        || unexpected instanceof DataAccessResourceFailureException
                : passes(said.getSQLState());
    }

    /** @param state null when it was not the server who spoke: the pool's "connection is closed" */
    private static boolean passes(@Nullable String state) {
        return state == null || PASSING_STATES.contains(state) || PASSING_CLASSES.contains(state.substring(0, 2));
    }

    private static @Nullable SQLException said(Throwable thrown) {
        Throwable cause = thrown;
        while (cause != null && !(cause instanceof SQLException)) {
            cause = cause.getCause();
        }
        return (SQLException) cause;
    }
}
