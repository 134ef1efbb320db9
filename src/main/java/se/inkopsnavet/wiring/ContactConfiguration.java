package se.inkopsnavet.wiring;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.inkopsnavet.api.Annex;
import se.inkopsnavet.consent.ConsentGate;
import se.inkopsnavet.contact.CallDesk;
import se.inkopsnavet.contact.ContactNews;
import se.inkopsnavet.contact.ContactSituationReader;
import se.inkopsnavet.contact.ContactWords;
import se.inkopsnavet.contact.ReceiptDoor;
import se.inkopsnavet.contact.ReceiptFlow;
import se.inkopsnavet.contact.ReceiptIntake;
import se.inkopsnavet.contact.SmsFlow;
import se.inkopsnavet.contact.SmsWatch;
import se.inkopsnavet.contact.TextBook;
import se.inkopsnavet.contact.TextCourse;
import se.inkopsnavet.contact.TextStore;
import se.inkopsnavet.contact.Texts;
import se.inkopsnavet.contact.gateway.ReceiptListener;
import se.inkopsnavet.ledger.Checkpoint;
import se.inkopsnavet.ledger.Deadlines;
import se.inkopsnavet.ledger.ExchangeLog;
import se.inkopsnavet.ledger.Intake;
import se.inkopsnavet.ledger.Messages;
import se.inkopsnavet.ledger.Outbox;
import se.inkopsnavet.ledger.PayloadStore;
import se.inkopsnavet.mapping.MappingFiles;
import se.inkopsnavet.notice.NoticeBook;
import se.inkopsnavet.policy.Policy;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.privacy.ColumnCipher;
import se.inkopsnavet.purchase.CaseStore;
import se.inkopsnavet.transport.OutboundAllowList;
import se.inkopsnavet.transport.TransportEvents;
import tools.jackson.databind.json.JsonMapper;

/** Reaching people at once: SMS and telephone. */
@Configuration(proxyBeanMethods = false)
class ContactConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(ContactConfiguration.class);

    @Bean
    TextStore textStore(JdbcClient jdbc, ColumnCipher cipher) {
        return new TextStore(jdbc, cipher);
    }

    @Bean
    ContactWords contactWords(MappingFiles mappings) {
        return ContactWords.load(mappings);
    }

    @Bean
    ContactSituationReader situationReader(CaseStore cases, ConsentGate consents, PolicyBook policies, Clock clock) {
        return new ContactSituationReader(cases, consents, policies, clock);
    }

    @Bean
    ContactNews contactNews(NoticeBook notices, ContactSituationReader situations) {
        return new ContactNews(notices, situations);
    }

    @Bean
    ReceiptIntake receiptIntake(Intake intake) {
        return new ReceiptIntake(intake);
    }

    @Bean
    SmsLines smsLines(
            HubProperties hub,
            PolicyBook policies,
            OutboundAllowList allowed,
            JsonMapper json,
            ReceiptIntake receipts,
            TextStore store,
            TransportEvents events,
            Clock clock) {
        SmsFactory factory = new SmsFactory(allowed, json, id -> new ReceiptListener(id, receipts, events), events);
        List<SmsFactory.Line> lines = new ArrayList<>();
        for (Policy policy : policies.startable(LocalDate.now(clock))) {
            HubProperties.Municipality own = hub.municipalities().get(policy.policyId());
            if (own == null || policy.sms() == null) {
                continue;
            }
            if (own.sms() == null) {
                LOG.warn(
                        "{} skickar inga sms: inkopsnavet.municipalities.{}.sms saknas",
                        policy.policyId(),
                        policy.policyId());
            } else {
                lines.add(factory.line(policy.policyId(), policy.sms(), own.sms()));
            }
        }
        return new SmsLines(lines, store, events, clock);
    }

    /** @param texts that also this room asks for: whoever is on call hears of an urgent mail */
    @Bean
    CallDesk callDesk(
            JdbcClient jdbc,
            ContactSituationReader situations,
            ContactWords words,
            ContactNews news,
            Deadlines deadlines,
            ObjectProvider<Texts> texts,
            Clock clock) {
        return new CallDesk(
                jdbc,
                situations,
                words,
                news,
                deadlines,
                text -> texts.getObject().ask(text),
                clock);
    }

    @Bean
    TextCourse textCourse(
            TextStore store,
            ContactSituationReader situations,
            ContactWords words,
            ContactNews news,
            CallDesk calls,
            Outbox outbox,
            Deadlines deadlines,
            SmsLines lines,
            Clock clock) {
        return new TextCourse(store, situations, words, news, calls, outbox, deadlines, lines::has, clock);
    }

    @Bean
    TextBook textBook(
            TextStore store,
            ContactWords words,
            ContactSituationReader situations,
            TextCourse course,
            ContactNews news) {
        return new TextBook(store, words, situations, course, news);
    }

    @Bean
    SmsFlow smsFlow(
            TextStore store,
            ContactSituationReader situations,
            TextCourse course,
            Outbox outbox,
            SmsLines lines,
            Messages messages,
            Clock clock) {
        return new SmsFlow(store, situations, course, outbox, lines::agreed, new UndecidedArrivals(messages), clock);
    }

    @Bean
    ReceiptFlow smsReceiptFlow(
            TextStore store,
            TextCourse course,
            SmsLines lines,
            PayloadStore payloads,
            Messages messages,
            Outbox outbox,
            TransactionTemplate transaction,
            ExchangeLog log,
            Checkpoint checkpoint) {
        return new ReceiptFlow(
                store, course, lines.readers(), payloads, messages, outbox, transaction, log, checkpoint);
    }

    @Bean
    Annex smsReceipts(SmsLines lines, ReceiptIntake receipts) {
        return new Annex(
                "sms-receipts",
                ReceiptDoor.PATH + "/*",
                new ReceiptDoor(lines.secrets(), receipts),
                Annex.Lock.ITS_OWN);
    }

    @Bean
    DeadlineReactions contactDeadlines(TextStore store, TextCourse course, Outbox outbox, CallDesk calls) {
        return new DeadlineReactions(Map.of(SmsWatch.KIND, new SmsWatch(store, course, outbox), CallDesk.KIND, calls));
    }
}
