package se.inkopsnavet.wiring;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.function.SingletonSupplier;
import se.inkopsnavet.customerlist.Phrases;
import se.inkopsnavet.customerlist.RowBuilder;
import se.inkopsnavet.customerlist.RowStore;
import se.inkopsnavet.customerlist.Screening;
import se.inkopsnavet.decision.procapita.DecisionFile;
import se.inkopsnavet.decision.procapita.DecisionTranslator;
import se.inkopsnavet.decision.procapita.ExportLimits;
import se.inkopsnavet.decision.procapita.ReceiptFile;
import se.inkopsnavet.fault.FaultCatalogue;
import se.inkopsnavet.intake.DecisionFileFlow;
import se.inkopsnavet.intake.Receipts;
import se.inkopsnavet.ledger.Agenda;
import se.inkopsnavet.ledger.BusinessKeys;
import se.inkopsnavet.ledger.Checkpoint;
import se.inkopsnavet.ledger.DailyDeadlines;
import se.inkopsnavet.ledger.Deadlines;
import se.inkopsnavet.ledger.ExchangeLog;
import se.inkopsnavet.ledger.Messages;
import se.inkopsnavet.ledger.OneWayFlow;
import se.inkopsnavet.ledger.Outbox;
import se.inkopsnavet.ledger.Parts;
import se.inkopsnavet.ledger.PayloadStore;
import se.inkopsnavet.ledger.Rounds;
import se.inkopsnavet.lifeevent.AbsentDays;
import se.inkopsnavet.mapping.MappingFiles;
import se.inkopsnavet.notice.NoticeBook;
import se.inkopsnavet.person.EnvironmentGuard;
import se.inkopsnavet.person.TestPersons;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.privacy.BlindIndex;
import se.inkopsnavet.privacy.ColumnCipher;
import se.inkopsnavet.purchase.AccountEnding;
import se.inkopsnavet.purchase.CaseBook;
import se.inkopsnavet.purchase.CaseFollower;
import se.inkopsnavet.purchase.CaseKeys;
import se.inkopsnavet.purchase.CaseNumbers;
import se.inkopsnavet.purchase.CaseReview;
import se.inkopsnavet.purchase.CaseStore;
import se.inkopsnavet.purchase.Casework;
import se.inkopsnavet.purchase.CircumstanceSource;
import se.inkopsnavet.purchase.Circumstances;
import se.inkopsnavet.purchase.Consequences;
import se.inkopsnavet.purchase.DecisionFlow;
import se.inkopsnavet.purchase.DecisionReader;
import se.inkopsnavet.purchase.DecisionsSeen;
import se.inkopsnavet.purchase.ExportRecordReader;
import se.inkopsnavet.purchase.LaterDecisions;
import se.inkopsnavet.purchase.PolicyRowDraft;
import se.inkopsnavet.purchase.PurchaseDecider;
import se.inkopsnavet.purchase.Reactivation;
import se.inkopsnavet.purchase.Repeats;
import se.inkopsnavet.purchase.RulesReview;
import se.inkopsnavet.purchase.ShopGate;
import se.inkopsnavet.purchase.UnreadyCases;
import se.inkopsnavet.transport.TransportEvents;
import tools.jackson.databind.json.JsonMapper;

