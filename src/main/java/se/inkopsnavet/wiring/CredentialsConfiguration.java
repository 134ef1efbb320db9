package se.inkopsnavet.wiring;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.inkopsnavet.credentials.AccountClosing;
import se.inkopsnavet.credentials.AccountErasure;
import se.inkopsnavet.credentials.AccountOpening;
import se.inkopsnavet.credentials.AccountStore;
import se.inkopsnavet.credentials.Chaser;
import se.inkopsnavet.credentials.CredentialsDesk;
import se.inkopsnavet.credentials.CredentialsNotices;
import se.inkopsnavet.credentials.CredentialsReader;
import se.inkopsnavet.credentials.HandoverEnd;
import se.inkopsnavet.credentials.HandoverEnvelope;
import se.inkopsnavet.credentials.HandoverFlow;
import se.inkopsnavet.credentials.HandoverStore;
import se.inkopsnavet.credentials.HandoverWords;
import se.inkopsnavet.credentials.MailDestruction;
import se.inkopsnavet.credentials.Receivers;
import se.inkopsnavet.credentials.Rotation;
import se.inkopsnavet.credentials.SeenMails;
import se.inkopsnavet.dispatch.Aftermath;
import se.inkopsnavet.dispatch.BatchStore;
import se.inkopsnavet.dispatch.Partners;
import se.inkopsnavet.dispatch.Settlement;
import se.inkopsnavet.journal.Journal;
import se.inkopsnavet.ledger.BusinessKeys;
import se.inkopsnavet.ledger.Checkpoint;
import se.inkopsnavet.ledger.Deadlines;
import se.inkopsnavet.ledger.GaplessNumbers;
import se.inkopsnavet.ledger.Messages;
import se.inkopsnavet.ledger.OneWayFlow;
import se.inkopsnavet.ledger.OutboundFlow;
import se.inkopsnavet.ledger.Outbox;
import se.inkopsnavet.ledger.OwnKeys;
import se.inkopsnavet.ledger.PayloadStore;
import se.inkopsnavet.mapping.MappingFiles;
import se.inkopsnavet.notice.NoticeBook;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.privacy.BlindIndex;
import se.inkopsnavet.purchase.CaseBook;
import se.inkopsnavet.purchase.CaseStore;
import se.inkopsnavet.purchase.Circumstances;
import se.inkopsnavet.transport.OutboundAllowList;

/** Logins from suppliers: received, handed over once, destroyed. */
@Configuration(proxyBeanMethods = false)
class CredentialsConfiguration {

    private static final Duration SWEEP_KEYS_EVERY = Duration.ofMinutes(1);

    @Bean
    AccountStore accountStore(JdbcClient jdbc) {
        return new AccountStore(jdbc);
    }

    @Bean
    HandoverStore handoverStore(JdbcClient jdbc) {
        return new HandoverStore(jdbc);
    }

    @Bean
    HandoverWords handoverWords(MappingFiles mappings) {
        return HandoverWords.load(mappings.open("credentials/handover.yaml"));
    }

    @Bean
    Receivers receivers(HubProperties hub, PolicyBook policies, OutboundAllowList allowed, Clock clock) {
        return new ReceiverFactory(hub, allowed).receivers(policies, clock);
    }

    @Bean
    CredentialsNotices credentialsNotices(NoticeBook notices, PolicyBook policies, Partners partners, Clock clock) {
        return new CredentialsNotices(notices, policies, partners, clock);
    }

    @Bean
    AccountClosing accountClosing(AccountStore accounts, CredentialsNotices notices) {
        return new AccountClosing(accounts, notices);
    }

    @Bean
    MailDestruction mailDestruction(
            JdbcClient jdbc, TransactionTemplate transaction, Messages messages, PayloadStore payloads, Outbox outbox) {
        return new MailDestruction(jdbc, transaction, messages, payloads, outbox);
    }

    @Bean
    Chaser chaser(
            Deadlines deadlines,
            AccountStore accounts,
            CaseStore cases,
            AccountClosing closing,
            CredentialsNotices notices,
            PolicyBook policies,
            Clock clock) {
        return new Chaser(deadlines, accounts, cases, closing, notices, policies, clock);
    }

    @Bean
    DeadlineReactions credentialsDeadlines(Chaser chaser) {
        return new DeadlineReactions(Map.of(Chaser.KIND, chaser));
    }

    @Bean
    AccountOpening accountOpening(
            AccountStore accounts, CaseBook cases, Chaser chaser, Rotation rotation, PolicyBook policies, Clock clock) {
        return new AccountOpening(accounts, cases, chaser, rotation, policies, clock);
    }

    @Bean
    Rotation credentialsRotation(AccountStore accounts, Chaser chaser, CredentialsNotices notices) {
        return new Rotation(accounts, chaser, notices);
    }

    @Bean
    AccountErasure accountErasure(AccountStore accounts) {
        return new AccountErasure(accounts);
    }

    @Bean
    @Order(10)
    CredentialsReader credentialsReader(
            JdbcClient jdbc,
            AccountStore accounts,
            BatchStore batches,
            CaseStore cases,
            HandoverStore handovers,
            BusinessKeys keys,
            BlindIndex index,
            MailDestruction destruction,
            AccountClosing closing,
            CredentialsNotices notices,
            Aftermath aftermath,
            Outbox outbox,
            PolicyBook policies,
            PayloadStore payloads,
            Messages messages,
            Settlement settlement,
            Clock clock) {
        CredentialsDesk desk = new CredentialsDesk(
                accounts,
                batches,
                cases,
                handovers,
                new SeenMails(jdbc, keys, index),
                destruction,
                closing,
                notices,
                aftermath,
                outbox,
                policies,
                clock);
        return new CredentialsReader(desk, payloads, messages, settlement, clock);
    }

    @Bean
    HandoverEnd handoverEnd(
            AccountStore accounts,
            CaseBook cases,
            MailDestruction destruction,
            AccountClosing closing,
            Chaser chaser,
            CredentialsNotices notices,
            Journal journal,
            Partners partners,
            PolicyBook policies,
            HandoverWords words,
            Clock clock) {
        return new HandoverEnd(
                accounts, cases, destruction, closing, chaser, notices, journal, partners, policies, words, clock);
    }

    @Bean
    HandoverFlow handoverFlow(
            HandoverStore handovers,
            AccountStore accounts,
            CaseStore cases,
            PayloadStore payloads,
            Messages messages,
            Partners partners,
            PolicyBook policies,
            Receivers receivers,
            HandoverWords words,
            GaplessNumbers numbers,
            HandoverEnd end,
            Circumstances circumstances,
            Checkpoint checkpoint,
            Clock clock) {
        HandoverEnvelope envelope = new HandoverEnvelope(
                payloads, messages, partners, policies, receivers, words, numbers, checkpoint, clock);
        return new HandoverFlow(
                handovers, accounts, cases, envelope, end, new UndecidedArrivals(messages), circumstances, checkpoint);
    }

    @Bean
    OutboundFlow mailboxErasureFlow() {
        return new OneWayFlow(MailDestruction.FLOW);
    }

    /** What a crash left is finished before anything new is begun. */
    @Bean
    ApplicationListener<ApplicationReadyEvent> keySweepAtStart(OwnKeys keys) {
        return ready -> keys.sweep();
    }

    @Bean
    RecurringTask<Void> keySweep(OwnKeys keys, MailDestruction destruction) {
        return Tasks.recurring("keys/sweep", FixedDelay.of(SWEEP_KEYS_EVERY)).execute((instance, context) -> {
            destruction.sweep();
            keys.sweep();
        });
    }
}
