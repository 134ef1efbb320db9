package se.inkopsnavet.wiring;

import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.inkopsnavet.consent.ConsentRoom;
import se.inkopsnavet.document.FormFileFlow;
import se.inkopsnavet.document.FormFiles;
import se.inkopsnavet.journal.Journal;
import se.inkopsnavet.ledger.BusinessKeys;
import se.inkopsnavet.ledger.Checkpoint;
import se.inkopsnavet.ledger.Deadlines;
import se.inkopsnavet.ledger.ExchangeLog;
import se.inkopsnavet.ledger.Messages;
import se.inkopsnavet.ledger.PayloadStore;
import se.inkopsnavet.mandate.Holders;
import se.inkopsnavet.mandate.MandateAnswers;
import se.inkopsnavet.mandate.MandateBook;
import se.inkopsnavet.mandate.MandateContacts;
import se.inkopsnavet.mandate.MandateDates;
import se.inkopsnavet.mandate.MandateDesk;
import se.inkopsnavet.mandate.MandateFlow;
import se.inkopsnavet.mandate.MandateFollowUp;
import se.inkopsnavet.mandate.MandateForm;
import se.inkopsnavet.mandate.MandateListener;
import se.inkopsnavet.mandate.MandateNotes;
import se.inkopsnavet.mandate.MandateReminders;
import se.inkopsnavet.mandate.MandateStore;
import se.inkopsnavet.mandate.MandateWords;
import se.inkopsnavet.mandate.RestingConsents;
import se.inkopsnavet.mapping.MappingFiles;
import se.inkopsnavet.person.EnvironmentGuard;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.privacy.BlindIndex;
import se.inkopsnavet.privacy.ColumnCipher;
import se.inkopsnavet.purchase.CaseKeys;
import se.inkopsnavet.purchase.CaseReview;
import se.inkopsnavet.purchase.CaseStore;
import se.inkopsnavet.purchase.Consequences;
import tools.jackson.databind.json.JsonMapper;

/** Who may act for a person: recorded, followed by the calendar, asked by whoever is given a consent or sends an invoice. */
@Configuration(proxyBeanMethods = false)
class MandateConfiguration {

    @Bean
    MandateStore mandateStore(JdbcClient jdbc, ColumnCipher cipher, JsonMapper json, BlindIndex index) {
        return new MandateStore(jdbc, cipher, json, new CaseKeys(index, json));
    }

    @Bean
    MandateWords mandateWords(MappingFiles mappings) {
        return MandateWords.load(mappings);
    }

    @Bean
    MandateAnswers mandateAnswers(MandateStore store, BlindIndex index, JsonMapper json) {
        return new MandateAnswers(store, new CaseKeys(index, json));
    }

    @Bean
    RestingConsents restingConsents(
            ConsentRoom consents, CaseStore cases, Consequences consequences, PolicyBook policies, Clock clock) {
        return new RestingConsents(consents, cases, consequences, policies, clock);
    }

    @Bean
    MandateFollowUp mandateFollowUp(
            MandateStore store,
            Journal journal,
            MandateWords words,
            CaseStore cases,
            Consequences consequences,
            PolicyBook policies,
            List<MandateListener> listeners,
            Clock clock) {
        MandateNotes notes = new MandateNotes(store, journal, words, clock);
        return new MandateFollowUp(store, notes, cases, consequences, policies, listeners, clock);
    }

    @Bean
    MandateBook mandateBook(
            MandateStore store,
            CaseReview review,
            CaseStore cases,
            BlindIndex index,
            JsonMapper json,
            Deadlines deadlines,
            MandateFollowUp followUp,
            Clock clock) {
        MandateDates dates = new MandateDates(deadlines, clock);
        return new MandateBook(store, review, cases, new CaseKeys(index, json), dates, followUp, clock);
    }

    @Bean
    Holders mandateHolders(MandateBook book) {
        return new Holders(book);
    }

    @Bean
    DeadlineReactions mandateDeadlines(MandateBook book, MandateStore store, MandateFollowUp followUp, Clock clock) {
        return new DeadlineReactions(new MandateReminders(book, store, followUp, clock).reactions());
    }

    @Bean
    MandateContacts mandateContacts(MandateBook book, CaseStore cases) {
        return new MandateContacts(book, cases);
    }

    @Bean
    MandateFlow mandateFlow(
            MandateBook book,
            BusinessKeys keys,
            BlindIndex index,
            JsonMapper json,
            CaseStore cases,
            Consequences consequences,
            PolicyBook policies,
            Clock clock,
            PayloadStore payloads,
            EnvironmentGuard guard,
            TransactionTemplate transaction,
            Messages messages,
            ExchangeLog log,
            Checkpoint checkpoint) {
        MandateDesk desk =
                new MandateDesk(book, keys, index, new CaseKeys(index, json), cases, consequences, policies, clock);
        return new MandateFlow(payloads, guard, desk, transaction, messages, log, checkpoint);
    }

    @Bean
    FormFileFlow mandateFileFlow(FormFiles files, MappingFiles mappings) {
        return files.of(MandateFlow.FILES, MandateForm.file(mappings));
    }
}
