package se.inkopsnavet.orderfile;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.ledger.BusinessKeys;
import se.inkopsnavet.ledger.Claim;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.State;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.privacy.BlindIndex;
import se.inkopsnavet.purchase.Consequences;
import se.inkopsnavet.purchase.Intent;
import se.inkopsnavet.purchase.Intent.NoticeKind;
import se.inkopsnavet.purchase.Intent.Role;

/**
 * The numbers of suppliers' files: each is taken once, whatever channel it came by. A gap is told and the file is taken all the same, since every report says
 * how things stand; the missing ones are taken when they come (reliability §2.4).
 */
public class ReportNumbers {

    private static final String FLOW = "REPORT_NUMBER";

    private final JdbcClient jdbc;
    private final BusinessKeys keys;
    private final BlindIndex index;
    private final Consequences consequences;
    private final PolicyBook policies;
    private final Clock clock;

    public ReportNumbers(
            JdbcClient jdbc,
            BusinessKeys keys,
            BlindIndex index,
            Consequences consequences,
            PolicyBook policies,
            Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.index = index;
        this.consequences = consequences;
        this.policies = policies;
        this.clock = clock;
    }

    /**
     * In the caller's transaction.
     *
     * @param content tells one file from another
     * @return how the file ends, when it is not to be read: a repeat, or another file under a number that has been used
     */
    Optional<Outcome> taken(Claim claim, String supplierId, ReportHeader header, String content) {
        String name = supplierId + "|" + header.kind() + "|" + header.number();
        byte[] key = index.of("report-number", claim.municipality(), name);
        byte[] hash = index.of("report-content", claim.municipality(), content.getBytes(StandardCharsets.UTF_8));
        return switch (keys.register(FLOW, claim.municipality(), key, hash, claim.messageId())) {
            case NEW -> {
                count(claim, supplierId, header);
                yield Optional.empty();
            }
            case DUPLICATE -> Optional.of(new Outcome(State.DUPLICATE, null, null, null));
            case CONFLICTING -> {
                refused(claim, Fault.CONFLICTING_DUPLICATE);
                yield Optional.of(Outcome.of(State.QUARANTINED, Fault.CONFLICTING_DUPLICATE, "header: nummer"));
            }
        };
    }

    /** IT hears of a file that is not read. */
    void refused(Claim claim, Fault why) {
        tellIt(claim, NoticeKind.REPORT_REFUSED, why.code());
    }

    private void count(Claim claim, String supplierId, ReportHeader header) {
        String kind = header.kind().name();
        long last = jdbc.sql("select last from report_sequence where municipality = ? and supplier_id = ? and kind = ?"
                        + " for no key update")
                .params(claim.municipality(), supplierId, kind)
                .query(Long.class)
                .optional()
                .orElse(0L);
        jdbc.sql("insert into report_sequence (municipality, supplier_id, kind, last) values (?, ?, ?, ?)"
                        + " on conflict (municipality, supplier_id, kind) do update"
                        + " set last = greatest(report_sequence.last, excluded.last)")
                .params(claim.municipality(), supplierId, kind, header.number())
                .update();
        if (header.number() > last + 1) {
            String missing = "%s %d–%d".formatted(header.kind().word(), last + 1, header.number() - 1);
            tellIt(claim, NoticeKind.REPORT_GAP, Fault.REPORT_GAP.code() + " " + missing);
        }
    }

    private void tellIt(Claim claim, NoticeKind kind, String detail) {
        consequences.followWithoutCase(
                List.of(new Intent.Tell(Role.IT, kind, detail)),
                claim.municipality(),
                policies.on(claim.municipality(), LocalDate.now(clock)),
                claim.messageId().toString());
    }
}
