package se.inkopsnavet.crash;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whether everything that went in has come to rest, a lane that died with its hub included; looked at only to know when to stop waiting, the checker judges.
 *
 * <p>Rest is more than messages in a final state. A notice that was written with a decision becomes a mail up to two seconds later, and an answer that the
 * supplier has just sent once more is a message as soon as the mailbox is read: a hub that is killed in between is rightly found with work in its hands.
 *
 * @param roundTown whether the neighbours have nothing more for the hub either
 */
record Rest(JdbcClient jdbc, int files, BooleanSupplier roundTown) {

    private static final String OPEN = """
            select (select count(*) from message where state in ('RECEIVED', 'READY', 'SENDING', 'SENT', 'UNCERTAIN'))
                 + (select count(*) from customer_list_row where open)
                 + (select count(*) from scheduled_tasks where task_name in ('arrivals', 'records', 'deliver'))
                 + (select count(*) from notice where message_id is null)
                 + greatest(0, :files - (select count(*) from message where flow = 'DECISION_FILE'))""";

    static Rest of(DataSource database, int files, BooleanSupplier roundTown) {
        return new Rest(JdbcClient.create(database), files, roundTown);
    }

    /** @return false when something was still under way at the end of that time */
    boolean comesWithin(Duration longest) {
        try {
            Awaitility.await()
                    .atMost(longest)
                    .pollInterval(Duration.ofMillis(200))
                    .during(Duration.ofMillis(600))
                    .until(() -> roundTown.getAsBoolean() && open() == 0);
            return true;
        } catch (ConditionTimeoutException late) {
            return false;
        }
    }

    private long open() {
        return jdbc.sql(OPEN).param("files", files).query(Long.class).single();
    }
}
