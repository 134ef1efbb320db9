package se.inkopsnavet.credentials;

import java.time.Duration;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.dispatch.Partner;
import se.inkopsnavet.ledger.BusinessKeys;
import se.inkopsnavet.ledger.BusinessKeys.Verdict;
import se.inkopsnavet.ledger.Claim;
import se.inkopsnavet.privacy.BlindIndex;
import se.inkopsnavet.securemail.OpenedMail;

/** Which mails with logins have been dealt with: by their own id, and by the bytes under their signature, whatever envelope those come in (AC-06-6). */
public class SeenMails {

    private static final Duration RECENT = Duration.ofMinutes(15);

    private final JdbcClient jdbc;
    private final BusinessKeys keys;
    private final BlindIndex index;

    public SeenMails(JdbcClient jdbc, BusinessKeys keys, BlindIndex index) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.index = index;
    }

    /** Remembers the mail. Waits for a concurrent transaction that remembers the same one. */
    boolean isNew(Claim claim, Partner partner, OpenedMail mail) {
        String supplier = partner.profile().supplierId();
        byte[] signed = index.of("credentials-signed", claim.municipality(), supplier + "|" + mail.signedSha256());
        byte[] id = index.of("credentials-id", claim.municipality(), supplier + "|" + mail.messageId());
        return register(claim, id, signed) & register(claim, signed, signed);
    }

    private boolean register(Claim claim, byte[] key, byte[] content) {
        return keys.register(claim.flow(), claim.municipality(), key, content, claim.messageId()) == Verdict.NEW;
    }

    boolean isRecent(UUID message) {
        return jdbc.sql("select created_at > clock_timestamp() - make_interval(secs => ?) from message where id = ?")
                .params(RECENT.toSeconds(), message)
                .query(Boolean.class)
                .single();
    }
}
