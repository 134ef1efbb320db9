package se.inkopsnavet.invoice;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.dispatch.SealedDeparture;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.ledger.OutboundFlow;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.State;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.purchase.CaseStore;
import se.inkopsnavet.purchase.Intent.NoticeKind;
import se.inkopsnavet.purchase.Intent.Role;
import se.inkopsnavet.purchase.PurchaseCase;
import se.inkopsnavet.securemail.SealedMail;

/** The encrypted question to the invoice desk (flow F04 step 4): built once, and sent only while somebody wants to know and the person is not protected. */
public class QueryFlow implements OutboundFlow {

    public static final String NAME = "INVOICE_QUERY";

    private final QuestionStore questions;
    private final CaseStore cases;
    private final DeskLines desks;
    private final QueryLetter letter;
    private final PolicyBook policies;
    private final Predicate<String> undecided;
    private final DeskReminders reminders;
    private final InvoiceNews news;
    private final Clock clock;

    /** @param undecided whether something that was accepted for the municipality is still to be decided: it may say that somebody is protected */
    public QueryFlow(
            QuestionStore questions,
            CaseStore cases,
            DeskLines desks,
            QueryWords words,
            PolicyBook policies,
            Predicate<String> undecided,
            DeskReminders reminders,
            InvoiceNews news,
            Clock clock) {
        this.questions = questions;
        this.cases = cases;
        this.desks = desks;
        this.letter = new QueryLetter(words);
        this.policies = policies;
        this.undecided = undecided;
        this.reminders = reminders;
        this.news = news;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Departure depart(UUID id, String municipality) {
        if (undecided.test(municipality)) {
            return Departure.Wait.forAMoment();
        }
        Question question = questions.find(id).orElseThrow();
        PurchaseCase purchase = cases.lockAll(List.of(question.caseRef())).get(0);
        Optional<Question> wanted = questions.find(id).filter(Question::isWaiting);
        if (wanted.isEmpty() || purchase.decision() == null || purchase.mayBeProtected()) {
            return Departure.stop(State.RECALLED, Fault.RECALLED, "question");
        }
        LocalDate today = LocalDate.now(clock);
        if (!policies.on(municipality, today).blockers(today).isEmpty()) {
            return Departure.stop(State.HELD, Fault.POLICY_NOT_ACTIVE, municipality);
        }
        Optional<DeskLine> desk = desks.of(municipality);
        if (desk.isEmpty()) {
            return Departure.stop(State.HELD, Fault.CONFIGURATION, "kundlista.invoice.desk");
        }
        return sealed(wanted.get(), purchase.decision(), desk.get());
    }

    private Departure sealed(Question question, Decision decision, DeskLine desk) {
        return SealedDeparture.of(
                desk.sealer().findings(desk.hubAddress(), clock.instant()).stream()
                        .findFirst(),
                question.built(),
                () -> {
                    SealedMail mail = letter.seal(question, decision.client(), desk, clock.instant());
                    questions.built(question.id());
                    return new Departure.Built(mail.bytes(), mail.messageId());
                });
    }

    @Override
    public State delivered(UUID id, String municipality) {
        Question question = questions.find(id).orElseThrow();
        if (question.state() == Question.State.TO_ASK) {
            questions.move(id, Question.State.ASKED);
            reminders.begin(question);
        }
        return State.SENT;
    }

    /** To ask once more does no harm: the desk answers under the same number. */
    @Override
    public Optional<Outcome> notArrived(UUID id, String municipality) {
        return Optional.of(Outcome.again());
    }

    @Override
    public void rested(UUID id, String municipality, Outcome outcome) {
        if (outcome.state() != State.RECALLED) {
            String why = outcome.why();
            news.tell(questions.find(id).orElseThrow(), Role.IT, NoticeKind.INVOICE_QUERY_NOT_SENT, why, why);
        }
    }
}
