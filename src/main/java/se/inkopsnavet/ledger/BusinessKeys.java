package se.inkopsnavet.ledger;

import java.util.Arrays;
import java.util.Collection;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.fault.Fault;

/** The business identity of what came in: a unique key, written in the transaction of the effect (reliability report §2.0 R3). */
public class BusinessKeys {

    private final JdbcClient jdbc;

    public BusinessKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public enum Verdict {
        NEW,
        /** Same key, same content. */
        DUPLICATE,
        /** Same key, other content: nobody may guess which one is right. */
        CONFLICTING
    }

    /** Waits for a concurrent transaction that writes the same key, and then sees its row. */
    public Verdict register(String flow, String municipality, byte[] key, byte[] contentHash, UUID messageId) {
        int inserted = jdbc.sql(
                        "insert into business_key (flow, municipality, key, content_hash, message_id) values (?, ?, ?, ?, ?)"
                                + " on conflict do nothing")
                .params(flow, municipality, key, contentHash, messageId)
                .update();
        if (inserted == 1) {
            return Verdict.NEW;
        }
        var known = jdbc.sql(
                        "select content_hash, message_id from business_key where flow = ? and municipality = ? and key = ?")
                .params(flow, municipality, key)
                .query((row, n) -> new Known(row.getBytes(1), row.getObject(2, UUID.class)))
                .single();
        if (known.messageId().equals(messageId)) {
            return Verdict.NEW;
        }
        return Arrays.equals(known.contentHash(), contentHash) ? Verdict.DUPLICATE : Verdict.CONFLICTING;
    }

    /** Whether something has come with the key before; the caller sees to it that nobody else writes it meanwhile. */
    public boolean isKnown(String flow, String municipality, byte[] key) {
        return jdbc.sql("select exists (select from business_key where flow = ? and municipality = ? and key = ?)")
                .params(flow, municipality, key)
                .query(Boolean.class)
                .single();
    }

    /** The message that came with the key first. */
    public UUID first(String flow, String municipality, byte[] key) {
        return jdbc.sql("select message_id from business_key where flow = ? and municipality = ? and key = ?")
                .params(flow, municipality, key)
                .query(UUID.class)
                .single();
    }

    /**
     * The key becomes this message's when the one that had it was refused for one of these: what has come again may end in another way now.
     *
     * @return false when it was not, or when another message has just taken the key over
     */
    public boolean takeOver(String flow, String municipality, byte[] key, UUID messageId, Collection<Fault> refusals) {
        return jdbc.sql("update business_key k set message_id = ? from message m"
                                + " where k.flow = ? and k.municipality = ? and k.key = ? and m.id = k.message_id"
                                + " and m.state in ('REJECTED', 'QUARANTINED') and m.fault = any(?)")
                        .params(
                                messageId,
                                flow,
                                municipality,
                                key,
                                refusals.stream().map(Fault::name).toArray(String[]::new))
                        .update()
                == 1;
    }

    private record Known(byte[] contentHash, UUID messageId) {}
}
