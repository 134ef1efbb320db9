package se.inkopsnavet.invoice;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.ledger.DerivedId;
import se.inkopsnavet.ledger.Outbox;
import se.inkopsnavet.ledger.Outgoing;
import se.inkopsnavet.mandate.Mandate;
import se.inkopsnavet.mandate.MandateListener;
import se.inkopsnavet.mandate.MandateStore;
import se.inkopsnavet.mandate.Mandates;
import se.inkopsnavet.mandate.Scope;
import se.inkopsnavet.mandate.Use;
import se.inkopsnavet.policy.Policy;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.purchase.CaseFollower;
import se.inkopsnavet.purchase.CaseState;
import se.inkopsnavet.purchase.CaseStore;
import se.inkopsnavet.purchase.Intent.NoticeKind;
import se.inkopsnavet.purchase.Intent.Role;
import se.inkopsnavet.purchase.PersonKey;
import se.inkopsnavet.purchase.PurchaseCase;

/**
 * Opens the question where somebody's invoice goes, and closes it when nobody needs to know any more (docs/decisions/0032). Everything in the caller's
 * transaction, under the lock of the person's case.
 */
public class InvoiceCasework implements CaseFollower, MandateListener {

    private static final Set<CaseState> OVER =
            Set.of(CaseState.HELD_PROTECTED, CaseState.HELD_POLICY, CaseState.CLOSED, CaseState.DECEASED);

    private final QuestionStore questions;
    private final MandateStore mandates;
    private final CaseStore cases;
    private final PolicyBook policies;
    private final DeskLines desks;
    private final Lookups lookups;
    private final Outbox outbox;
    private final InvoiceNews news;
    private final Clock clock;

    public InvoiceCasework(
            QuestionStore questions,
            MandateStore mandates,
            CaseStore cases,
            PolicyBook policies,
            DeskLines desks,
            Lookups lookups,
            Outbox outbox,
            InvoiceNews news,
            Clock clock) {
        this.questions = questions;
        this.mandates = mandates;
        this.cases = cases;
        this.policies = policies;
        this.desks = desks;
        this.lookups = lookups;
        this.outbox = outbox;
        this.news = news;
        this.clock = clock;
    }

    @Override
    public void changed(String municipality, PersonKey person, PurchaseCase now) {
        Question current = questions.current(municipality, person).orElse(null);
        // A shop where the client has an account of the own asks the client.
        boolean nobodyAsks = OVER.contains(now.state())
                || policies.on(municipality, LocalDate.now(clock)).clientsOwnAccounts();
        Decision decision = nobodyAsks ? null : now.decision();
        if (current == null
                && (decision == null || InvoiceRouting.said(decision).isPresent())) {
            // Nothing is asked and nothing to ask, whoever manages the property.
            return;
        }
        InvoiceDecider.Step step = InvoiceDecider.next(decision, manager(municipality, person), current);
        if (current != null && step != InvoiceDecider.Step.KEEP) {
            close(current);
        }
        if (step == InvoiceDecider.Step.OPEN) {
            open(municipality, person, now, decision);
        }
    }

    /** Somebody else manages the property now: what was found out before says nothing any more. */
    @Override
    public void usable(String municipality, PersonKey person, Mandate mandate) {
        reopen(municipality, person, mandate);
    }

    @Override
    public void ended(String municipality, PersonKey person, Mandate mandate) {
        reopen(municipality, person, mandate);
    }

    private void reopen(String municipality, PersonKey person, Mandate mandate) {
        if (mandate.scopes().contains(Scope.FORVALTA_EGENDOM)) {
            questions.current(municipality, person).ifPresent(this::close);
            cases.lockByPerson(municipality, person.bytes()).ifPresent(now -> changed(municipality, person, now));
        }
    }

    private void open(String municipality, PersonKey person, PurchaseCase now, Decision decision) {
        Policy policy = policies.on(municipality, LocalDate.now(clock));
        boolean looks = policy.invoice().looksUp();
        Question question = new Question(
                id(now),
                municipality,
                person,
                now.caseRef(),
                looks ? Question.State.LOOKING : Question.State.TO_ASK,
                Content.asking(decision),
                false,
                clock.instant());
        questions.insert(question);
        if (looks) {
            lookups.order(question);
        } else {
            ask(question);
        }
    }

    /** Also the letter's, which stays known when questions are purged: the count begins anew then, the version does not (a case that comes back has changed). */
    private UUID id(PurchaseCase now) {
        return DerivedId.of("invoice-question", now.caseRef(), now.version(), questions.count(now.caseRef()));
    }

    /** The case system does not know: the invoice desk is asked, or where there is none a person. */
    void ask(Question question) {
        if (desks.of(question.municipality()).isEmpty()) {
            toPerson(question, NoticeKind.INVOICE_UNKNOWN, "");
            return;
        }
        questions.move(question.id(), Question.State.TO_ASK);
        boolean leaves = outbox.enqueue(new Outgoing(
                question.id(),
                QueryFlow.NAME,
                question.municipality(),
                DeskLines.channel(question.municipality()),
                question.id().toString(),
                null,
                question.caseRef(),
                null));
        if (!leaves) {
            // Nobody would be asked, and nobody reminded.
            toPerson(question, NoticeKind.INVOICE_UNKNOWN, "");
        }
    }

    /** @return why it cannot be used, or null when it is used from now on */
    @Nullable
    Fault found(Question question, Decision decision, Receiver receiver) {
        Mandates.Answer manager = manager(question.municipality(), question.person());
        if (InvoiceRouting.permitted(decision, manager, receiver) instanceof InvoiceRouting.Open) {
            toPerson(question, NoticeKind.INVOICE_NO_MANDATE, Fault.INVOICE_NO_MANDATE.code());
            return Fault.INVOICE_NO_MANDATE;
        }
        questions.answered(question.id(), question.content().answered(receiver));
        outbox.unawaited(question.id());
        return null;
    }

    void toPerson(Question question, NoticeKind kind, String detail) {
        questions.move(question.id(), Question.State.TO_PERSON);
        news.tell(question, Role.RESPONSIBLE, kind, detail, "person");
    }

    private void close(Question question) {
        questions.close(question.id());
        // One that is on its way out looks, before it leaves, whether anybody still wants to know.
        outbox.soon(question.id());
        outbox.unawaited(question.id());
    }

    private Mandates.Answer manager(String municipality, PersonKey person) {
        return mandates.of(municipality, List.of(person))
                .getOrDefault(person, Mandates.none())
                .whoMay(Use.RECEIVE_INVOICE, LocalDate.now(clock));
    }
}
