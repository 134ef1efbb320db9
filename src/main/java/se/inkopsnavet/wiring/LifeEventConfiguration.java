package se.inkopsnavet.wiring;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.disclosure.ErasureDesk;
import se.inkopsnavet.ledger.Deadlines;
import se.inkopsnavet.lifeevent.AbsenceEvents;
import se.inkopsnavet.lifeevent.AbsenceFollower;
import se.inkopsnavet.lifeevent.AbsentDays;
import se.inkopsnavet.lifeevent.ClientCircumstances;
import se.inkopsnavet.lifeevent.ClientEvents;
import se.inkopsnavet.lifeevent.LifeStore;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.privacy.ColumnCipher;
import se.inkopsnavet.purchase.CaseBook;
import se.inkopsnavet.purchase.CaseReview;
import se.inkopsnavet.purchase.CaseStops;
import se.inkopsnavet.purchase.CaseStore;
import se.inkopsnavet.purchase.Casework;
import se.inkopsnavet.purchase.Consequences;
import se.inkopsnavet.purchase.Pausing;
import tools.jackson.databind.json.JsonMapper;

/** What happens to people beside the decisions about them. */
@Configuration(proxyBeanMethods = false)
class LifeEventConfiguration {

    @Bean
    LifeStore lifeStore(JdbcClient jdbc, ColumnCipher cipher, JsonMapper json) {
        return new LifeStore(jdbc, cipher, json);
    }

    @Bean
    ClientCircumstances clientCircumstances(LifeStore life) {
        return new ClientCircumstances(life);
    }

    @Bean
    ClientEvents clientEvents(
            LifeStore life,
            CaseStore cases,
            Casework casework,
            Consequences consequences,
            CaseReview review,
            ErasureDesk erasure,
            PolicyBook policies,
            Clock clock) {
        return new ClientEvents(life, cases, new CaseStops(casework, consequences, policies, clock), review, erasure);
    }

    @Bean
    AbsenceEvents absenceEvents(
            LifeStore life,
            CaseStore cases,
            CaseBook book,
            Consequences consequences,
            PolicyBook policies,
            Deadlines deadlines,
            List<AbsenceFollower> followers,
            Clock clock) {
        return new AbsenceEvents(
                life, new Pausing(cases, book, consequences, policies, clock), deadlines, followers, clock);
    }

    @Bean
    AbsentDays absentDays(LifeStore life) {
        return new AbsentDays(life);
    }

    @Bean
    DeadlineReactions absenceDeadlines(AbsenceEvents absences) {
        return new DeadlineReactions(Map.of(AbsenceEvents.DEADLINE, absences));
    }
}
