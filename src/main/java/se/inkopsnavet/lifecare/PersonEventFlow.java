package se.inkopsnavet.lifecare;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.transaction.support.TransactionTemplate;
import se.inkopsnavet.event.PersonEvent;
import se.inkopsnavet.event.PersonEventTaker;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.ledger.Checkpoint;
import se.inkopsnavet.ledger.Claim;
import se.inkopsnavet.ledger.ExchangeLog;
import se.inkopsnavet.ledger.InboundFlow;
import se.inkopsnavet.ledger.Messages;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.PayloadStore;
import se.inkopsnavet.ledger.State;

/** Hands each event to the rooms that act on its kind, in the transaction that finishes the message. */
public class PersonEventFlow implements InboundFlow {

    private final PersonEventReader reader;
    private final List<PersonEventTaker<?>> takers;
    private final PayloadStore payloads;
    private final Messages messages;
    private final TransactionTemplate transaction;
    private final ExchangeLog log;
    private final Checkpoint checkpoint;

    PersonEventFlow(
            PersonEventReader reader,
            List<PersonEventTaker<?>> takers,
            PayloadStore payloads,
            Messages messages,
            TransactionTemplate transaction,
            ExchangeLog log,
            Checkpoint checkpoint) {
        this.reader = reader;
        this.takers = List.copyOf(takers);
        this.payloads = payloads;
        this.messages = messages;
        this.transaction = transaction;
        this.log = log;
        this.checkpoint = checkpoint;
    }

    @Override
    public String name() {
        return LifecareIntake.EVENT_FLOW;
    }

    @Override
    public Optional<Duration> handle(Claim claim) {
        PersonEvent event = reader.read(claim.municipality(), Envelope.read(payloads.read(claim.payloadId())));
        Outcome outcome = transaction.execute(status -> {
            Outcome rest = taken(claim.messageId(), event);
            messages.finish(claim.messageId(), rest, null);
            if (rest.state() != State.HELD && rest.state() != State.QUARANTINED) {
                messages.forgetPayload(claim.messageId()).ifPresent(payloads::delete);
            }
            checkpoint.reached("event-uncommitted");
            return rest;
        });
        checkpoint.reached("event-committed");
        log.decided(claim, outcome);
        return Optional.empty();
    }

    private Outcome taken(UUID message, PersonEvent event) {
        List<Outcome> outcomes = takers.stream()
                .filter(taker -> taker.type().isInstance(event))
                .map(taker -> take(taker, message, event))
                .toList();
        if (outcomes.isEmpty()) {
            return Outcome.of(
                    State.HELD, Fault.EVENT_WITHOUT_TAKER, event.getClass().getSimpleName());
        }
        return outcomes.stream()
                .filter(outcome -> outcome.state() != State.CONFIRMED)
                .findFirst()
                .orElse(outcomes.get(0));
    }

    private static <E extends PersonEvent> Outcome take(PersonEventTaker<E> taker, UUID message, PersonEvent event) {
        return taker.take(message, taker.type().cast(event));
    }
}
