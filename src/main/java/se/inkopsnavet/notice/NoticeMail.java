package se.inkopsnavet.notice;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.ledger.Outbox;
import se.inkopsnavet.ledger.Outgoing;
import se.inkopsnavet.ledger.Savepoints;

/** Gathers what waits for each recipient into one neutral letter (class N0): a thousand decisions in a file are one mail to a unit, not a thousand. */
public class NoticeMail {

    public static final String FLOW = "NOTICE";

    private static final Logger LOG = LoggerFactory.getLogger(NoticeMail.class);
    private static final int MOST_LINES = 500;
    private static final Duration USEFUL_FOR = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final Savepoints savepoints;
    private final Outbox outbox;
    private final NoticeLetter letter;
    private final String mostUrgent;
    private final Clock clock;

    /** @param mostUrgent the kind of notice that is written before all others */
    public NoticeMail(
            JdbcClient jdbc,
            Savepoints savepoints,
            Outbox outbox,
            NoticeLetter letter,
            String mostUrgent,
            Clock clock) {
        this.jdbc = jdbc;
        this.savepoints = savepoints;
        this.outbox = outbox;
        this.letter = letter;
        this.mostUrgent = mostUrgent;
        this.clock = clock;
    }

    /**
     * Protected persons' notices first, and one transaction per recipient: a letter that cannot be written, for whatever reason, leaves its notices where
     * they are and stops no other. Not in a transaction.
     *
     * @param sender the municipality's own mailbox
     */
    public void gather(String municipality, String sender) {
        for (String recipient : recipients(municipality)) {
            savepoints
                    .each(List.of(recipient), one -> write(municipality, sender, recipient))
                    .forEach(unwritten -> LOG.error(
                            "municipality={} notices wait: {} at {}",
                            municipality,
                            unwritten.fault().code(),
                            unwritten.place()));
        }
    }

    record Line(UUID id, String kind, String subjectRef, String detail) {}

    private List<String> recipients(String municipality) {
        return jdbc.sql("select recipient from notice where municipality = ? and message_id is null"
                        + " group by recipient order by bool_or(kind = ?) desc, min(created_at)")
                .params(municipality, mostUrgent)
                .query(String.class)
                .list();
    }

    private void write(String municipality, String sender, String recipient) {
        List<Line> lines = waiting(municipality, recipient);
        if (!lines.isEmpty()) {
            send(municipality, sender, recipient, lines);
        }
    }

    private List<Line> waiting(String municipality, String recipient) {
        return jdbc.sql(
                        "select id, kind, subject_ref, detail from notice where municipality = ? and recipient = ? and message_id is null"
                                + " order by kind = ? desc, kind, created_at limit ? for update skip locked")
                .params(municipality, recipient, mostUrgent, MOST_LINES)
                .query((row, n) ->
                        new Line(row.getObject(1, UUID.class), row.getString(2), row.getString(3), row.getString(4)))
                .list();
    }

    private void send(String municipality, String sender, String recipient, List<Line> lines) {
        UUID id = UUID.randomUUID();
        String messageId = "<" + id + "@" + sender.substring(sender.indexOf('@') + 1) + ">";
        byte[] mail = letter.write(sender, recipient, messageId, clock.instant(), lines);
        outbox.enqueue(new Outgoing(
                id,
                FLOW,
                municipality,
                municipality + "/notice",
                messageId,
                mail,
                null,
                clock.instant().plus(USEFUL_FOR)));
        jdbc.sql("update notice set message_id = ? where id = any(?)")
                .params(id, lines.stream().map(Line::id).toArray(UUID[]::new))
                .update();
    }
}
