package se.inkopsnavet.wiring;

import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.calendar.Occurrences;
import se.inkopsnavet.contact.Calls;
import se.inkopsnavet.contact.Texts;
import se.inkopsnavet.document.FormFileFlow;
import se.inkopsnavet.document.FormFiles;
import se.inkopsnavet.document.RecordSteps;
import se.inkopsnavet.journal.Journal;
import se.inkopsnavet.ledger.DailyDeadlines;
import se.inkopsnavet.ledger.Deadlines;
import se.inkopsnavet.ledger.Rounds;
import se.inkopsnavet.lifeevent.AbsentDays;
import se.inkopsnavet.mapping.MappingFiles;
import se.inkopsnavet.order.ClientReminders;
import se.inkopsnavet.order.CustomerStore;
import se.inkopsnavet.order.DeclineFlow;
import se.inkopsnavet.order.DeclineForm;
import se.inkopsnavet.order.LateAsk;
import se.inkopsnavet.order.MissedWeekNotes;
import se.inkopsnavet.order.OrderConsequences;
import se.inkopsnavet.order.OrderDesk;
import se.inkopsnavet.order.OrderNews;
import se.inkopsnavet.order.OrderRoom;
import se.inkopsnavet.order.OrderStore;
import se.inkopsnavet.order.OrderWords;
import se.inkopsnavet.order.OrderedMeanwhile;
import se.inkopsnavet.order.StoppedOrders;
import se.inkopsnavet.order.TaskStore;
import se.inkopsnavet.order.WatchCalendar;
import se.inkopsnavet.order.WatchPass;
import se.inkopsnavet.order.Ways;
import se.inkopsnavet.order.WeekEnd;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.privacy.ColumnCipher;
import se.inkopsnavet.purchase.CaseStore;
import se.inkopsnavet.purchase.Consequences;
import se.inkopsnavet.supplier.SupplierProfile;
import se.inkopsnavet.supplier.Suppliers;
import se.inkopsnavet.trade.ReportTaker;
import se.inkopsnavet.trade.Reports;
import se.inkopsnavet.trade.SupplierRequests;

/** Orders: reported, watched until the cut-off, and replaced when there is none. */
@Configuration(proxyBeanMethods = false)
class OrderConfiguration {

    /** The other rooms that this one turns to. */
    record Surroundings(Occurrences occurrences, Texts texts, Calls calls) {}

    @Bean
    Surroundings orderSurroundings(Occurrences calendar, Texts texts, Calls calls) {
        return new Surroundings(calendar, texts, calls);
    }

    @Bean
    Reports reports(List<ReportTaker<?>> takers) {
        return new Reports(takers);
    }

    @Bean
    OrderStore orderStore(JdbcClient jdbc) {
        return new OrderStore(jdbc);
    }

    @Bean
    TaskStore orderTasks(JdbcClient jdbc) {
        return new TaskStore(jdbc);
    }

    @Bean
    CustomerStore customerStore(JdbcClient jdbc) {
        return new CustomerStore(jdbc);
    }

    @Bean
    OrderNews orderNews(Consequences consequences, PolicyBook policies, Clock clock) {
        return new OrderNews(consequences, policies, clock);
    }

    @Bean
    OrderedMeanwhile orderedMeanwhile(OrderStore orders, Occurrences calendar, CaseStore cases) {
        return new OrderedMeanwhile(orders, calendar, cases);
    }

    @Bean
    LateAsk lateAsk(
            Surroundings around,
            CaseStore cases,
            TaskStore tasks,
            CustomerStore customers,
            OrderStore orders,
            OrderedMeanwhile needed,
            SupplierRequests requests,
            OrderNews news,
            Deadlines deadlines,
            Clock clock) {
        return new LateAsk(
                around.occurrences(), cases, tasks, customers, orders, needed, requests, news, deadlines, clock);
    }

    @Bean
    Ways orderWays(
            TaskStore tasks,
            Surroundings around,
            Suppliers suppliers,
            LateAsk lateAsk,
            OrderNews news,
            PolicyBook policies,
            Clock clock) {
        return new Ways(
                tasks,
                around.occurrences(),
                id -> suppliers.supplier(id).flatMap(SupplierProfile::lateOrdersAfter),
                lateAsk,
                news,
                policies,
                clock);
    }

    @Bean
    OrderConsequences orderConsequences(OrderNews news, TaskStore tasks, Ways ways, SupplierRequests requests) {
        return new OrderConsequences(news, tasks, ways, requests);
    }

    @Bean
    OrderDesk orderDesk(
            CustomerStore customers,
            CaseStore cases,
            OrderStore orders,
            Surroundings around,
            OrderConsequences consequences,
            OrderNews news,
            PolicyBook policies,
            Clock clock) {
        return new OrderDesk(customers, cases, orders, around.occurrences(), consequences, news, policies, clock);
    }

    @Bean
    StoppedOrders stoppedOrders(
            OrderStore orders, OrderConsequences consequences, OrderNews news, AbsentDays absences, Clock clock) {
        return new StoppedOrders(orders, consequences, news, absences, clock);
    }

    @Bean
    WatchCalendar orderWatchCalendar(Surroundings around, Deadlines deadlines, DailyDeadlines daily, Clock clock) {
        return new WatchCalendar(around.occurrences(), deadlines, daily, clock);
    }

    @Bean
    MissedWeekNotes missedWeekNotes(Journal journal, MappingFiles mappings, Clock clock) {
        return new MissedWeekNotes(journal, OrderWords.load(mappings), clock);
    }

    @Bean
    OrderRoom orderRoom(
            Surroundings around,
            WatchCalendar calendar,
            OrderStore orders,
            CaseStore cases,
            TaskStore tasks,
            Ways ways,
            OrderConsequences consequences,
            OrderNews news,
            LateAsk lateAsk,
            MissedWeekNotes notes,
            Rounds rounds,
            Clock clock) {
        return new OrderRoom(
                calendar,
                new WatchPass(
                        around.occurrences(),
                        orders,
                        cases,
                        tasks,
                        ways,
                        consequences,
                        new ClientReminders(around.texts(), around.calls()),
                        news,
                        rounds,
                        clock),
                new WeekEnd(tasks, cases, notes),
                lateAsk,
                rounds);
    }

    @Bean
    DeadlineReactions orderDeadlines(OrderRoom room) {
        return new DeadlineReactions(room.reactions());
    }

    @Bean
    DailyChain orderWatchChain(OrderRoom room) {
        return new DailyChain(room.calendar()::begin);
    }

    @Bean
    DeclineFlow declineFlow(JdbcClient jdbc, ColumnCipher cipher, CaseStore cases, TaskStore tasks, RecordSteps steps) {
        return new DeclineFlow(jdbc, cipher, cases, tasks, steps);
    }

    @Bean
    FormFileFlow declineFileFlow(FormFiles files, MappingFiles mappings) {
        return files.of(DeclineFlow.FILES, DeclineForm.file(mappings));
    }
}
