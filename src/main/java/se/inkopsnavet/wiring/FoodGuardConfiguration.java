package se.inkopsnavet.wiring;

import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.calendar.Occurrences;
import se.inkopsnavet.calendar.WeekReasons;
import se.inkopsnavet.delivery.Outcomes;
import se.inkopsnavet.document.FormFileFlow;
import se.inkopsnavet.document.FormFiles;
import se.inkopsnavet.document.RecordSteps;
import se.inkopsnavet.foodguard.FoodGuard;
import se.inkopsnavet.foodguard.FoodNews;
import se.inkopsnavet.foodguard.FoodPathFlow;
import se.inkopsnavet.foodguard.FoodPathForm;
import se.inkopsnavet.foodguard.FoodPaths;
import se.inkopsnavet.foodguard.FoodSource;
import se.inkopsnavet.foodguard.FoodStore;
import se.inkopsnavet.ledger.DailyDeadlines;
import se.inkopsnavet.ledger.Rounds;
import se.inkopsnavet.lifeevent.LifeStore;
import se.inkopsnavet.mapping.MappingFiles;
import se.inkopsnavet.order.Declines;
import se.inkopsnavet.order.MissedOrders;
import se.inkopsnavet.order.MissedWeekNotes;
import se.inkopsnavet.order.Orders;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.privacy.ColumnCipher;
import se.inkopsnavet.purchase.CaseStore;
import se.inkopsnavet.purchase.Consequences;

/** Nobody is without food for long without somebody being told. */
@Configuration(proxyBeanMethods = false)
class FoodGuardConfiguration {

    @Bean
    FoodPaths foodPaths(JdbcClient jdbc, ColumnCipher cipher) {
        return new FoodPaths(jdbc, cipher);
    }

    /** What was received at the door or fetched. */
    @Bean
    FoodSource deliveredFood(Outcomes outcomes) {
        return outcomes::lastFood;
    }

    @Bean
    FoodGuard foodGuard(
            JdbcClient jdbc,
            List<FoodSource> sources,
            Occurrences occurrences,
            WeekReasons weekReasons,
            Orders orders,
            MissedOrders missed,
            Declines declines,
            LifeStore life,
            CaseStore cases,
            Consequences consequences,
            MissedWeekNotes notes,
            PolicyBook policies,
            DailyDeadlines daily,
            Rounds rounds,
            Clock clock) {
        return new FoodGuard(
                new FoodStore(jdbc),
                sources,
                occurrences,
                weekReasons,
                orders,
                missed,
                declines,
                life,
                new FoodNews(cases, consequences, notes, policies, clock),
                daily,
                rounds,
                clock);
    }

    @Bean
    DeadlineReactions foodDeadlines(FoodGuard guard) {
        return new DeadlineReactions(guard.reactions());
    }

    @Bean
    DailyChain foodChains(FoodGuard guard) {
        return new DailyChain(guard::begin);
    }

    @Bean
    FoodPathFlow foodPathFlow(FoodPaths paths, CaseStore cases, RecordSteps steps) {
        return new FoodPathFlow(paths, cases, steps);
    }

    @Bean
    FormFileFlow foodPathFileFlow(FormFiles files, MappingFiles mappings) {
        return files.of(FoodPathFlow.FILES, FoodPathForm.file(mappings));
    }
}
