package se.inkopsnavet.contact;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.contact.gateway.SmsChannel;
import se.inkopsnavet.privacy.ColumnCipher;

/** Texts and their SMS in the database; a number is encrypted, and kept only while its SMS may still leave. */
public class TextStore implements SmsChannel.Addresses {

    private static final String TABLE = "contact_sms";
    private static final String NUMBER = "number";
    private static final String SMS = "select id, text_id, place, state, gateway_ref from contact_sms ";

    private final JdbcClient jdbc;
    private final ColumnCipher cipher;

    public TextStore(JdbcClient jdbc, ColumnCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    /** @return false when the same has been asked before */
    boolean open(AskedText text) {
        return jdbc.sql(
                                "insert into contact_text (id, municipality, case_ref, template, audience, body, useful_until, state)"
                                        + " values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing")
                        .params(
                                text.id(),
                                text.municipality(),
                                text.caseRef(),
                                text.template(),
                                text.audience().name(),
                                text.body(),
                                Timestamp.from(text.usefulUntil()),
                                text.state().name())
                        .update()
                == 1;
    }

    AskedText text(UUID id) {
        return jdbc.sql("select id, municipality, case_ref, template, audience, body, useful_until, state"
                        + " from contact_text where id = ?")
                .param(id)
                .query((row, n) -> new AskedText(
                        row.getObject("id", UUID.class),
                        row.getString("municipality"),
                        row.getString("case_ref"),
                        row.getString("template"),
                        Text.Audience.valueOf(row.getString("audience")),
                        row.getString("body"),
                        row.getTimestamp("useful_until").toInstant(),
                        AskedText.State.valueOf(row.getString("state"))))
                .single();
    }

    void end(UUID textId, AskedText.State state) {
        jdbc.sql("update contact_text set state = ?, changed_at = clock_timestamp() where id = ?")
                .params(state.name(), textId)
                .update();
    }

    void add(SentSms sms) {
        jdbc.sql("insert into contact_sms (id, text_id, place, state) values (?, ?, ?, ?) on conflict do nothing")
                .params(sms.id(), sms.textId(), sms.place(), sms.state().name())
                .update();
    }

    /** Locked for the rest of the transaction. Empty when it has been purged. */
    Optional<SentSms> lock(UUID id) {
        return jdbc.sql(SMS + "where id = ? for no key update")
                .param(id)
                .query((row, n) -> sms(row))
                .optional();
    }

    /** Which of a text's telephones have been tried. */
    Set<String> places(UUID textId) {
        return new HashSet<>(jdbc.sql("select place from contact_sms where text_id = ?")
                .param(textId)
                .query(String.class)
                .list());
    }

    /** A number that can no longer be sent to is forgotten. */
    void move(UUID id, SentSms.State state) {
        jdbc.sql("update contact_sms set state = ?, number = null where id = ?")
                .params(state.name(), id)
                .update();
    }

    void address(UUID id, String number) {
        jdbc.sql("update contact_sms set number = ? where id = ?")
                .params(cipher.encrypt(TABLE, NUMBER, id.toString(), number.getBytes(StandardCharsets.US_ASCII)), id)
                .update();
    }

    @Override
    public Optional<SmsChannel.Address> of(UUID id) {
        return jdbc.sql("select s.number, t.useful_until from contact_sms s join contact_text t on t.id = s.text_id"
                        + " where s.id = ? and s.number is not null")
                .param(id)
                .query((row, n) -> new SmsChannel.Address(
                        new String(
                                cipher.decrypt(TABLE, NUMBER, id.toString(), row.getBytes(1)),
                                StandardCharsets.US_ASCII),
                        row.getTimestamp(2).toInstant()))
                .optional();
    }

    @Override
    public void name(UUID id, String gatewayRef) {
        jdbc.sql("update contact_sms set gateway_ref = ? where id = ?")
                .params(gatewayRef, id)
                .update();
    }

    @Override
    public Optional<String> name(UUID id) {
        return jdbc.sql("select gateway_ref from contact_sms where id = ? and gateway_ref is not null")
                .param(id)
                .query(String.class)
                .optional();
    }

    /** The SMS that a gateway means: by our id where it says it, otherwise by its own. */
    Optional<UUID> meant(String municipality, @Nullable UUID ours, String gatewayRef) {
        return jdbc.sql(
                        "select s.id from contact_sms s join contact_text t on t.id = s.text_id where t.municipality = ?"
                                + (ours == null ? " and s.gateway_ref = ?" : " and s.id = ?"))
                .params(municipality, ours == null ? gatewayRef : ours)
                .query(UUID.class)
                .optional();
    }

    /** Whether an SMS may be with the gateway whose answer is not written down yet. */
    boolean isSending(String municipality) {
        return jdbc.sql(
                        "select exists (select from message where municipality = ? and flow = ? and direction = 'O' and unfinished and state = 'SENDING')")
                .params(municipality, SmsFlow.NAME)
                .query(Boolean.class)
                .single();
    }

    private static SentSms sms(ResultSet row) throws SQLException {
        return new SentSms(
                row.getObject("id", UUID.class),
                row.getObject("text_id", UUID.class),
                row.getString("place"),
                SentSms.State.valueOf(row.getString("state")),
                row.getString("gateway_ref"));
    }
}
