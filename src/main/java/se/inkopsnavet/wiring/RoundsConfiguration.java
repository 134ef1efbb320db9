package se.inkopsnavet.wiring;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import se.inkopsnavet.ledger.DailyDeadlines;
import se.inkopsnavet.ledger.Deadlines;
import se.inkopsnavet.ledger.Rounds;
import se.inkopsnavet.ledger.Savepoints;
import se.inkopsnavet.ledger.SetAside;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.purchase.Consequences;
import se.inkopsnavet.purchase.Intent;
import se.inkopsnavet.purchase.Intent.NoticeKind;
import se.inkopsnavet.purchase.Intent.Role;

/** What is done for all cases of a municipality at a time of day or at a moment, and who hears of a case that stands in the way. */
@Configuration(proxyBeanMethods = false)
class RoundsConfiguration {

    @Bean
    DailyDeadlines dailyDeadlines(Deadlines deadlines, Clock clock) {
        return new DailyDeadlines(deadlines, clock);
    }

    @Bean
    Savepoints savepoints(PlatformTransactionManager manager) {
        return new Savepoints(manager);
    }

    /** The municipality's IT: the reference, what was to be done, and the code. */
    @Bean
    SetAside setAside(Consequences consequences, PolicyBook policies, Clock clock) {
        return each -> consequences.tell(
                new Intent.Tell(
                        Role.IT,
                        each.isGivenUp() ? NoticeKind.CASE_GIVEN_UP : NoticeKind.CASE_SET_ASIDE,
                        each.work() + ", " + each.fault().code()),
                each.municipality(),
                policies.on(each.municipality(), LocalDate.now(clock)),
                each.caseRef(),
                null,
                each.work() + " " + each.occurrence());
    }

    @Bean
    Rounds rounds(Deadlines deadlines, Savepoints savepoints, SetAside setAside, Clock clock) {
        return new Rounds(deadlines, savepoints, setAside, clock);
    }
}
