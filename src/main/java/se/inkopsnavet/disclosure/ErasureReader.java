package se.inkopsnavet.disclosure;

import java.time.Duration;
import java.util.Optional;
import se.inkopsnavet.dispatch.Partner;
import se.inkopsnavet.dispatch.Settlement;
import se.inkopsnavet.dispatch.SupplierAnswer;
import se.inkopsnavet.dispatch.SupplierFile;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.ledger.Claim;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.securemail.Attachment;
import se.inkopsnavet.securemail.OpenedMail;

/** The supplier confirms, or refuses, to have erased something. */
public class ErasureReader implements SupplierAnswer, SupplierFile {

    private final ErasureInbox inbox;
    private final Settlement settlement;

    public ErasureReader(ErasureInbox inbox, Settlement settlement) {
        this.inbox = inbox;
        this.settlement = settlement;
    }

    @Override
    public boolean reads(OpenedMail mail) {
        return file(mail).isPresent();
    }

    @Override
    public Optional<Duration> handle(Claim claim, Partner partner, OpenedMail mail) {
        byte[] csv = file(mail)
                .orElseThrow(() -> new FaultException(Fault.ERASURE_ANSWER_UNREADABLE, "attachment"))
                .bytes();
        ErasureAnswer answer = ErasureAnswer.parse(csv);
        settlement.settle(claim, () -> inbox.answered(claim, partner, answer));
        return Optional.empty();
    }

    @Override
    public boolean reads(byte[] file) {
        return ErasureAnswer.begins(file);
    }

    @Override
    public Outcome taken(Claim claim, Partner partner, byte[] file) {
        return inbox.answered(claim, partner, ErasureAnswer.parse(file));
    }

    private static Optional<Attachment> file(OpenedMail mail) {
        return mail.attachments().stream()
                .filter(attachment -> ErasureAnswer.begins(attachment.bytes()))
                .findFirst();
    }
}
