package se.inkopsnavet.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.UnexpectedRollbackException;

/** What passes by itself, and what would be the same each time. */
class DatabaseTroubleTest {

    /** Without a state: what the pool says of a connection that it has closed. */
    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "08006", "40P01", "40001", "53300", "53100", "57P01", "57P03", "57014", "58030", "55P03", "25006",
                "25P03"
            })
    void passes(String state) {
        assertThat(DatabaseTrouble.passes(translated(state))).isTrue();
        assertThat(DatabaseTrouble.passes(atCommit(state))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "23503", "42P01", "22001", "22021", "54000", "25P02", "42501"})
    void isTheSameEachTime(String state) {
        assertThat(DatabaseTrouble.passes(translated(state))).isFalse();
        assertThat(DatabaseTrouble.passes(atCommit(state))).isFalse();
    }

    @Test
    void isJudgedByItsKindWhereTheServerHasNotSpoken() {
        assertThat(DatabaseTrouble.passes(new DataAccessResourceFailureException("away")))
                .isTrue();
        assertThat(DatabaseTrouble.passes(new QueryTimeoutException("slow"))).isTrue();
        assertThat(DatabaseTrouble.passes(new EmptyResultDataAccessException(1)))
                .isFalse();
        assertThat(DatabaseTrouble.passes(new DuplicateKeyException("twice"))).isFalse();
        assertThat(DatabaseTrouble.passes(new UnexpectedRollbackException("marked")))
                .isFalse();
        assertThat(DatabaseTrouble.passes(new IllegalStateException("bug"))).isFalse();
    }

    @Test
    void passesWhenThereIsNoConnectionWhateverTheReason() {
        assertThat(DatabaseTrouble.passes(
                        new CannotCreateTransactionException("none", new SQLException("password", "28P01"))))
                .isTrue();
    }

    /** As the library does it. */
    private static RuntimeException translated(String state) {
        SQLException said = new SQLException("said", state);
        RuntimeException known = new SQLExceptionSubclassTranslator().translate("task", "sql", said);
        return known == null ? new UncategorizedSQLException("task", "sql", said) : known;
    }

    private static RuntimeException atCommit(String state) {
        return new TransactionSystemException("commit", new SQLException("said", state));
    }
}
