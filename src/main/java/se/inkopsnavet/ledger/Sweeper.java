package se.inkopsnavet.ledger;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Removes payloads that no message points to: broken off while being received, or done with. */
public class Sweeper {

    private final JdbcClient jdbc;
    private final Duration grace;

    /** @param grace longer than the slowest reception takes */
    public Sweeper(JdbcClient jdbc, Duration grace) {
        this.jdbc = jdbc;
        this.grace = grace;
    }

    public int sweep() {
        return jdbc.sql("delete from payload p where p.stored_at < clock_timestamp() - make_interval(secs => ?)"
                        + " and not exists (select from message m where m.payload_id = p.id)")
                .param(grace.toSeconds())
                .update();
    }
}
