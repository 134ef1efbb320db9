package se.inkopsnavet.disclosure;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import se.inkopsnavet.disclosure.ErasureStore.Asked;
import se.inkopsnavet.dispatch.Partner;
import se.inkopsnavet.ledger.Claim;
import se.inkopsnavet.ledger.Outbox;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.State;

/** A supplier's answer to requests for erasure, whatever channel it came by. In the caller's transaction. */
public class ErasureInbox {

    private final ErasureStore erasures;
    private final Outbox outbox;
    private final ErasureNews news;

    public ErasureInbox(ErasureStore erasures, Outbox outbox, ErasureNews news) {
        this.erasures = erasures;
        this.outbox = outbox;
        this.news = news;
    }

    /**
     * @param partner whose signature or folder the answer came from: it can only answer for what it was asked (requirements S-17)
     * @throws se.inkopsnavet.fault.FaultException when nothing of it can be taken
     */
    Outcome answered(Claim claim, Partner partner, ErasureAnswer answer) {
        Map<UUID, State> messages = lockSent(answer);
        Map<UUID, Asked> asked = new HashMap<>();
        List<UUID> sent = List.copyOf(messages.keySet());
        erasures.lock(claim.municipality(), partner.profile().supplierId(), sent)
                .forEach(each -> asked.put(each.id(), each));
        Map<UUID, ErasureState> states = new HashMap<>();
        asked.forEach((id, each) -> states.put(id, each.state()));
        for (ErasureAnswer.Line line : ErasureVerdict.of(answer, states)) {
            UUID id = line.request();
            if (messages.get(id) != State.SENT && messages.get(id) != State.CONFIRMED) {
                // An answer proves that the request arrived, whatever the delivery knew.
                news.left(asked.get(id));
                outbox.move(id, new Outcome(State.SENT, null, null, null));
            }
            news.changed(asked.get(id), ErasureVerdict.state(line), line.erased() ? null : line.reason());
            outbox.move(id, Outcome.confirmed(null));
        }
        boolean one = asked.size() == 1;
        return Outcome.confirmed(one ? asked.values().iterator().next().caseRef() : null);
    }

    /** Messages before anything else, in the order of their ids: whoever delivers them does so too. Those that cannot have left are unknown. */
    private Map<UUID, State> lockSent(ErasureAnswer answer) {
        Map<UUID, State> sent = new LinkedHashMap<>();
        answer.lines().stream()
                .map(ErasureAnswer.Line::request)
                .distinct()
                .sorted()
                .forEach(id -> {
                    Optional<State> state = outbox.lockState(id);
                    if (state.isPresent() && outbox.mayHaveLeft(id)) {
                        sent.put(id, state.get());
                    }
                });
        return sent;
    }
}
