package se.inkopsnavet.orderfile;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.inkopsnavet.dispatch.MailShredder;
import se.inkopsnavet.dispatch.Partner;
import se.inkopsnavet.dispatch.Settlement;
import se.inkopsnavet.dispatch.SupplierAnswer;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.ledger.Claim;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.Parts;
import se.inkopsnavet.ledger.State;
import se.inkopsnavet.privacy.Sha256;
import se.inkopsnavet.securemail.Attachment;
import se.inkopsnavet.securemail.OpenedMail;

/**
 * The same reports in a signed mail, for a supplier that has nothing better (F10 channel d): the files that it would have left in a folder. The mail is
 * destroyed when its records have become messages of their own, since it may say what the goods are.
 */
public class ReportMail implements SupplierAnswer {

    private final ReportFile file;
    private final ReportNumbers numbers;
    private final Parts parts;
    private final MailShredder shredder;
    private final Settlement settlement;

    public ReportMail(
            ReportFile file, ReportNumbers numbers, Parts parts, MailShredder shredder, Settlement settlement) {
        this.file = file;
        this.numbers = numbers;
        this.parts = parts;
        this.shredder = shredder;
        this.settlement = settlement;
    }

    @Override
    public boolean reads(OpenedMail mail) {
        return attachment(mail).isPresent();
    }

    @Override
    public Optional<Duration> handle(Claim claim, Partner partner, OpenedMail mail) {
        byte[] bytes = attachment(mail)
                .orElseThrow(() -> new FaultException(Fault.REPORT_INCOMPLETE, "attachment"))
                .bytes();
        String supplierId = partner.profile().supplierId();
        List<Parts.Part> records = new ArrayList<>();
        ReportHeader header = read(claim, bytes, supplierId, records);
        String content = Sha256.hex(bytes);
        settlement.settle(claim, () -> {
            Optional<Outcome> known = numbers.taken(claim, supplierId, header, content);
            if (known.isEmpty()) {
                parts.add(claim.messageId(), ReportFlow.NAME, claim.municipality(), records);
            }
            if (known.isEmpty() || known.get().state() == State.DUPLICATE) {
                shredder.destroy(claim.messageId(), claim.municipality());
            }
            return known.orElseGet(() -> Outcome.confirmed(null));
        });
        return Optional.empty();
    }

    private ReportHeader read(Claim claim, byte[] bytes, String supplierId, List<Parts.Part> records) {
        try {
            ReportHeader header = file.read(new ByteArrayInputStream(bytes), claim.municipality(), ReportRows.NONE);
            if (header.kind() == ReportKind.SCHEDULE) {
                // It must be there at a minute, which mail does not promise.
                throw new FaultException(Fault.UNSUPPORTED_FORMAT, "header: slag");
            }
            file.read(
                    new ByteArrayInputStream(bytes),
                    claim.municipality(),
                    (number, cells) -> records.add(
                            new Parts.Part(number, new ReportLine(header.kind(), supplierId, cells).bytes(), null)));
            return header;
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail to read", e);
        }
    }

    private static Optional<Attachment> attachment(OpenedMail mail) {
        return mail.attachments().stream()
                .filter(attachment -> ReportFile.begins(attachment.bytes()))
                .findFirst();
    }
}
