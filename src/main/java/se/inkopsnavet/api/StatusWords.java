package se.inkopsnavet.api;

import java.util.LinkedHashMap;
import java.util.Map;
import se.inkopsnavet.fault.FaultCatalogue;
import se.inkopsnavet.ledger.Arrivals.Known;
import se.inkopsnavet.ledger.State;

/**
 * How what a client has handed in stands, and nothing about the person. Why something waits for a human being is not told: one of the reasons is that the
 * person is protected, and another system must not learn that here.
 */
final class StatusWords {

    private final FaultCatalogue catalogue;

    StatusWords(FaultCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    Map<String, Object> of(Known known) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("id", known.messageId());
        all.put("state", known.state());
        all.put("text", catalogue.word(known.state().name()));
        if (known.fault() != null && known.state() != State.HELD) {
            all.put("code", known.fault());
        }
        return all;
    }
}
