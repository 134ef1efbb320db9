package se.inkopsnavet.lifecare;

import java.time.Clock;
import java.util.List;
import org.springframework.transaction.support.TransactionTemplate;
import se.inkopsnavet.event.PersonEventTaker;
import se.inkopsnavet.ledger.Checkpoint;
import se.inkopsnavet.ledger.ExchangeLog;
import se.inkopsnavet.ledger.Messages;
import se.inkopsnavet.ledger.PayloadStore;
import se.inkopsnavet.mapping.MappingFiles;
import se.inkopsnavet.person.EnvironmentGuard;
import se.inkopsnavet.privacy.BlindIndex;

/** Step 2 and on for Lifecare: what reads stored records, over the mappings in {@code mappings/lifecare}. */
public final class LifecareFlows {

    private final Translation translation;
    private final PayloadStore payloads;
    private final EnvironmentGuard guard;

    /** @throws se.inkopsnavet.fault.FaultException CONFIGURATION when a mapping is broken */
    public LifecareFlows(MappingFiles files, Clock clock, PayloadStore payloads, EnvironmentGuard guard) {
        this.translation = new Translation(new LifecareMappings(files), new CodesBook(files), clock);
        this.payloads = payloads;
        this.guard = guard;
    }

    public DecisionBundleReader decisions() {
        return new DecisionBundleReader(payloads, translation, guard);
    }

    public PersonEventFlow events(
            BlindIndex index,
            List<PersonEventTaker<?>> takers,
            Messages messages,
            TransactionTemplate transaction,
            ExchangeLog log,
            Checkpoint checkpoint) {
        return new PersonEventFlow(
                new PersonEventReader(translation, index, guard),
                takers,
                payloads,
                messages,
                transaction,
                log,
                checkpoint);
    }
}
