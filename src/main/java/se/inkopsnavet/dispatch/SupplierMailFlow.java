package se.inkopsnavet.dispatch;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
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
 * Mail in the municipality's own mailbox: what a supplier, a unit or a desk has signed, a bounce of ours, or nothing of interest. A signed mail is opened and verified
 * once, here, and handed to the reader of what its signed part holds.
 */
public class SupplierMailFlow implements InboundFlow {

    public static final String NAME = "SUPPLIER_MAIL";

    private final PayloadStore payloads;
    private final Messages messages;
    private final MailClassifier classifier;
    private final Senders senders;
    private final List<SupplierAnswer> answers;
    private final Bounces bounces;
    private final Settlement settlement;
    private final MailShredder shredder;
    private final Clock clock;

    /** @param answers of suppliers, in the order in which they are asked @param others who is no supplier and writes to the same mailbox */
    public SupplierMailFlow(
            PayloadStore payloads,
            Messages messages,
            MailClassifier classifier,
            Partners partners,
            List<SupplierAnswer> answers,
            List<Correspondent> others,
            Bounces bounces,
            Settlement settlement,
            MailShredder shredder,
            Clock clock) {
        this.payloads = payloads;
        this.messages = messages;
        this.classifier = classifier;
        this.senders = new Senders(partners, others);
        this.answers = List.copyOf(answers);
        this.bounces = bounces;
        this.settlement = settlement;
        this.shredder = shredder;
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
        Senders.Signed signed;
        try {
            signed = senders.opened(claim.municipality(), raw, messages.arrivedAt(claim.messageId()), clock.instant());
        } catch (FaultException refused) {
            settlement.refusedMail(claim, refused);
            return Optional.empty();
        }
        try {
            if (signed instanceof Senders.Signed.ByPartner by) {
                return answered(claim, by.partner(), by.mail());
            }
            if (signed instanceof Senders.Signed.ByCorrespondent by) {
                wrote(claim, by.correspondent(), by.mail());
            }
            return Optional.empty();
        } finally {
            signed.mail().wipe();
        }
    }

    /** A supplier's mail that is opened and not understood is destroyed: what it says may be a login, wherever in it that stands. */
    private Optional<Duration> answered(Claim claim, Partner partner, OpenedMail mail) {
        try {
            return reader(mail).handle(claim, partner, mail);
        } catch (FaultException refused) {
            if (refused.fault().isTheHubsOwn()) {
                settlement.refusedMail(claim, refused);
            } else {
                settlement.refusedMail(claim, refused, () -> shredder.destroy(claim.messageId(), claim.municipality()));
            }
            return Optional.empty();
        }
    }

    /** The municipality's own mail is kept when it is not understood: it may be a withdrawal. */
    private void wrote(Claim claim, Correspondent correspondent, OpenedMail mail) {
        try {
            correspondent.handle(claim, mail);
        } catch (FaultException refused) {
            settlement.refusedMail(claim, refused);
        }
    }

    private SupplierAnswer reader(OpenedMail mail) {
        return answers.stream()
                .filter(answer -> answer.reads(mail))
                .findFirst()
                .orElseThrow(() -> new FaultException(Fault.ACK_UNREADABLE, "attachment"));
    }
}
