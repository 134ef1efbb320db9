package se.inkopsnavet.dispatch;

import java.time.Duration;
import java.util.Optional;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.ledger.Claim;
import se.inkopsnavet.securemail.Attachment;
import se.inkopsnavet.securemail.OpenedMail;

/** The supplier acknowledges a customer list row by row. Asked last: any other CSV file is taken for an acknowledgement, and refused as one. */
public class AckReader implements SupplierAnswer {

    private final AckInbox inbox;

    public AckReader(AckInbox inbox) {
        this.inbox = inbox;
    }

    @Override
    public boolean reads(OpenedMail mail) {
        return csv(mail).isPresent();
    }

    @Override
    public Optional<Duration> handle(Claim claim, Partner partner, OpenedMail mail) {
        Attachment csv = csv(mail).orElseThrow(() -> new FaultException(Fault.ACK_UNREADABLE, "attachment"));
        inbox.acknowledged(claim, partner, mail.messageId(), AckInbox.parse(csv.bytes()));
        return Optional.empty();
    }

    private static Optional<Attachment> csv(OpenedMail mail) {
        return mail.attachments().stream()
                .filter(attachment -> attachment.fileName().endsWith(".csv"))
                .findFirst();
    }
}
