package se.inkopsnavet.api;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.consent.ConsentDocument;
import se.inkopsnavet.consent.ConsentEvent;
import se.inkopsnavet.consent.ConsentFlow;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.ledger.Acceptance;
import se.inkopsnavet.ledger.Arrival;
import se.inkopsnavet.ledger.Arrivals;
import se.inkopsnavet.ledger.Arrivals.Known;
import se.inkopsnavet.ledger.Intake;
import se.inkopsnavet.ledger.State;
import se.inkopsnavet.privacy.Sha256;

/**
 * Step 1, ACCEPT, for both contracts. What can be told at once is told at once and not stored; the rest is stored and committed before the caller has an
 * answer, and decided as any other consent.
 */
public final class ConsentHandIn {

    private final Intake intake;
    private final Arrivals arrivals;

    public ConsentHandIn(Intake intake, Arrivals arrivals) {
        this.intake = intake;
        this.arrivals = arrivals;
    }

    /**
     * @param key what the client calls this call; null for the document's own id. The same key is the same call
     * @throws Refusal nothing is stored: unreadable (400), not the client's to tell (403), or the key has been used for other content (409)
     */
    Acceptance accept(ApiClient client, @Nullable String key, byte[] document) {
        client.requireOwnSystem();
        ConsentEvent event = read(client, document);
        String name = event == null ? "reservnummer" : event.id().toString();
        String ownKey = event == null ? Sha256.hex(document) : name;
        Arrival arrival = new Arrival(
                ConsentFlow.NAME,
                client.municipality(),
                client.source(),
                key == null ? "id|" + ownKey : "key|" + key,
                name,
                ConsentDocument.MAX_BYTES);
        if (arrivals.hasOther(arrival, document)) {
            throw new Refusal(409, Fault.CONFLICTING_DUPLICATE, "");
        }
        try {
            // The bytes are all here: nothing can change them while they are read.
            return acknowledged(client, intake.accept(arrival, new ByteArrayInputStream(document), () -> true));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return null for a person with a reservnummer, whom the flow leaves to a person: it must not get lost for that */
    private static @Nullable ConsentEvent read(ApiClient client, byte[] document) {
        if (document.length == 0) {
            throw new Refusal(400, Fault.EMPTY_INPUT, "");
        }
        try {
            ConsentEvent event = ConsentDocument.parse(document);
            client.requireMay(event);
            return event;
        } catch (Refusal refusal) {
            throw refusal;
        } catch (FaultException unreadable) {
            if (unreadable.fault() == Fault.RESERVE_NUMBER) {
                return null;
            }
            throw Refusal.badRequest(unreadable);
        }
    }

    /** Of two calls at the same time with one key and other content, the ledger keeps the later in quarantine. */
    private Acceptance acknowledged(ApiClient client, Acceptance acceptance) {
        if (!acceptance.repeated()
                && status(client, acceptance.messageId())
                        .filter(this::conflicts)
                        .isPresent()) {
            throw new Refusal(409, Fault.CONFLICTING_DUPLICATE, "");
        }
        return acceptance;
    }

    private boolean conflicts(Known known) {
        return known.state() == State.QUARANTINED && known.fault() == Fault.CONFLICTING_DUPLICATE;
    }

    /** Empty when that client has handed in no such message. */
    Optional<Known> status(ApiClient client, UUID message) {
        return arrivals.from(client.source(), client.municipality(), message);
    }
}
