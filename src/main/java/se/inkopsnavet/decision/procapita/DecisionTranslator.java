package se.inkopsnavet.decision.procapita;

import java.time.Clock;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.decision.RawRecord;
import se.inkopsnavet.decision.fields.CanonicalFields;
import se.inkopsnavet.decision.fields.DecisionFields;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.mapping.MappingFiles;

/**
 * Translates one record of Procapita's export into the canonical {@link Decision} (step 2 of design §1).
 *
 * <p>A password and a door code end here: neither is ever read into a decision (requirements §10.1). Thread-safe.
 */
public final class DecisionTranslator {

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

    private final XmlFields xml;
    private final CsvFields csv;
    private final Clock clock;

    /** @throws FaultException CONFIGURATION when a mapping under {@code procapita/} is broken, with file and line */
    public DecisionTranslator(MappingFiles files, Clock clock) {
        this.xml = new XmlFields(files);
        this.csv = new CsvFields(files);
        this.clock = clock;
    }

    /**
     * @return the decision; of a person who is protected or dead, and whose record is otherwise unusable, one that holds only that (requirements
     *     S-03)
     * @throws FaultException why this record alone cannot be used: XML_SCHEMA with the element's path, CSV_STRUCTURE, or a BIZ fault with the
     *     field's key; never with a value. It is an {@link se.inkopsnavet.decision.UnusableRecord} when the record says whom it concerns
     */
    public Decision translate(RawRecord record) {
        return DecisionFields.build(fields(record), ZonedDateTime.now(clock.withZone(STOCKHOLM)));
    }

    /** The mapping alone, which the example pairs of the mappings pin. */
    CanonicalFields fields(RawRecord record) {
        return switch (record.format()) {
            case XML -> xml.of(record.bytes());
            case CSV -> csv.of(record.bytes());
        };
    }
}
