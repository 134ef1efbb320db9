package se.inkopsnavet.invoice;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.ledger.Claim;
import se.inkopsnavet.ledger.Outbox;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.State;
import se.inkopsnavet.purchase.CaseReview;
import se.inkopsnavet.purchase.CaseStore;
import se.inkopsnavet.purchase.Intent.NoticeKind;
import se.inkopsnavet.purchase.Intent.Role;
import se.inkopsnavet.securemail.Attachment;

/** What the invoice desk has answered, judged and written down. In the caller's transaction. */
public class DeskInbox {

    private final QuestionStore questions;
    private final InvoiceCasework casework;
    private final CaseStore cases;
    private final CaseReview review;
    private final Outbox outbox;
    private final AnswerForm forms;
    private final InvoiceNews news;

    public DeskInbox(
            QuestionStore questions,
            InvoiceCasework casework,
            CaseStore cases,
            CaseReview review,
            Outbox outbox,
            QueryWords words,
            InvoiceNews news) {
        this.questions = questions;
        this.casework = casework;
        this.cases = cases;
        this.review = review;
        this.outbox = outbox;
        this.forms = words.answers();
        this.news = news;
    }

    /** @param files of a mail that the desk has signed */
    Outcome answered(Claim claim, List<Attachment> files) {
        List<byte[]> filled = files.stream()
                .filter(AnswerForm::isMeantBy)
                .map(Attachment::bytes)
                .toList();
        Optional<Question> question;
        try {
            question = question(claim.municipality(), filled);
        } catch (FaultException unreadable) {
            return nobodys(claim, unreadable.fault(), unreadable.place());
        }
        return question.map(asked -> judged(asked, filled))
                .orElseGet(() -> nobodys(claim, Fault.INVOICE_NOT_ASKED, "line 1"));
    }

    /** A question that cannot have left cannot have been answered. */
    private Optional<Question> question(String municipality, List<byte[]> forms) {
        if (forms.isEmpty()) {
            throw new FaultException(Fault.INVOICE_ANSWER_UNREADABLE, "attachment");
        }
        return questions
                .find(AnswerForm.questionOf(forms.get(0)))
                .filter(question -> question.municipality().equals(municipality) && outbox.mayHaveLeft(question.id()));
    }

    private Outcome nobodys(Claim claim, Fault fault, String place) {
        news.tellIt(claim.municipality(), claim.messageId(), NoticeKind.INVOICE_ANSWER_REFUSED, fault.code());
        return Outcome.of(State.QUARANTINED, fault, place);
    }

    private Outcome judged(Question question, List<byte[]> filled) {
        // The message before the case: whoever delivers it locks them in that order too.
        arrived(question.id());
        Outcome[] outcome = {Outcome.confirmed(null)};
        review.after(
                question.municipality(),
                question.person(),
                () -> outcome[0] = decided(questions.find(question.id()).orElseThrow(), filled));
        return outcome[0].forCase(question.caseRef());
    }

    /** An answer proves that the question arrived, whatever the delivery knew. */
    private void arrived(UUID id) {
        outbox.lockState(id);
        outbox.move(id, Outcome.confirmed(null));
    }

    private Outcome decided(Question question, List<byte[]> filled) {
        Decision decision = cases.lockAll(List.of(question.caseRef())).get(0).decision();
        if (question.state() == Question.State.CLOSED || decision == null) {
            return Outcome.of(State.EXPIRED, Fault.INVOICE_NOT_ASKED, "question");
        }
        AnswerForm.Answer answer;
        try {
            answer = answer(filled);
        } catch (FaultException refused) {
            return held(question, refused.fault(), refused.place());
        }
        if (question.state() == Question.State.ANSWERED) {
            boolean same = question.content().receiver().equals(answer.receiver());
            return same
                    ? new Outcome(State.DUPLICATE, null, null, null)
                    : held(question, Fault.INVOICE_TWO_ADDRESSES, "earlier answer");
        }
        return followed(question, decision, answer.receiver());
    }

    private AnswerForm.Answer answer(List<byte[]> filled) {
        if (filled.size() > 1) {
            throw new FaultException(Fault.INVOICE_TWO_ADDRESSES, "attachments");
        }
        return forms.read(filled.get(0));
    }

    private Outcome followed(Question question, Decision decision, @Nullable Receiver receiver) {
        if (receiver == null) {
            casework.toPerson(question, NoticeKind.INVOICE_UNKNOWN, "");
            return Outcome.confirmed(null);
        }
        Fault refused = casework.found(question, decision, receiver);
        return refused == null ? Outcome.confirmed(null) : Outcome.of(State.HELD, refused, "name");
    }

    /** A person at the unit decides; the desk hears that its form was not read, and may send another. */
    private Outcome held(Question question, Fault fault, String place) {
        news.tell(question, Role.RESPONSIBLE, NoticeKind.INVOICE_ANSWER_REFUSED, fault.code(), fault.code());
        news.tell(question, Role.INVOICE_DESK, NoticeKind.INVOICE_ANSWER_REFUSED, fault.code(), fault.code());
        return Outcome.of(State.HELD, fault, place);
    }
}
