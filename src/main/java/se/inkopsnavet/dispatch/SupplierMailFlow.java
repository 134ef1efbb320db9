package se.inkopsnavet.dispatch;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.ledger.Claim;
import se.inkopsnavet.ledger.InboundFlow;
import se.inkopsnavet.ledger.Messages;
import se.inkopsnavet.ledger.PayloadStore;
import se.inkopsnavet.securemail.OpenedMail;
import se.inkopsnavet.transport.mail.MailClassifier;
import se.inkopsnavet.transport.mail.MailKind;

/**
 * Mail in the municipality's own mailbox: an answer that a supplier signed, a bounce of ours, or nothing of interest. An answer is opened and verified
 * once, here, and handed to the reader of what its signed part holds.
 */
public class SupplierMailFlow implements InboundFlow {

    public static final String NAME = "SUPPLIER_MAIL";

    private final PayloadStore payloads;
    private final Messages messages;
    private final MailClassifier classifier;
    private final Partners partners;
    private final List<SupplierAnswer> answers;
    private final Bounces bounces;
    private final Settlement settlement;
    private final Clock clock;

    /** @param answers in the order in which they are asked */
    public SupplierMailFlow(
            PayloadStore payloads,
            Messages messages,
            MailClassifier classifier,
            Partners partners,
            List<SupplierAnswer> answers,
            Bounces bounces,
            Settlement settlement,
            Clock clock) {
        this.payloads = payloads;
        this.messages = messages;
        this.classifier = classifier;
        this.partners = partners;
        this.answers = List.copyOf(answers);
        this.bounces = bounces;
        this.settlement = settlement;
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
            settlement.ignore(claim);
        } else if (kind instanceof MailKind.Bounce bounce) {
            bounces.bounced(claim, bounce);
        } else {
            return read(claim, raw);
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

    private Optional<Duration> read(Claim claim, byte[] raw) {
        try {
            Opened opened = opened(
                    partners.in(claim.municipality()), raw, messages.arrivedAt(claim.messageId()), clock.instant());
            return reader(opened.mail()).handle(claim, opened.partner(), opened.mail());
        } catch (FaultException refused) {
            settlement.refusedMail(claim, refused);
            return Optional.empty();
        }
    }

    private SupplierAnswer reader(OpenedMail mail) {
        return answers.stream()
                .filter(answer -> answer.reads(mail))
                .findFirst()
                .orElseThrow(() -> new FaultException(Fault.ACK_UNREADABLE, "attachment"));
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
}