/** From an export file to a decided case. */
@Configuration(proxyBeanMethods = false)
class PurchaseConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(PurchaseConfiguration.class);
    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

    /** Business time (requirements S-12); tests and the demo put another clock here. */
    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.system(STOCKHOLM);
    }

    @Bean
    EnvironmentGuard environmentGuard(HubProperties hub) {
        if (hub.environment() == EnvironmentGuard.Environment.PRODUCTION && hub.testPersons() == null) {
            LOG.warn("inkopsnavet.test-persons saknas: bara en del av Skatteverkets testpersoner känns igen");
        }
        return new EnvironmentGuard(
                hub.environment(),
                hub.testPersons() == null ? TestPersons.shipped() : TestPersons.in(hub.testPersons()));
    }

    @Bean
    Screening screening(MappingFiles mappings) {
        String screening = "customerlist/screening.yaml";
        return Screening.load(mappings.open(screening), screening);
    }

    @Bean
    DecisionFileFlow decisionFileFlow(
            MappingFiles mappings,
            Screening screening,
            PayloadStore payloads,
            Parts parts,
            Messages messages,
            BusinessKeys keys,
            BlindIndex index,
            Receipts receipts,
            TransactionTemplate transaction,
            ExchangeLog log,
            Checkpoint checkpoint) {
        DecisionFile file = new DecisionFile(mappings, ExportLimits.DEFAULT, screening::screened);
        return new DecisionFileFlow(
                file, payloads, parts, messages, keys, index, receipts, transaction, log, checkpoint);
    }

    @Bean
    Receipts receipts(MappingFiles mappings, FaultCatalogue catalogue, Outbox outbox) {
        return new Receipts(new ReceiptFile(mappings), catalogue, outbox);
    }

    @Bean
    OneWayFlow receiptFlow() {
        return new OneWayFlow(Receipts.FLOW);
    }

    @Bean
    DecisionFlow decisionFlow(
            MappingFiles mappings,
            EnvironmentGuard guard,
            Casework casework,
            TransactionTemplate transaction,
            Messages messages,
            PayloadStore payloads,
            TransportEvents events,
            ExchangeLog log,
            Checkpoint checkpoint,
            Clock clock) {
        DecisionReader reader = new ExportRecordReader(payloads, new DecisionTranslator(mappings, clock), guard);
        return new DecisionFlow(DecisionFlow.NAME, reader, casework, transaction, messages, events, log, checkpoint);
    }

    @Bean
    RowStore rowStore(JdbcClient jdbc, JdbcTemplate batch) {
        return new RowStore(jdbc, batch);
    }

    @Bean
    PolicyRowDraft rowDraft(MappingFiles mappings, Screening screening) {
        String phrases = "customerlist/phrases.yaml";
        return new PolicyRowDraft(new RowBuilder(Phrases.load(mappings.open(phrases), phrases), screening));
    }

    @Bean
    CaseStore caseStore(JdbcClient jdbc, ColumnCipher cipher, JsonMapper json) {
        return new CaseStore(jdbc, cipher, json);
    }

    @Bean
    Consequences consequences(RowStore rows, NoticeBook notices, AccountEnding accounts, Outbox outbox) {
        return new Consequences(rows, notices, accounts, outbox::soon);
    }

    /** Every room that knows something about people beside the decision. */
    @Bean
    Circumstances circumstances(List<CircumstanceSource> rooms) {
        return new Circumstances(rooms);
    }

    @Bean
    ShopGate shopGate(CaseStore cases, Circumstances circumstances, PolicyBook policies, Clock clock) {
        return new ShopGate(cases, circumstances, policies, clock);
    }

    /** @param followers rooms that need this book themselves, so that they are looked for when the first case changes */
    @Bean
    CaseBook caseBook(
            CaseStore cases,
            Consequences consequences,
            AbsentDays absences,
            ObjectProvider<CaseFollower> followers,
            PolicyBook policies,
            Clock clock) {
        Supplier<List<CaseFollower>> rooms =
                SingletonSupplier.of(() -> followers.orderedStream().toList());
        return new CaseBook(cases, consequences, absences, rooms, policies, clock);
    }

    @Bean
    CaseReview caseReview(
            PolicyRowDraft draft,
            CaseStore cases,
            CaseBook book,
            Circumstances circumstances,
            Consequences consequences,
            PolicyBook policies,
            Clock clock) {
        return new CaseReview(new PurchaseDecider(draft), cases, book, circumstances, consequences, policies, clock);
    }

    @Bean
    RulesReview rulesReview(
            CaseStore cases,
            CaseReview review,
            Circumstances circumstances,
            PolicyBook policies,
            DailyDeadlines daily,
            Rounds rounds,
            Clock clock) {
        return new RulesReview(cases, review, circumstances, policies, daily, rounds, clock);
    }

    @Bean
    DailyChain rulesChain(RulesReview review) {
        return new DailyChain(review::begin);
    }

    @Bean
    DeadlineReactions rulesReactions(RulesReview review, DailyDeadlines daily, Rounds rounds) {
        return new DeadlineReactions(Map.of(
                RulesReview.DAY,
                daily.reaction(RulesReview.DAY, RulesReview.AT, review),
                RulesReview.KIND,
                rounds.reaction(RulesReview.KIND, review)));
    }

    @Bean
    UnreadyCases unreadyCases(
            Deadlines deadlines, CaseStore cases, Consequences consequences, PolicyBook policies, Clock clock) {
        return new UnreadyCases(deadlines, cases, consequences, policies, clock);
    }

    @Bean
    DeadlineReactions unreadyReactions(UnreadyCases unready) {
        return new DeadlineReactions(unready.reactions());
    }

    @Bean
    LaterDecisions laterDecisions(Deadlines deadlines, Messages messages, Agenda agenda) {
        return new LaterDecisions(deadlines, messages, agenda);
    }

    @Bean
    DeadlineReactions laterReactions(LaterDecisions later) {
        return new DeadlineReactions(Map.of(LaterDecisions.KIND, later));
    }

    @Bean
    Casework casework(
            PolicyRowDraft draft,
            Circumstances circumstances,
            CaseStore cases,
            CaseBook book,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            BlindIndex index,
            JsonMapper json,
            BusinessKeys keys,
            Consequences consequences,
            Messages messages,
            LaterDecisions later,
            PolicyBook policies,
            Clock clock) {
        TransactionTemplate own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        CaseKeys caseKeys = new CaseKeys(index, json);
        return new Casework(
                new PurchaseDecider(draft),
                circumstances,
                cases,
                book,
                new CaseNumbers(jdbc, own),
                new DecisionsSeen(jdbc),
                caseKeys,
                new Repeats(keys, caseKeys),
                consequences,
                messages,
                later,
                policies,
                clock);
    }

    @Bean
    Reactivation reactivation(CaseStore cases, CaseBook book, TransactionTemplate transaction) {
        return new Reactivation(cases, book, transaction);
    }
}
