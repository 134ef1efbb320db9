package se.inkopsnavet.consentnotes;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far each municipality's journal has been read. */
public class ReadingMarks {

    private final JdbcClient jdbc;

    public ReadingMarks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Instant> readTo(String municipality) {
        return jdbc.sql("select read_to from journal_mark where municipality = ?")
                .param(municipality)
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    /** In the transaction that stores the page; a node that was paused never moves the mark back. */
    void advance(String municipality, Instant readTo) {
        jdbc.sql("insert into journal_mark (municipality, read_to) values (?, ?) on conflict (municipality)"
                        + " do update set read_to = greatest(journal_mark.read_to, excluded.read_to)")
                .params(municipality, Timestamp.from(readTo))
                .update();
    }
}
