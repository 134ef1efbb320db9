package se.inkopsnavet.dispatch;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.ledger.GaplessNumbers;

/**
 * What becomes of the number of a list whose file never appeared: it goes to a list that waits behind it with a higher one, and otherwise to the next list
 * that is built (docs/decisions/0016). The number stands in the file's name alone and not in the sealed bytes.
 */
public class FileNumbers {

    private final JdbcClient jdbc;
    private final GaplessNumbers numbers;

    public FileNumbers(JdbcClient jdbc, GaplessNumbers numbers) {
        this.jdbc = jdbc;
        this.numbers = numbers;
    }

    /** No file of this list has appeared, and none will. Does nothing for a list that has no number. */
    void giveBack(String channel, UUID batch) {
        jdbc.sql("update customer_list_batch b set number = null from"
                        + " (select id, number from customer_list_batch where id = ? and number is not null for update) old"
                        + " where b.id = old.id returning old.number")
                .param(batch)
                .query(Long.class)
                .optional()
                .ifPresent(number -> passOn(channel, number));
    }

    /** @param kind what the supplier calls such a file, one word */
    public static String name(String kind, String municipality, long number, UUID batch) {
        return "%s_%s_%06d_%s.p7m"
                .formatted(kind, municipality, number, batch.toString().substring(0, 8));
    }

    private void passOn(String channel, long number) {
        long free = behind(channel, number)
                .map(waiting -> {
                    rename(waiting, number);
                    return waiting.number();
                })
                .orElse(number);
        numbers.giveBack(channel, free);
    }

    private record Waiting(UUID id, String kind, String municipality, long number) {}

    /** The last list in the queue of which no file can have appeared; one that is just leaving is passed over. */
    private Optional<Waiting> behind(String channel, long number) {
        return jdbc.sql(
                        "select b.id, split_part(m.dedup_id, '_', 1), b.municipality, b.number from message m join customer_list_batch b on b.id = m.id"
                                + " where m.channel = ? and b.number > ? and m.state = 'READY' and not exists (select from attempt a"
                                + " where a.message_id = m.id and (a.ended_at is null or a.outcome in ('UNKNOWN', 'DELIVERED')))"
                                + " order by b.number desc limit 1 for no key update of m skip locked")
                .params(channel, number)
                .query((row, n) ->
                        new Waiting(row.getObject(1, UUID.class), row.getString(2), row.getString(3), row.getLong(4)))
                .optional();
    }

    private void rename(Waiting waiting, long number) {
        jdbc.sql("update customer_list_batch set number = ? where id = ?")
                .params(number, waiting.id())
                .update();
        jdbc.sql("update message set dedup_id = ? where id = ?")
                .params(name(waiting.kind(), waiting.municipality(), number, waiting.id()), waiting.id())
                .update();
    }
}
