package se.inkopsnavet.ledger;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How broad each queue is, and a lane for whatever is due and has none: a message whose time has come after a pause, one that was put in line in the moment
 * in which the last lane closed, one whose channel has more to do than its open lanes manage.
 */
public class Lanes {

    /** Few: an arrival can be a file of a hundred thousand records, and holds its lane until it is cut up. */
    private static final int FOR_ARRIVALS = 4;

    private static final int FOR_RECORDS = 8;

    private static final String DUE_IN = """
            select exists (select from message where direction = 'I' and due_at <= now() and claims = 0 and receipt_id is %1$s)
                or exists (select from message where direction = 'I' and due_at <= now() and claims > 0 and receipt_id is %1$s)
            """;

    private static final String DUE_BY_CHANNEL =
            "select exists (select from message where direction = 'O' and channel = ? and due_at <= now())";

    /** Jumps from channel to channel through the index, however much waits for each. */
    private static final String DUE_OUT = """
            with recursive waiting as (
              (select channel from message where direction = 'O' and due_at is not null order by channel limit 1)
              union all
              select (select m.channel from message m where m.direction = 'O' and m.due_at is not null and m.channel > waiting.channel
                       order by m.channel limit 1)
                from waiting where waiting.channel is not null)
            select channel from waiting w
             where channel is not null
               and exists (select from message m where m.direction = 'O' and m.channel = w.channel and m.due_at <= now())
            """;

    private final JdbcClient jdbc;
    private final Agenda agenda;
    private final Channels channels;

    public Lanes(JdbcClient jdbc, Agenda agenda, Channels channels) {
        this.jdbc = jdbc;
        this.agenda = agenda;
        this.channels = channels;
    }

    public void openWhereDue() {
        openIfDue(Agenda.ARRIVALS, Agenda.ARRIVALS);
        openIfDue(Agenda.RECORDS, Agenda.RECORDS);
        List<String> due = jdbc.sql(DUE_OUT).query(String.class).list();
        due.forEach(channel -> agenda.open(Agenda.DELIVER, channel, channels.breadth(channel)));
    }

    /** Where more is due than this lane has taken, one more opens beside it, if there is room. */
    void openBeside(Lane lane) {
        openIfDue(lane.task(), lane.queue());
    }

    private void openIfDue(String task, String queue) {
        if (isDue(task, queue)) {
            agenda.open(task, queue, breadth(task, queue));
        }
    }

    private boolean isDue(String task, String queue) {
        JdbcClient.StatementSpec question =
                switch (task) {
                    case Agenda.ARRIVALS -> jdbc.sql(DUE_IN.formatted("not null"));
                    case Agenda.RECORDS -> jdbc.sql(DUE_IN.formatted("null"));
                    default -> jdbc.sql(DUE_BY_CHANNEL).param(queue);
                };
        return question.query(Boolean.class).single();
    }

    private int breadth(String task, String queue) {
        return switch (task) {
            case Agenda.ARRIVALS -> FOR_ARRIVALS;
            case Agenda.RECORDS -> FOR_RECORDS;
            default -> channels.breadth(queue);
        };
    }
}
