package se.inkopsnavet.dispatch;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.ledger.Claim;
import se.inkopsnavet.ledger.InboundFlow;
import se.inkopsnavet.ledger.Messages;
import se.inkopsnavet.ledger.PayloadStore;
import se.inkopsnavet.securemail.MailOpener;
import se.inkopsnavet.securemail.OpenedMail;
import se.inkopsnavet.transport.mail.MailClassifier;
import se.inkopsnavet.transport.mail.MailKind;

/**
 * Mail in the municipality's own mailbox: an answer that a supplier or a desk of its own signed, a bounce of ours, or nothing of interest. An answer is opened and verified
 * once, here, and handed to the reader of what its signed part holds.
 */
public class SupplierMailFlow implements InboundFlow {

    public static final String NAME = "SUPPLIER_MAIL";

    private final PayloadStore payloads;
    private final Messages messages;
    private final MailClassifier classifier;
    private final Partners partners;
    private final List<SupplierAnswer> answers;
    private final List<Correspondent> others;
    private final Bounces bounces;
    private final Settlement settlement;
    private final Clock clock;

    /** @param answers in the order in which they are asked @param others who is no supplier and writes to the same mailbox */
    public SupplierMailFlow(
            PayloadStore payloads,
            Messages messages,
            MailClassifier classifier,
            Partners partners,
            List<SupplierAnswer> answers,
            List<Correspondent> others,
            Bounces bounces,
            Settlement settlement,
            Clock clock) {
        this.payloads = payloads;
        this.messages = messages;
        this.classifier = classifier;
        this.partners = partners;
        this.answers = List.copyOf(answers);
        this.others = List.copyOf(others);
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
            return opened(claim, raw).get();
        } catch (FaultException refused) {
            settlement.refusedMail(claim, refused);
            return Optional.empty();
        }
    }

    /** Each opener accepts one correspondent's signature alone; that a mail is another one's is no fault to report. @return what reads it */
    private Supplier<Optional<Duration>> opened(Claim claim, byte[] raw) {
        Instant arrived = messages.arrivedAt(claim.messageId());
        FaultException why = new FaultException(Fault.SIGNER_UNREGISTERED, "no correspondent");
        for (Candidate candidate : candidates(claim)) {
            try {
                OpenedMail mail = candidate.opener().open(raw, arrived, clock.instant());
                return () -> candidate.reader().apply(mail);
            } catch (FaultException refused) {
                why = why.fault() == Fault.SIGNER_UNREGISTERED ? refused : why;
            }
        }
        throw why;
    }

    private record Candidate(MailOpener opener, Function<OpenedMail, Optional<Duration>> reader) {}

    private List<Candidate> candidates(Claim claim) {
        List<Candidate> candidates = new ArrayList<>();
        for (Partner partner : partners.in(claim.municipality())) {
            candidates.add(new Candidate(partner.opener(), mail -> reader(mail).handle(claim, partner, mail)));
        }
        for (Correspondent other : others) {
            other.opener(claim.municipality())
                    .ifPresent(opener -> candidates.add(new Candidate(opener, mail -> {
                        other.handle(claim, mail);
                        return Optional.empty();
                    })));
        }
        return candidates;
    }

    private SupplierAnswer reader(OpenedMail mail) {
        return answers.stream()
                .filter(answer -> answer.reads(mail))
                .findFirst()
                .orElseThrow(() -> new FaultException(Fault.ACK_UNREADABLE, "attachment"));
    }
}
