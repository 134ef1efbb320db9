package se.inkopsnavet.lifecare;

import java.time.Clock;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import se.inkopsnavet.decision.fields.CanonicalField;
import se.inkopsnavet.decision.fields.CanonicalFields;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.person.Protection;

/** From a stored record to canonical fields. That the person is open was decided at the edge; a mapping has no say in it. */
final class Translation {

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

    private final LifecareMappings mappings;
    private final CodesBook codes;
    private final Clock clock;

    Translation(LifecareMappings mappings, CodesBook codes, Clock clock) {
        this.mappings = mappings;
        this.codes = codes;
        this.clock = clock;
    }

    ZonedDateTime now() {
        return ZonedDateTime.now(clock.withZone(STOCKHOLM));
    }

    /** Names and text, as the mapping gives them. */
    Map<String, String> mapped(String municipality, Envelope envelope) {
        return mappings.fields(envelope.entity(), envelope.content(), codes.of(municipality), now().toLocalDate());
    }

    /** @throws FaultException CONFIGURATION when the mapping gives a field that nobody knows */
    static CanonicalFields canonical(Map<String, String> mapped) {
        CanonicalFields fields = new CanonicalFields();
        mapped.forEach((name, text) -> {
            CanonicalField field = CanonicalField.ofKey(name);
            if (field == null) {
                throw new FaultException(Fault.CONFIGURATION, "mappings/lifecare: " + name);
            }
            fields.put(field, text);
        });
        fields.put(CanonicalField.PROTECTION, Protection.NONE.name());
        return fields;
    }
}
