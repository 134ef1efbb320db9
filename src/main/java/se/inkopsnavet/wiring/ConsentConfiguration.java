package se.inkopsnavet.wiring;

import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.inkopsnavet.consent.Callers;
import se.inkopsnavet.consent.ConsentCasework;
import se.inkopsnavet.consent.ConsentCircumstances;
import se.inkopsnavet.consent.ConsentFlow;
import se.inkopsnavet.consent.ConsentForm;
import se.inkopsnavet.consent.ConsentMail;
import se.inkopsnavet.consent.ConsentRoom;
import se.inkopsnavet.consent.ConsentWords;
import se.inkopsnavet.consent.MandateQuestion;
import se.inkopsnavet.disclosure.Deregistration;
import se.inkopsnavet.disclosure.Erasure;
import se.inkopsnavet.dispatch.Settlement;
import se.inkopsnavet.document.FormFileFlow;
import se.inkopsnavet.document.FormFiles;
import se.inkopsnavet.journal.Journal;
import se.inkopsnavet.journal.JournalListener;
import se.inkopsnavet.journal.NoteKind;
import se.inkopsnavet.journal.Redaction;
import se.inkopsnavet.ledger.BusinessKeys;
import se.inkopsnavet.ledger.Checkpoint;
import se.inkopsnavet.ledger.Deadlines;
import se.inkopsnavet.ledger.ExchangeLog;
import se.inkopsnavet.ledger.Messages;
import se.inkopsnavet.ledger.Parts;
import se.inkopsnavet.ledger.PayloadStore;
import se.inkopsnavet.mapping.MappingFiles;
import se.inkopsnavet.notice.NoticeBook;
import se.inkopsnavet.person.EnvironmentGuard;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.privacy.BlindIndex;
import se.inkopsnavet.privacy.ColumnCipher;
import se.inkopsnavet.purchase.CaseKeys;
import se.inkopsnavet.purchase.CaseReview;
import se.inkopsnavet.purchase.CaseStore;
import se.inkopsnavet.purchase.Circumstances;
import tools.jackson.databind.json.JsonMapper;

/** From a consent, or its withdrawal, to what may leave the house. */
@Configuration(proxyBeanMethods = false)
class ConsentConfiguration {

    /** Also the gate that other rooms ask. */
    @Bean
    ConsentCircumstances consentCircumstances(JdbcClient jdbc, PolicyBook policies, Clock clock) {
        return ConsentRoom.circumstances(jdbc, policies, clock);
    }

    @Bean
    ConsentRoom consentRoom(
            MappingFiles mappings,
            JdbcClient jdbc,
            ColumnCipher cipher,
            BlindIndex index,
            JsonMapper json,
            BusinessKeys keys,
            Messages messages,
            CaseStore cases,
            CaseReview review,
            NoticeBook notices,
            Deadlines deadlines,
            PolicyBook policies,
            Journal journal,
            Erasure erasure,
            Deregistration deregistration,
            MandateQuestion mandates,
            ObjectProvider<Callers> callers,
            Clock clock) {
        ConsentRoom.House house = new ConsentRoom.House(
                jdbc,
                cipher,
                index,
                keys,
                messages,
                new CaseKeys(index, json),
                cases,
                review,
                notices,
                deadlines,
                policies,
                clock);
        return new ConsentRoom(
                house,
                journal,
                ConsentWords.load(mappings),
                erasure,
                deregistration,
                mandates,
                callers.getIfAvailable(() -> Callers.NONE));
    }

    @Bean
    ConsentCasework consentCasework(ConsentRoom room) {
        return room.casework();
    }

    @Bean
    ConsentFlow consentFlow(
            ConsentRoom room,
            MappingFiles mappings,
            PayloadStore payloads,
            EnvironmentGuard guard,
            TransactionTemplate transaction,
            Messages messages,
            ExchangeLog log,
            Checkpoint checkpoint) {
        return room.flow(payloads, guard, Redaction.load(mappings), transaction, messages, log, checkpoint);
    }

    @Bean
    FormFileFlow consentFileFlow(FormFiles files, MappingFiles mappings) {
        return files.of(ConsentFlow.FILES, ConsentForm.file(mappings));
    }

    @Bean
    ConsentMail consentMail(
            ConsentRoom room, MappingFiles mappings, Parts parts, PayloadStore payloads, Settlement settlement) {
        return room.mail(ConsentForm.file(mappings), parts, payloads, settlement);
    }

    @Bean
    JournalListener consentNoteListener(ConsentRoom room) {
        return room.journalListener(NoteKind.CONSENT);
    }

    @Bean
    JournalListener withdrawalNoteListener(ConsentRoom room) {
        return room.journalListener(NoteKind.WITHDRAWAL);
    }

    @Bean
    JournalListener correctionNoteListener(ConsentRoom room) {
        return room.journalListener(NoteKind.CORRECTION);
    }

    @Bean
    DeadlineReactions consentDeadlines(
            ConsentRoom room, CaseStore cases, Circumstances circumstances, PolicyBook policies, Clock clock) {
        return new DeadlineReactions(room.reactions(cases, circumstances, policies, clock));
    }
}
