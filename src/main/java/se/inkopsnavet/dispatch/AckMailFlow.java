package se.inkopsnavet.dispatch;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import se.inkopsnavet.customerlist.Acknowledgement;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.ledger.Claim;
import se.inkopsnavet.ledger.InboundFlow;
import se.inkopsnavet.ledger.Messages;
import se.inkopsnavet.ledger.PayloadStore;
import se.inkopsnavet.securemail.Attachment;
import se.inkopsnavet.securemail.OpenedMail;
import se.inkopsnavet.transport.mail.MailClassifier;
import se.inkopsnavet.transport.mail.MailKind;

/** Mail in the municipality's own mailbox: an acknowledgement that a supplier signed, a bounce of ours, or nothing of interest. */
public class AckMailFlow implements InboundFlow {

    public static final String NAME = "SUPPLIER_MAIL";

    private final PayloadStore payloads;
    private final Messages messages;
    private final MailClassifier classifier;
    private final Partners partners;
    private final AckInbox inbox;
    private final Clock clock;

    public AckMailFlow(
            PayloadStore payloads,
            Messages messages,
            MailClassifier classifier,
            Partners partners,
            AckInbox inbox,
            Clock clock) {
        this.payloads = payloads;
        this.messages = messages;
        this.classifier = classifier;
        this.partners = partners;
        this.inbox = inbox;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<Duration> handle(Claim claim) {
        byte[] raw = payloads.read(claim.payloadId());
        MailKind kind = classify(raw);
        if (kind instanceof MailKind.AutoReply) {
            inbox.ignore(claim);
        } else if (kind instanceof MailKind.Bounce bounce) {
            inbox.bounced(claim, bounce);
        } else {
            open(claim, raw);
        }
        return Optional.empty();
    }

    private MailKind classify(byte[] raw) {
        try {
            return classifier.classify(new ByteArrayInputStream(raw));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void open(Claim claim, byte[] raw) {
        try {
            Opened opened = opened(
                    partners.in(claim.municipality()), raw, messages.arrivedAt(claim.messageId()), clock.instant());
            inbox.acknowledged(claim, opened.partner(), opened.mail().messageId(), acknowledgement(opened.mail()));
        } catch (FaultException refused) {
            inbox.refused(claim, refused);
        }
    }

    private record Opened(Partner partner, OpenedMail mail) {}

    /** Each supplier's opener accepts that supplier's signature alone; a mail that another one can read is not this one's fault to report. */
    private static Opened opened(List<Partner> candidates, byte[] raw, Instant arrived, Instant now) {
        FaultException last = new FaultException(Fault.SIGNER_UNREGISTERED, "no supplier");
        for (Partner partner : candidates) {
            try {
                return new Opened(partner, partner.opener().open(raw, arrived, now));
            } catch (FaultException refused) {
                last = refused;
            }
        }
        throw last;
    }

    private static Acknowledgement acknowledgement(OpenedMail mail) {
        Attachment csv = mail.attachments().stream()
                .filter(attachment -> attachment.fileName().endsWith(".csv"))
                .findFirst()
                .orElseThrow(() -> new FaultException(Fault.ACK_UNREADABLE, "attachment"));
        return AckInbox.parse(csv.bytes());
    }
}
