package se.inkopsnavet.lifecare;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.springframework.transaction.support.TransactionTemplate;
import se.inkopsnavet.consent.ConsentFlow;
import se.inkopsnavet.ledger.Checkpoint;
import se.inkopsnavet.ledger.ExchangeLog;
import se.inkopsnavet.ledger.Messages;
import se.inkopsnavet.ledger.Parts;

/** Step 1 for Lifecare: a page's news as messages, encrypted, what is remembered of them, and the mark, all in one transaction. */
public class LifecareIntake {

    /** Set on the exchange once the ledger has it. */
    public static final String ACCEPTED = "lifecareAccepted";

    public static final String DECISION_FLOW = "LIFECARE_DECISION";
    public static final String EVENT_FLOW = "LIFECARE_EVENT";

    private final Parts parts;
    private final Messages messages;
    private final Holdings holdings;
    private final Sources sources;
    private final TransactionTemplate transaction;
    private final ExchangeLog log;
    private final Checkpoint checkpoint;

    public LifecareIntake(
            Parts parts,
            Messages messages,
            Holdings holdings,
            Sources sources,
            TransactionTemplate transaction,
            ExchangeLog log,
            Checkpoint checkpoint) {
        this.parts = parts;
        this.messages = messages;
        this.holdings = holdings;
        this.sources = sources;
        this.transaction = transaction;
        this.log = log;
        this.checkpoint = checkpoint;
    }

    /** What a {@code lifecare:} route calls. */
    public void accept(Exchange exchange) {
        accept(exchange.getMessage().getBody(Harvest.class));
        exchange.setProperty(ACCEPTED, Boolean.TRUE);
    }

    public void accept(Harvest harvest) {
        List<Runnable> told = new ArrayList<>();
        transaction.executeWithoutResult(status -> {
            harvest.found().forEach(found -> store(harvest, found).ifPresent(told::add));
            holdings.repeated(harvest.source(), harvest.entity(), harvest.repeated());
            if (harvest.readTo() != null) {
                sources.advance(harvest.source(), harvest.entity(), harvest.readTo());
            }
            checkpoint.reached("lifecare-page-uncommitted");
        });
        told.forEach(Runnable::run);
    }

    /** @return what to log after the commit */
    private Optional<Runnable> store(Harvest harvest, Found found) {
        return holdings.remember(harvest.source(), found).map(change -> {
            String flow = flow(found.entity());
            byte[] bytes = flow.equals(ConsentFlow.NAME)
                    ? found.content().toString().getBytes(StandardCharsets.UTF_8)
                    : Envelope.of(found, change.revision()).toBytes();
            UUID message = parts.alone(
                    flow,
                    harvest.municipality(),
                    new Parts.Part(0, bytes, found.person().order()));
            holdings.told(harvest.source(), found, message);
            if (change.earlier() != null) {
                messages.overtaken(change.earlier(), message);
            }
            return () -> log.in(flow, harvest.municipality(), message, bytes.length);
        });
    }

    private static String flow(Entity entity) {
        return switch (entity) {
            case DECISIONS -> DECISION_FLOW;
            case NOTES -> ConsentFlow.NAME;
            default -> EVENT_FLOW;
        };
    }
}
