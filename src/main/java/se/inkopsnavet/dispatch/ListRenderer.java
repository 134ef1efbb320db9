package se.inkopsnavet.dispatch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.customerlist.BatchHeader;
import se.inkopsnavet.customerlist.BatchName;
import se.inkopsnavet.customerlist.ControlTotals;
import se.inkopsnavet.customerlist.ListLine;
import se.inkopsnavet.customerlist.RowOperation;
import se.inkopsnavet.policy.Policy;
import se.inkopsnavet.securemail.Attachment;
import se.inkopsnavet.securemail.Letter;
import se.inkopsnavet.securemail.SealedMail;
import se.inkopsnavet.supplier.SupplierProfile;

/** Step 4: rows become the supplier's file, and the file becomes a sealed letter. Built once; every attempt sends the same bytes. */
public class ListRenderer {

    private final JdbcClient jdbc;
    private final Clock clock;

    public ListRenderer(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param dedupId the file name on the supplier's server, or the Message-ID */
    record Rendered(byte[] bytes, String dedupId, ControlTotals totals, String recipientFingerprint) {}

    /** What a list is called: one with changed clients only is a kind of its own for a supplier that reads no operations (requirements §4). */
    private record Words(String fileKind, String subject) {
        static Words of(BatchStore.Batch batch) {
            return batch.operation() == RowOperation.CHANGED
                    ? new Words("kundandring", "Ändringar i kundlistan")
                    : new Words("kundlista", "Kundlista");
        }
    }

    /** @throws se.inkopsnavet.fault.FaultException CRY-* when a certificate or key is not in order */
    Rendered render(Partner partner, Policy policy, BatchStore.Batch batch, List<ListLine> lines) {
        Instant now = clock.instant();
        BatchHeader header =
                new BatchHeader(batch.id(), policy.municipalityCode(), batch.supplierId(), batch.scope(), now);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ControlTotals totals = write(partner, header, lines, file);
        Words words = Words.of(batch);
        String name = BatchName.fileName(
                words.fileKind(),
                batch.municipality(),
                LocalDate.now(clock),
                batch.id(),
                partner.format().extension());
        String messageId = "<" + batch.id() + "@"
                + partner.hubAddress().substring(partner.hubAddress().indexOf('@') + 1) + ">";
        Letter letter = new Letter(
                partner.hubAddress(),
                partner.profile().recipient(),
                words.subject() + " " + batch.id(),
                now,
                messageId,
                "%s %s med %d rader. Kvittera rad för rad.%n".formatted(words.subject(), batch.id(), totals.rowCount()),
                List.of(new Attachment(name, partner.format().contentType(), file.toByteArray())));
        SealedMail sealed = partner.sealer().seal(letter, now);
        String dedupId = partner.profile().channel() == SupplierProfile.Channel.SFTP
                ? sequenceName(partner, batch, words)
                : messageId;
        return new Rendered(sealed.bytes(), dedupId, totals, sealed.recipientFingerprint());
    }

    private static ControlTotals write(
            Partner partner, BatchHeader header, List<ListLine> lines, ByteArrayOutputStream file) {
        try {
            return partner.format().write(header, lines, file);
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail to write", e);
        }
    }

    /** Gapless per target: taken in the transaction that commits SENDING, so that a batch that is stopped at the door takes no number (reliability §2.4). A list
     * that is recalled after a failed attempt leaves its number unused, which the supplier sees as a gap and asks about. */
    private String sequenceName(Partner partner, BatchStore.Batch batch, Words words) {
        long number = jdbc.sql("insert into gapless_sequence (name, last) values (?, 1)"
                        + " on conflict (name) do update set last = gapless_sequence.last + 1 returning last")
                .param(partner.channel())
                .query(Long.class)
                .single();
        return "%s_%s_%06d_%s.p7m"
                .formatted(
                        words.fileKind(),
                        batch.municipality(),
                        number,
                        batch.id().toString().substring(0, 8));
    }
}
