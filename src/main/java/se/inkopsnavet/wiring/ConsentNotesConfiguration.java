package se.inkopsnavet.wiring;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.inkopsnavet.consent.StructuredNote;
import se.inkopsnavet.consentnotes.ConsentNotesComponent;
import se.inkopsnavet.consentnotes.NotesIntake;
import se.inkopsnavet.consentnotes.ReadingMarks;
import se.inkopsnavet.journal.NoteListing;
import se.inkopsnavet.ledger.BusinessKeys;
import se.inkopsnavet.ledger.Checkpoint;
import se.inkopsnavet.ledger.ExchangeLog;
import se.inkopsnavet.ledger.Parts;
import se.inkopsnavet.mapping.MappingFiles;
import se.inkopsnavet.privacy.BlindIndex;
import se.inkopsnavet.transport.TransportEvents;

/** Consents that stand in a journal which lists its notes: the component that routes name, and what stores a page. */
@Configuration(proxyBeanMethods = false)
class ConsentNotesConfiguration {

    @Bean
    ReadingMarks journalMarks(JdbcClient jdbc) {
        return new ReadingMarks(jdbc);
    }

    @Bean
    NotesIntake consentNotesIntake(
            MappingFiles mappings,
            Parts parts,
            BusinessKeys keys,
            BlindIndex index,
            ReadingMarks marks,
            TransactionTemplate transaction,
            TransportEvents events,
            ExchangeLog log,
            Checkpoint checkpoint) {
        return new NotesIntake(
                new StructuredNote(mappings), parts, keys, index, marks, transaction, events, log, checkpoint);
    }

    /** Its name is the scheme of its addresses. */
    @Bean("consent-notes")
    ConsentNotesComponent consentNotes(
            JournalConfiguration.JournalLines journals, ReadingMarks marks, TransportEvents events, Clock clock) {
        Map<String, NoteListing> listings = journals.all().stream()
                .filter(line -> line.notes() != null)
                .collect(Collectors.toUnmodifiableMap(JournalFactory.Line::municipality, JournalFactory.Line::notes));
        return new ConsentNotesComponent(
                municipality -> Optional.ofNullable(listings.get(municipality)), marks, events, clock);
    }
}
