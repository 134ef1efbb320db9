package se.inkopsnavet.notice;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.inkopsnavet.ledger.Outbox;
import se.inkopsnavet.ledger.Outgoing;

/** Gathers what waits for each recipient into one neutral letter (class N0): a thousand decisions in a file are one mail to a unit, not a thousand. */
public class NoticeMail {

    private static final int MOST_LINES = 500;
    private static final Duration USEFUL_FOR = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Outbox outbox;
    private final NoticeLetter letter;
    private final Clock clock;

    public NoticeMail(
            JdbcClient jdbc, TransactionTemplate transaction, Outbox outbox, NoticeLetter letter, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.outbox = outbox;
        this.letter = letter;
        this.clock = clock;
    }

    /** @param sender the municipality's own mailbox */
    public void gather(String municipality, String sender) {
        transaction.executeWithoutResult(status -> {
            Map<String, List<Line>> byRecipient = waiting(municipality).stream()
                    .collect(Collectors.groupingBy(Line::recipient, LinkedHashMap::new, Collectors.toList()));
            byRecipient.forEach((recipient, lines) -> send(municipality, sender, recipient, lines));
        });
    }

    record Line(UUID id, String recipient, String kind, String subjectRef, String detail) {}

    private List<Line> waiting(String municipality) {
        return jdbc.sql(
                        "select id, recipient, kind, subject_ref, detail from notice where municipality = ? and message_id is null"
                                + " order by recipient, kind, created_at limit ? for update skip locked")
                .params(municipality, MOST_LINES)
                .query((row, n) -> new Line(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5)))
                .list();
    }

    private void send(String municipality, String sender, String recipient, List<Line> lines) {
        UUID id = UUID.randomUUID();
        String messageId = "<" + id + "@" + sender.substring(sender.indexOf('@') + 1) + ">";
        byte[] mail = letter.write(sender, recipient, messageId, clock.instant(), lines);
        outbox.enqueue(new Outgoing(
                id,
                NoticeFlow.NAME,
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
