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
import se.inkopsnavet.ledger.Outbox;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.State;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.purchase.CaseStore;
import se.inkopsnavet.purchase.Intent.NoticeKind;
import se.inkopsnavet.purchase.Intent.Role;
import se.inkopsnavet.purchase.PurchaseCase;
import se.inkopsnavet.securemail.SealedMail;

/**
 * The encrypted question to the invoice desk (flow F04 step 4): built once, and sent only while somebody wants to know and the person is not protected. One that may
 * have reached the desk is never called recalled.
 */
public class QueryFlow implements OutboundFlow {

    public static final String NAME = "INVOICE_QUERY";

    private final QuestionStore questions;
    private final CaseStore cases;
    private final DeskLines desks;
    private final QueryLetter letter;
    private final PolicyBook policies;
    private final Predicate<String> undecided;
    private final Outbox outbox;
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
            Outbox outbox,
            DeskReminders reminders,
            InvoiceNews news,
            Clock clock) {
        this.questions = questions;
        this.cases = cases;
        this.desks = desks;
        this.letter = new QueryLetter(words);
        this.policies = policies;
        this.undecided = undecided;
        this.outbox = outbox;
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
        Optional<Question> wanted = wanted(id, purchase);
        if (wanted.isEmpty()) {
            return new Departure.Stop(over(id, purchase));
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

    private Optional<Question> wanted(UUID id, PurchaseCase purchase) {
        boolean mayBeAsked = purchase.decision() != null && !purchase.mayBeProtected();
        return questions.find(id).filter(question -> mayBeAsked && question.isWaiting());
    }

    /** That a protected person's question may be in somebody's mailbox is for the security contact; an answer that nobody needs any more is for nobody. */
    private Outcome over(UUID id, PurchaseCase purchase) {
        if (!outbox.mayHaveLeft(id)) {
            return recalled(purchase);
        }
        return purchase.mayBeProtected()
                ? Outcome.of(State.HELD, Fault.PROTECTED_IDENTITY, "case")
                : Outcome.of(State.EXPIRED, Fault.OUTCOME_UNKNOWN, "question");
    }

    private static Outcome recalled(PurchaseCase purchase) {
        return purchase.mayBeProtected()
                ? Outcome.of(State.RECALLED, Fault.PROTECTED_IDENTITY, "case")
                : Outcome.of(State.RECALLED, Fault.RECALLED, "question");
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
        cases.lockAll(List.of(questions.find(id).orElseThrow().caseRef()));
        Question question = questions.find(id).orElseThrow();
        if (questions.asked(id)) {
            reminders.begin(question);
        }
        return question.isWaiting() ? State.SENT : State.CONFIRMED;
    }

    /** To ask once more does no harm: the desk answers under the same number. */
    @Override
    public Optional<Outcome> notArrived(UUID id, String municipality) {
        Optional<Question> question = questions.find(id);
        if (question.isEmpty()) {
            return Optional.of(Outcome.of(State.RECALLED, Fault.RECALLED, "question"));
        }
        PurchaseCase purchase = cases.lockAll(List.of(question.get().caseRef())).get(0);
        return Optional.of(wanted(id, purchase).isPresent() ? Outcome.again() : recalled(purchase));
    }

    @Override
    public void rested(UUID id, String municipality, Outcome outcome) {
        boolean needless = outcome.state() == State.RECALLED || outcome.state() == State.EXPIRED;
        if (needless) {
            return;
        }
        Question question = questions.find(id).orElseThrow();
        if (outcome.fault() == Fault.PROTECTED_IDENTITY) {
            String which = id.toString();
            news.tell(question, Role.SECURITY_CONTACT, NoticeKind.INVOICE_QUERY_STOPPED_LATE, which, "stopped");
        } else {
            String why = outcome.why();
            news.tell(question, Role.IT, NoticeKind.INVOICE_QUERY_NOT_SENT, why, why);
        }
    }
}
