package se.inkopsnavet.wiring;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.inkopsnavet.credentials.AccountStore;
import se.inkopsnavet.customerlist.RowStore;
import se.inkopsnavet.disclosure.DeregistrationOrder;
import se.inkopsnavet.disclosure.DisclosureBook;
import se.inkopsnavet.disclosure.DisclosureExtract;
import se.inkopsnavet.disclosure.Endings;
import se.inkopsnavet.disclosure.ErasureCall;
import se.inkopsnavet.disclosure.ErasureDeadline;
import se.inkopsnavet.disclosure.ErasureDesk;
import se.inkopsnavet.disclosure.ErasureFlow;
import se.inkopsnavet.disclosure.ErasureInbox;
import se.inkopsnavet.disclosure.ErasureListener;
import se.inkopsnavet.disclosure.ErasureNews;
import se.inkopsnavet.disclosure.ErasureReader;
import se.inkopsnavet.disclosure.ErasureStore;
import se.inkopsnavet.disclosure.GivenRows;
import se.inkopsnavet.dispatch.Partners;
import se.inkopsnavet.dispatch.Settlement;
import se.inkopsnavet.ledger.Deadlines;
import se.inkopsnavet.ledger.Messages;
import se.inkopsnavet.ledger.Outbox;
import se.inkopsnavet.notice.NoticeBook;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.privacy.ColumnCipher;
import se.inkopsnavet.purchase.CaseStore;

/** What has been given to whom, and how it is taken back. */
@Configuration(proxyBeanMethods = false)
class DisclosureConfiguration {

    @Bean
    DisclosureBook disclosureBook(JdbcClient jdbc, ColumnCipher cipher) {
        return new DisclosureBook(jdbc, cipher);
    }

    @Bean
    ErasureStore erasureStore(JdbcClient jdbc) {
        return new ErasureStore(jdbc);
    }

    @Bean
    Endings endings(ErasureStore erasures, RowStore rows) {
        return new Endings(erasures, rows);
    }

    @Bean
    ErasureDesk erasureDesk(
            CaseStore cases,
            JdbcClient jdbc,
            ErasureStore erasures,
            RowStore rows,
            Partners partners,
            ErasureCall call,
            Outbox outbox,
            Deadlines deadlines,
            PolicyBook policies,
            Clock clock) {
        return new ErasureDesk(
                cases, new GivenRows(jdbc), erasures, rows, partners, call, outbox, deadlines, policies, clock);
    }

    @Bean
    ErasureNews erasureNews(
            ErasureStore erasures,
            DisclosureBook book,
            NoticeBook notices,
            PolicyBook policies,
            Partners partners,
            List<ErasureListener> listeners,
            Clock clock) {
        return new ErasureNews(erasures, book, notices, policies, partners, listeners, clock);
    }

    @Bean
    ErasureFlow erasureFlow(
            ErasureStore erasures,
            JdbcClient jdbc,
            ErasureCall call,
            CaseStore cases,
            Partners partners,
            PolicyBook policies,
            Messages messages,
            AccountStore accounts,
            Outbox outbox,
            ErasureNews news,
            Clock clock) {
        return new ErasureFlow(
                erasures,
                new GivenRows(jdbc),
                call,
                cases,
                partners,
                policies,
                new UndecidedArrivals(messages),
                accounts::isReopened,
                outbox,
                news,
                clock);
    }

    @Bean
    ErasureInbox erasureInbox(ErasureStore erasures, Outbox outbox, ErasureNews news) {
        return new ErasureInbox(erasures, outbox, news);
    }

    @Bean
    @Order(0)
    ErasureReader erasureReader(ErasureInbox inbox, Settlement settlement) {
        return new ErasureReader(inbox, settlement);
    }

    @Bean
    DeadlineReactions erasureDeadlines(
            ErasureStore erasures, ErasureNews news, Deadlines deadlines, PolicyBook policies, Clock clock) {
        return new DeadlineReactions(
                Map.of(ErasureDesk.DEADLINE, new ErasureDeadline(erasures, news, deadlines, policies, clock)));
    }

    @Bean
    DisclosureExtract disclosureExtract(JdbcClient jdbc, ColumnCipher cipher, TransactionTemplate transaction) {
        return new DisclosureExtract(jdbc, cipher, transaction);
    }

    @Bean
    DeregistrationOrder deregistrationOrder(ErasureDesk desk, CaseStore cases, TransactionTemplate transaction) {
        return new DeregistrationOrder(desk, cases, transaction);
    }
}
