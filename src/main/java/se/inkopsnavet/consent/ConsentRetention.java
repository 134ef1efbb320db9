package se.inkopsnavet.consent;

import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.ledger.Purging;
import se.inkopsnavet.ledger.Retention;

/**
 * Consents of people with whom the hub has long had nothing to do (class R4). A person's facts go together or not at all: what holds follows from all of them
 * (docs/decisions/0027).
 */
public final class ConsentRetention implements Purging {

    private final JdbcClient jdbc;

    public ConsentRetention(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String kind() {
        return "R4 consent";
    }

    @Override
    public int some(Retention.Rule rule, int atMost) {
        if (rule.consents() == null) {
            return 0;
        }
        return jdbc.sql("""
                        with old as (
                          select e.person_key from consent_event e where e.municipality = :municipality
                             and not exists (select from purchase_case c where c.municipality = e.municipality and c.person_key = e.person_key
                               and not (c.state in ('CLOSED', 'DECEASED') and c.changed_at < clock_timestamp() - :age::interval))
                           group by e.person_key having max(e.occurred_at) < clock_timestamp() - :age::interval limit :most),
                        gone as (
                          delete from consent_event e using old where e.municipality = :municipality and e.person_key = old.person_key
                             and e.occurred_at < clock_timestamp() - :age::interval returning e.id),
                        consents as (delete from consent x using gone where x.municipality = :municipality and x.event_id = gone.id),
                        withdrawals as (delete from consent_withdrawal x using gone where x.municipality = :municipality and x.event_id = gone.id),
                        annulments as (delete from consent_annulment x using old where x.municipality = :municipality and x.person_key = old.person_key)
                        select count(*) from gone""")
                .param("municipality", rule.municipality())
                .param("age", rule.consents().toString())
                .param("most", atMost)
                .query(Integer.class)
                .single();
    }
}
