package se.inkopsnavet.purchase;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The highest version seen of every decision, and whom it concerned: what an event that arrives late or changes persons is held against. */
public class DecisionsSeen {

    private final JdbcClient jdbc;

    public DecisionsSeen(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public record Seen(byte[] personKey, long version) {}

    public Optional<Seen> lock(String municipality, byte[] decisionKey) {
        return jdbc.sql(
                        "select person_key, version from decision_seen where municipality = ? and decision_key = ? for no key update")
                .params(municipality, decisionKey)
                .query((row, n) -> new Seen(row.getBytes(1), row.getLong(2)))
                .optional();
    }

    public void remember(String municipality, byte[] decisionKey, byte[] personKey, long version, String caseRef) {
        jdbc.sql(
                        "insert into decision_seen (municipality, decision_key, person_key, version, case_ref) values (?, ?, ?, ?, ?)"
                                + " on conflict (municipality, decision_key) do update"
                                + " set version = greatest(decision_seen.version, excluded.version), case_ref = coalesce(excluded.case_ref, decision_seen.case_ref)")
                .params(municipality, decisionKey, personKey, version, caseRef)
                .update();
    }
}
