package se.inkopsnavet.crash;

import java.time.Duration;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whether everything that went in has come to rest, a lane that died with its hub included; looked at in the database only to know when to stop waiting, the checker judges. */
record Rest(JdbcClient jdbc, int files) {

    private static final String OPEN = """
            select (select count(*) from message where state in ('RECEIVED', 'READY', 'SENDING', 'SENT', 'UNCERTAIN'))
                 + (select count(*) from customer_list_row where state in ('READY', 'BATCHED'))
                 + (select count(*) from scheduled_tasks where task_name in ('arrivals', 'records', 'deliver'))
                 + greatest(0, :files - (select count(*) from message where flow = 'DECISION_FILE'))""";

    static Rest of(DataSource database, int files) {
        return new Rest(JdbcClient.create(database), files);
    }

    /** @return false when something was still under way at the end of that time */
    boolean comesWithin(Duration longest) {
        try {
            Awaitility.await()
                    .atMost(longest)
                    .pollInterval(Duration.ofMillis(200))
                    .during(Duration.ofMillis(600))
                    .until(() -> open() == 0);
            return true;
        } catch (ConditionTimeoutException late) {
            return false;
        }
    }

    private long open() {
        return jdbc.sql(OPEN).param("files", files).query(Long.class).single();
    }
}
