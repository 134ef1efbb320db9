package se.inkopsnavet.invoice;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.transaction.support.TransactionTemplate;
import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.journal.InvoiceReceiverLookup;
import se.inkopsnavet.journal.InvoiceReceiverLookup.Answer;
import se.inkopsnavet.ledger.Checkpoint;
import se.inkopsnavet.ledger.Claim;
import se.inkopsnavet.ledger.ExchangeLog;
import se.inkopsnavet.ledger.InboundFlow;
import se.inkopsnavet.ledger.Messages;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.PayloadStore;
import se.inkopsnavet.person.PersonId;
import se.inkopsnavet.purchase.CaseReview;
import se.inkopsnavet.purchase.CaseStore;
import se.inkopsnavet.purchase.PurchaseCase;

/**
 * Asks the case system where an invoice goes (flow F04 step 3). The call is a question that changes nothing there, so that one whose answer was lost is
 * simply put again.
 */
public class LookupFlow implements InboundFlow {

    public static final String NAME = "INVOICE_LOOKUP";

    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
    /** A case system that says nothing for so long is answered for by the desk. */
    private static final Duration PATIENCE = Duration.ofHours(4);

    private final QuestionStore questions;
    private final InvoiceCasework casework;
    private final CaseStore cases;
    private final CaseReview review;
    private final InvoiceReceiverLookup lookup;
    private final PayloadStore payloads;
    private final Messages messages;
    private final TransactionTemplate transaction;
    private final ExchangeLog log;
    private final Checkpoint checkpoint;
    private final Clock clock;

    public LookupFlow(
            QuestionStore questions,
            InvoiceCasework casework,
            CaseStore cases,
            CaseReview review,
            InvoiceReceiverLookup lookup,
            PayloadStore payloads,
            Messages messages,
            TransactionTemplate transaction,
            ExchangeLog log,
            Checkpoint checkpoint,
            Clock clock) {
        this.questions = questions;
        this.casework = casework;
        this.cases = cases;
        this.review = review;
        this.lookup = lookup;
        this.payloads = payloads;
        this.messages = messages;
        this.transaction = transaction;
        this.log = log;
        this.checkpoint = checkpoint;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<Duration> handle(Claim claim) {
        UUID id = UUID.fromString(new String(payloads.read(claim.payloadId()), StandardCharsets.US_ASCII));
        Optional<PersonId> person = transaction.execute(status -> whoIsLookedUp(id));
        Answer answer = person.isEmpty() ? new Answer.None() : lookup.find(claim.municipality(), person.get());
        if (answer instanceof Answer.Unavailable) {
            Duration waited = waited(id);
            if (waited.compareTo(PATIENCE) < 0) {
                return Optional.of(pause(waited));
            }
        }
        Outcome outcome = transaction.execute(status -> {
            Outcome decided = settled(id, answer);
            messages.finishAndForget(claim.messageId(), decided, null);
            checkpoint.reached("invoice-uncommitted");
            return decided;
        });
        log.decided(claim, outcome);
        return Optional.empty();
    }

    private Duration waited(UUID id) {
        return questions
                .find(id)
                .map(question -> Duration.between(question.openedAt(), clock.instant()))
                .orElse(PATIENCE);
    }

    /** As long again as it has been waited for: often at first, seldom later. */
    private static Duration pause(Duration waited) {
        Duration atLeast = waited.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : waited;
        return atLeast.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : atLeast;
    }

    /** Nobody, when the question has been closed since. */
    private Optional<PersonId> whoIsLookedUp(UUID id) {
        return waiting(id)
                .flatMap(question ->
                        cases.lockAll(List.of(question.caseRef())).stream().findFirst())
                .map(PurchaseCase::decision)
                .map(decision -> decision.client().personId());
    }

    private Outcome settled(UUID id, Answer answer) {
        Optional<Question> asked = questions.find(id);
        asked.ifPresent(question -> review.after(
                question.municipality(), question.person(), () -> waiting(id).ifPresent(now -> follow(now, answer))));
        return Outcome.confirmed(asked.map(Question::caseRef).orElse(null));
    }

    private void follow(Question question, Answer answer) {
        Decision decision = cases.lockAll(List.of(question.caseRef())).get(0).decision();
        if (answer instanceof Answer.Found found && decision != null) {
            casework.found(question, decision, new Receiver(found.name(), found.address()));
        } else if (question.state() == Question.State.LOOKING) {
            casework.ask(question);
        }
    }

    private Optional<Question> waiting(UUID id) {
        return questions.find(id).filter(Question::isWaiting);
    }
}
