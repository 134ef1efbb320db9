package se.inkopsnavet.document;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.transaction.support.TransactionTemplate;
import se.inkopsnavet.ledger.Claim;
import se.inkopsnavet.ledger.ExchangeLog;
import se.inkopsnavet.ledger.Messages;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.PayloadStore;

/** How one record of a form is taken: read, decided in the transaction that ends its message and forgets its bytes, and logged. */
public final class RecordSteps {

    private final PayloadStore payloads;
    private final Messages messages;
    private final TransactionTemplate transaction;
    private final ExchangeLog log;

    public RecordSteps(PayloadStore payloads, Messages messages, TransactionTemplate transaction, ExchangeLog log) {
        this.payloads = payloads;
        this.messages = messages;
        this.transaction = transaction;
        this.log = log;
    }

    /**
     * @param read throws the fault for which a record that cannot be read is quarantined
     * @param decide in the transaction
     * @return that there is nothing to come back for, as {@link se.inkopsnavet.ledger.InboundFlow#handle} says it
     */
    public <R> Optional<Duration> take(Claim claim, Function<byte[], R> read, Function<R, Outcome> decide) {
        R record = read.apply(payloads.read(claim.payloadId()));
        Outcome outcome = transaction.execute(status -> {
            Outcome decided = decide.apply(record);
            messages.finishAndForget(claim.messageId(), decided, null);
            return decided;
        });
        log.decided(claim, outcome);
        return Optional.empty();
    }
}
