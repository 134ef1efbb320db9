package se.inkopsnavet.wiring;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.inkopsnavet.calendar.CalendarCases;
import se.inkopsnavet.calendar.CalendarDay;
import se.inkopsnavet.calendar.CalendarFileFlow;
import se.inkopsnavet.calendar.CalendarFiles;
import se.inkopsnavet.calendar.CalendarNews;
import se.inkopsnavet.calendar.CalendarWords;
import se.inkopsnavet.calendar.CalendarWork;
import se.inkopsnavet.calendar.CutoffDeadlines;
import se.inkopsnavet.calendar.CutoffListener;
import se.inkopsnavet.calendar.CutoffReminders;
import se.inkopsnavet.calendar.CutoffTime;
import se.inkopsnavet.calendar.MovedDays;
import se.inkopsnavet.calendar.OccurrenceStore;
import se.inkopsnavet.calendar.OrderedOccurrences;
import se.inkopsnavet.calendar.SlotTaker;
import se.inkopsnavet.calendar.SupplierCalendars;
import se.inkopsnavet.calendar.UnitBookings;
import se.inkopsnavet.calendar.UnitSlots;
import se.inkopsnavet.contact.Texts;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.finding.Finding;
import se.inkopsnavet.ledger.DailyDeadlines;
import se.inkopsnavet.ledger.Deadlines;
import se.inkopsnavet.ledger.GaplessNumbers;
import se.inkopsnavet.ledger.Messages;
import se.inkopsnavet.ledger.Outbox;
import se.inkopsnavet.ledger.Rounds;
import se.inkopsnavet.ledger.Savepoints;
import se.inkopsnavet.ledger.SetAside;
import se.inkopsnavet.lifeevent.AbsentDays;
import se.inkopsnavet.mapping.MappingFiles;
import se.inkopsnavet.order.OrderStore;
import se.inkopsnavet.policy.Policy;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.purchase.CaseStore;
import se.inkopsnavet.purchase.Circumstances;
import se.inkopsnavet.purchase.Consequences;
import se.inkopsnavet.trade.Customers;

/** When each client's groceries come (flow F09): planned, kept, published, and reminded of. */
@Configuration(proxyBeanMethods = false)
class CalendarConfiguration {

    /** Refuses to start when a supplier's calendar has an error: half of it would be a guess. */
    @Bean
    SupplierCalendars supplierCalendars(HubProperties hub) {
        SupplierCalendars calendars = SupplierCalendars.load(hub.home());
        calendars.findings().stream().filter(Finding::isError).findFirst().ifPresent(error -> {
            throw new FaultException(Fault.CALENDAR_BROKEN, error.toString());
        });
        return calendars;
    }

    @Bean
    OccurrenceStore occurrences(JdbcClient jdbc) {
        return new OccurrenceStore(jdbc);
    }

    @Bean
    CalendarCases calendarCases(JdbcClient jdbc) {
        return new CalendarCases(jdbc);
    }

    @Bean
    CalendarNews calendarNews(Consequences consequences, PolicyBook policies, Clock clock) {
        return new CalendarNews(consequences, policies, clock);
    }

    @Bean
    CutoffDeadlines cutoffDeadlines(Deadlines deadlines, List<CutoffListener> watches, Clock clock) {
        return new CutoffDeadlines(deadlines, EnumSet.allOf(CutoffTime.Stage.class), watches, clock);
    }

    @Bean
    CalendarWork calendarWork(
            CalendarCases pending,
            OccurrenceStore occurrences,
            CaseStore cases,
            Circumstances circumstances,
            AbsentDays absences,
            PolicyBook policies,
            SupplierCalendars calendars,
            CalendarNews news,
            CutoffDeadlines cutoffs,
            Savepoints savepoints,
            SetAside setAside,
            TransactionTemplate transaction,
            Clock clock) {
        return new CalendarWork(
                pending,
                occurrences,
                cases,
                circumstances,
                absences,
                policies,
                calendars,
                news,
                cutoffs,
                savepoints,
                setAside,
                transaction,
                clock);
    }

