package se.inkopsnavet.ledger;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Numbers of the files on one channel, without gaps: a receiver that sees 41 and 43 asks for 42 (reliability §2.4).
 *
 * <p>A number is taken in the transaction that commits SENDING, and given back in the one that says that no such file has appeared or will
 * (docs/decisions/0016).
 */
public class GaplessNumbers {

    private final JdbcClient jdbc;

    public GaplessNumbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param name of the sequence, begun at 1 @return the lowest that was given back, otherwise the next */
    public long take(String name) {
        Optional<Long> returned = jdbc.sql("delete from gapless_returned where name = ? and number ="
                        + " (select min(number) from gapless_returned where name = ?) returning number")
                .params(name, name)
                .query(Long.class)
                .optional();
        return returned.orElseGet(() -> jdbc.sql("insert into gapless_sequence (name, last) values (?, 1)"
                        + " on conflict (name) do update set last = gapless_sequence.last + 1 returning last")
                .param(name)
                .query(Long.class)
                .single());
    }

    /** No file with this number has appeared, and none will: the next file takes it. */
    public void giveBack(String name, long number) {
        int last = jdbc.sql("update gapless_sequence set last = last - 1 where name = ? and last = ?")
                .params(name, number)
                .update();
        if (last == 0) {
            jdbc.sql("insert into gapless_returned (name, number) values (?, ?)")
                    .params(name, number)
                    .update();
        }
    }
}
