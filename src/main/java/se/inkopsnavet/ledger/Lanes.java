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

    /** A neighbour that does not answer keeps one worker. */
    private static final int FOR_QUESTIONS = 1;

    private static final String DUE_IN = """
            select exists (select from message where direction = 'I' and due_at <= now() and claims = 0 and %1$s)
                or exists (select from message where direction = 'I' and due_at <= now() and claims > 0 and %1$s)
            """;

    private static final String DUE_BY_CHANNEL =
            "select exists (select from message where direction = 'O' and channel = :queue and due_at <= now())";

    /** Jumps from channel to channel through the index, however much waits for each. */
    private static final String DUE_CHANNELS = """
            with recursive waiting as (
              (select channel from message where direction = '%1$s' and due_at is not null and channel is not null order by channel limit 1)
              union all
              select (select m.channel from message m where m.direction = '%1$s' and m.due_at is not null and m.channel > waiting.channel
                       order by m.channel limit 1)
                from waiting where waiting.channel is not null)
            select channel from waiting w
             where channel is not null
               and exists (select from message m where m.direction = '%1$s' and m.channel = w.channel and m.due_at <= now())
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
        openForChannels(Agenda.ASK, "I");
        openForChannels(Agenda.DELIVER, "O");
    }

    private void openForChannels(String task, String direction) {
        List<String> due =
                jdbc.sql(DUE_CHANNELS.formatted(direction)).query(String.class).list();
        due.forEach(channel -> agenda.open(task, channel, breadth(task, channel)));
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
        String question = task.equals(Agenda.DELIVER) ? DUE_BY_CHANNEL : DUE_IN.formatted(Lane.share(task));
        return jdbc.sql(question).param("queue", queue).query(Boolean.class).single();
    }

    private int breadth(String task, String queue) {
        return switch (task) {
            case Agenda.ARRIVALS -> FOR_ARRIVALS;
            case Agenda.RECORDS -> FOR_RECORDS;
            case Agenda.ASK -> FOR_QUESTIONS;
            default -> channels.breadth(queue);
        };
    }
}
