package se.inkopsnavet.complaint;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import se.inkopsnavet.dispatch.Partner;
import se.inkopsnavet.dispatch.Settlement;
import se.inkopsnavet.dispatch.SupplierAnswer;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.ledger.Claim;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.securemail.Attachment;
import se.inkopsnavet.securemail.OpenedMail;

/** The supplier answers a complaint in signed mail, with the form that it was sent. */
public final class ComplaintAnswers implements SupplierAnswer {

    private final AnswerForm form;
    private final ComplaintDesk desk;
    private final Settlement settlement;
    private final Clock clock;

    public ComplaintAnswers(ComplaintWords words, ComplaintDesk desk, Settlement settlement, Clock clock) {
        this.form = new AnswerForm(words);
        this.desk = desk;
        this.settlement = settlement;
        this.clock = clock;
    }

    @Override
    public boolean reads(OpenedMail mail) {
        return mail.attachments().stream().anyMatch(AnswerForm::isMeantBy);
    }

    @Override
    public Optional<Duration> handle(Claim claim, Partner partner, OpenedMail mail) {
        Attachment file = mail.attachments().stream()
                .filter(AnswerForm::isMeantBy)
                .findFirst()
                .orElseThrow(() -> new FaultException(Fault.COMPLAINT_UNREADABLE, "attachment"));
        AnswerForm.Answer answer = form.read(file.bytes());
        settlement.settle(claim, () -> answered(claim, partner, answer));
        return Optional.empty();
    }

    /** An answer that is not understood stays for a person; the supplier hears of it as of any mail. */
    private Outcome answered(Claim claim, Partner partner, AnswerForm.Answer answer) {
        ComplaintEvent.Answered event = new ComplaintEvent.Answered(
                answer.complaint(), claim.municipality(), answer.resolution(), clock.instant(), null);
        Outcome outcome = desk.answered(event, partner.profile().supplierId());
        if (outcome.fault() == Fault.COMPLAINT_UNKNOWN) {
            throw new FaultException(outcome.fault(), "id");
        }
        return outcome;
    }
}
