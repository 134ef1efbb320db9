package se.inkopsnavet.ledger;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Obligations with a time, as rows: computed once with zone rules, fired exactly once per occurrence (reliability report §2.5). */
public class Deadlines {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Function<String, Reaction> reactions;

    /** What happens when the time has come; runs in the transaction that marks the deadline as fired. */
    @FunctionalInterface
    public interface Reaction {
        /** @param late the hub was down at the due time */
        void due(String subject, String occurrence, boolean late);
    }

    public Deadlines(JdbcClient jdbc, TransactionTemplate transaction, Function<String, Reaction> reactions) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.reactions = reactions;
    }

    /** @param rule how the time was computed, for the reader of the row */
    public void set(String kind, String subject, String occurrence, Instant due, String rule) {
        jdbc.sql(
                        "with added as (insert into deadline (id, kind, subject, occurrence, due_at, rule) values (?, ?, ?, ?, ?, ?)"
                                + " on conflict do nothing returning id, due_at) " + Agenda.DEADLINES_ADDED)
                .params(UUID.randomUUID(), kind, subject, occurrence, Timestamp.from(due), rule)
                .update();
    }

    /** As {@link #set}, unless the subject has one of that kind already, fired or not. @return whether it was set */
    public boolean setFirst(String kind, String subject, String occurrence, Instant due, String rule) {
        return jdbc.sql("with added as (insert into deadline (id, kind, subject, occurrence, due_at, rule)"
                                + " select :id, :kind, :subject, :occurrence, :due::timestamptz, :rule"
                                + " where not exists (select from deadline where kind = :kind and subject = :subject)"
                                + " on conflict do nothing returning id, due_at) "
                                + Agenda.DEADLINES_ADDED)
                        .param("id", UUID.randomUUID())
                        .param("kind", kind)
                        .param("subject", subject)
                        .param("occurrence", occurrence)
                        .param("due", Timestamp.from(due))
                        .param("rule", rule)
                        .update()
                == 1;
    }

    /** Every occurrence that was ever set, fired or not. */
    public List<String> occurrences(String kind, String subject) {
        return jdbc.sql("select occurrence from deadline where kind = ? and subject = ?")
                .params(kind, subject)
                .query(String.class)
                .list();
    }

    void fire(UUID id) {
        transaction.executeWithoutResult(status -> jdbc.sql("update deadline set fired_at = clock_timestamp(),"
                        + " late = clock_timestamp() > due_at + interval '5 minutes' where id = ? and fired_at is null"
                        + " returning kind, subject, occurrence, late")
                .param(id)
                .query((row, n) -> new Due(row.getString(1), row.getString(2), row.getString(3), row.getBoolean(4)))
                .optional()
                .ifPresent(due -> reactions.apply(due.kind()).due(due.subject(), due.occurrence(), due.late())));
    }

    private record Due(String kind, String subject, String occurrence, boolean late) {}
}