    @Bean
    UnitBookings unitBookings(CalendarCases slots, CalendarWork work, PolicyBook policies, Clock clock) {
        return new UnitSlots(slots, work, policies, clock);
    }

    @Bean
    MovedDays movedDays(OccurrenceStore occurrences, Texts texts, Deadlines deadlines, Clock clock) {
        return new MovedDays(occurrences, texts, deadlines, clock);
    }

    /** One node at a time; as often as notices are gathered. */
    @Bean
    RecurringTask<Void> calendarTask(CalendarWork work, HubProperties hub) {
        return Tasks.recurring("calendar", FixedDelay.of(hub.noticeEvery()))
                .execute((instance, context) -> work.catchUp());
    }

    @Bean
    OrderedOccurrences orderedOccurrences(OrderStore orders) {
        return keys -> orders.forOccurrences(keys).entrySet().stream()
                .filter(each -> each.getValue().state().isOrdered())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    @Bean
    CutoffReminders cutoffReminders(
            JdbcClient jdbc, OrderedOccurrences orders, PolicyBook policies, CalendarNews news, Clock clock) {
        return new CutoffReminders(jdbc, orders, policies, news, clock);
    }

    /** Before the room that looks for the order's occurrence. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SlotTaker slotTaker(
            CalendarCases slots, OccurrenceStore occurrences, CalendarWork work, CaseStore cases, Customers customers) {
        return new SlotTaker(slots, occurrences, work, cases, customers);
    }

    @Bean
    CalendarDay calendarDay(CalendarCases cases, PolicyBook policies, SupplierCalendars calendars, CalendarNews news) {
        return new CalendarDay(cases, policies, calendars, news);
    }

    @Bean
    CalendarFileFlow calendarFileFlow(
            JdbcClient jdbc,
            GaplessNumbers numbers,
            MappingFiles mappings,
            Outbox outbox,
            PolicyBook policies,
            Messages messages,
            CalendarNews news,
            Clock clock) {
        return new CalendarFileFlow(
                new CalendarFiles(jdbc, numbers),
                CalendarWords.load(mappings),
                outbox,
                policies,
                new UndecidedArrivals(messages),
                news,
                clock);
    }

    @Bean
    DeadlineReactions calendarReactions(
            CutoffReminders reminders,
            MovedDays moved,
            Rounds rounds,
            DailyDeadlines daily,
            CalendarDay day,
            CalendarFileFlow files) {
        return new DeadlineReactions(Map.of(
                CutoffDeadlines.KIND,
                rounds.reaction(CutoffDeadlines.KIND, reminders),
                MovedDays.KIND,
                rounds.reaction(MovedDays.KIND, moved),
                CalendarDay.KIND,
                daily.reaction(CalendarDay.KIND, CalendarDay.AT, day),
                CalendarFileFlow.KIND,
                daily.reaction(CalendarFileFlow.KIND, CalendarFileFlow.AT, files)));
    }

    @Bean
    ApplicationRunner calendarBegins(
            DailyDeadlines daily,
            CalendarDay day,
            HubProperties hub,
            PolicyBook policies,
            TransactionTemplate transaction,
            Clock clock) {
        return (ApplicationArguments arguments) -> transaction.executeWithoutResult(status -> {
            LocalDate today = LocalDate.now(clock);
            List<String> municipalities = policies.policies().inForceOn(today).stream()
                    .map(Policy::policyId)
                    .filter(hub.municipalities()::containsKey)
                    .toList();
            day.begin(daily, municipalities, today);
            municipalities.stream()
                    .filter(id -> hub.municipalities().get(id).calendar() != null)
                    .forEach(id -> daily.begin(CalendarFileFlow.KIND, id, CalendarFileFlow.AT));
        });
    }
}
