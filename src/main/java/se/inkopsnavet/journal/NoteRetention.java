package se.inkopsnavet.journal;

import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.ledger.Purging;
import se.inkopsnavet.ledger.Retention;

/** What was to stand in notes that were never written and never will be (classes R1 and R2). The note's row stays: it finds the note in the journal. */
public final class NoteRetention implements Purging {

    private final JdbcClient jdbc;

    public NoteRetention(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String kind() {
        return "R1 journal_note";
    }

    @Override
    public int some(Retention.Rule rule, int atMost) {
        return jdbc.sql(
                        "update journal_note set content = null where id in (select n.id from journal_note n join message m on m.id = n.id"
                                + " where n.municipality = ? and n.content is not null and"
                                + " (m.state in ('CONFIRMED', 'REJECTED', 'RECALLED', 'EXPIRED') and m.changed_at < clock_timestamp() - make_interval(secs => ?)"
                                + " or m.state = 'QUARANTINED' and m.changed_at < clock_timestamp() - make_interval(secs => ?)) limit ?)")
                .params(
                        rule.municipality(),
                        rule.done().toSeconds(),
                        rule.quarantined().toSeconds(),
                        atMost)
                .update();
    }
}
