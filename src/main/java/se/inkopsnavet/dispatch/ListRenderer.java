package se.inkopsnavet.dispatch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.customerlist.BatchHeader;
import se.inkopsnavet.customerlist.BatchName;
import se.inkopsnavet.customerlist.ControlTotals;
import se.inkopsnavet.customerlist.ListLine;
import se.inkopsnavet.customerlist.RowOperation;
import se.inkopsnavet.ledger.GaplessNumbers;
import se.inkopsnavet.policy.Policy;
import se.inkopsnavet.securemail.Attachment;
import se.inkopsnavet.securemail.Letter;
import se.inkopsnavet.securemail.SealedMail;
import se.inkopsnavet.supplier.SupplierProfile;

/** Step 4: rows become the supplier's file, and the file becomes a sealed letter. Built once; every attempt sends the same bytes. */
public class ListRenderer {

    private final GaplessNumbers numbers;
    private final Clock clock;

    public ListRenderer(GaplessNumbers numbers, Clock clock) {
        this.numbers = numbers;
        this.clock = clock;
    }

    /** @param dedupId the file name on the supplier's server, or the Message-ID @param number of the file, or null when it goes by mail */
    record Rendered(
            byte[] bytes,
            String dedupId,
            ControlTotals totals,
            String recipientFingerprint,
            @Nullable Long number) {}

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
        if (partner.profile().channel() == SupplierProfile.Channel.MAIL) {
            return new Rendered(sealed.bytes(), messageId, totals, sealed.recipientFingerprint(), null);
        }
        long number = numbers.take(partner.channel());
        String fileName = FileNumbers.name(words.fileKind(), batch.municipality(), number, batch.id());
        return new Rendered(sealed.bytes(), fileName, totals, sealed.recipientFingerprint(), number);
    }

    private static ControlTotals write(
            Partner partner, BatchHeader header, List<ListLine> lines, ByteArrayOutputStream file) {
        try {
            return partner.format().write(header, lines, file);
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail to write", e);
        }
    }
}
