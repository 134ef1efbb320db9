package se.inkopsnavet.purchase;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The highest version seen of every decision, and whom it concerned: what an event that arrives late or changes persons is held against. */
public class DecisionsSeen {

    private final JdbcClient jdbc;

    public DecisionsSeen(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public record Seen(byte[] personKey, long version) {}

    /**
     * Locks the decision for the rest of the transaction. One that is new is written down at once, so that whoever brings another version of it in the same moment, perhaps about
     * somebody else, waits and sees it.
     *
     * @return what was known of it before
     */
    public Optional<Seen> lock(String municipality, byte[] decisionKey, byte[] personKey, long version) {
        int added = jdbc.sql(
                        "insert into decision_seen (municipality, decision_key, person_key, version) values (?, ?, ?, ?)"
                                + " on conflict (municipality, decision_key) do nothing")
                .params(municipality, decisionKey, personKey, version)
                .update();
        return added == 1
                ? Optional.empty()
                : jdbc.sql(
                                "select person_key, version from decision_seen where municipality = ? and decision_key = ? for no key update")
                        .params(municipality, decisionKey)
                        .query((row, n) -> new Seen(row.getBytes(1), row.getLong(2)))
                        .optional();
    }

    /** What has been decided about a decision that is locked. @param caseRef null when it led to no case */
    public void remember(String municipality, byte[] decisionKey, long version, @Nullable String caseRef) {
        jdbc.sql("update decision_seen set version = greatest(version, ?), case_ref = coalesce(?, case_ref)"
                        + " where municipality = ? and decision_key = ?")
                .params(version, caseRef, municipality, decisionKey)
                .update();
    }
}
