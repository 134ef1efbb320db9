package se.inkopsnavet.api;

import java.util.LinkedHashMap;
import java.util.Map;
import se.inkopsnavet.fault.FaultCatalogue;
import se.inkopsnavet.ledger.Arrivals.Known;

/** How what a client has handed in stands, and nothing about the person. */
final class StatusWords {

    private final FaultCatalogue catalogue;

    StatusWords(FaultCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    Map<String, Object> of(Known known) {
        Told told = Told.of(known);
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("id", known.messageId());
        all.put("state", told.state());
        all.put("text", catalogue.word(told.state().name()));
        if (told.code() != null) {
            all.put("code", told.code());
        }
        return all;
    }
}
