package se.inkopsnavet.wiring;

import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.calendar.Occurrences;
import se.inkopsnavet.contact.Calls;
import se.inkopsnavet.contact.Texts;
import se.inkopsnavet.dispatch.Settlement;
import se.inkopsnavet.document.FormFileFlow;
import se.inkopsnavet.document.FormFiles;
import se.inkopsnavet.document.RecordSteps;
import se.inkopsnavet.ledger.DailyDeadlines;
import se.inkopsnavet.ledger.Deadlines;
import se.inkopsnavet.ledger.Messages;
import se.inkopsnavet.ledger.Rounds;
import se.inkopsnavet.ledger.Savepoints;
import se.inkopsnavet.ledger.SetAside;
import se.inkopsnavet.lifeevent.ClientCircumstances;
import se.inkopsnavet.lifeevent.LifeStore;
import se.inkopsnavet.mapping.MappingFiles;
import se.inkopsnavet.notice.NoticeBook;
import se.inkopsnavet.order.Orders;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.privacy.BlindIndex;
import se.inkopsnavet.purchase.CaseStore;
import se.inkopsnavet.schedule.AcknowledgementFlow;
import se.inkopsnavet.schedule.Acknowledgements;
import se.inkopsnavet.schedule.AcknowledgingLetter;
import se.inkopsnavet.schedule.BelievedSchedules;
import se.inkopsnavet.schedule.MorningReview;
import se.inkopsnavet.schedule.ReviewStore;
import se.inkopsnavet.schedule.Roster;
import se.inkopsnavet.schedule.ScheduleDays;
import se.inkopsnavet.schedule.ScheduleDesk;
import se.inkopsnavet.schedule.ScheduleNews;
import se.inkopsnavet.schedule.ScheduleStore;
import se.inkopsnavet.schedule.ScheduleWords;
import se.inkopsnavet.schedule.StopsMark;
import se.inkopsnavet.trade.Customers;
import se.inkopsnavet.trade.ScheduleSource;

/** The morning's schedule: fetched, compared, looked through in time. */
@Configuration(proxyBeanMethods = false)
class ScheduleConfiguration {

    @Bean
    ScheduleWords scheduleWords(MappingFiles mappings) {
        return ScheduleWords.load(mappings);
    }

    @Bean
    ScheduleStore scheduleStore(JdbcClient jdbc) {
        return new ScheduleStore(jdbc);
    }

    @Bean
    ReviewStore scheduleReviews(JdbcClient jdbc) {
        return new ReviewStore(jdbc);
    }

    @Bean
    ScheduleNews scheduleNews(NoticeBook notices, Texts texts, Calls calls, ScheduleWords words) {
        return new ScheduleNews(notices, texts, calls, words);
    }

    @Bean
    Roster scheduleRoster(
            CaseStore cases, LifeStore life, ClientCircumstances moves, Savepoints savepoints, SetAside setAside) {
        return new Roster(cases, life, moves, savepoints, setAside);
    }

    @Bean
    MorningReview morningReview(
            Occurrences occurrences,
            Orders orders,
            Roster roster,
            ScheduleStore schedules,
            ReviewStore reviews,
            ScheduleNews news,
            Savepoints savepoints,
            SetAside setAside,
            PolicyBook policies,
            Clock clock) {
        return new MorningReview(
                occurrences, orders, roster, schedules, reviews, news, savepoints, setAside, policies, clock);
    }

    @Bean
    ScheduleDesk scheduleDesk(
            ScheduleStore schedules,
            BlindIndex index,
            MorningReview morning,
            Roster roster,
            Occurrences occurrences,
            Orders orders,
            Customers customers,
            List<BelievedSchedules> listeners,
            ScheduleNews news,
            PolicyBook policies,
            Clock clock) {
        return new ScheduleDesk(
                schedules,
                new StopsMark(index),
                morning,
                roster,
                occurrences,
                orders,
                customers,
                listeners,
                news,
                policies,
                clock);
    }

    @Bean
    Acknowledgements scheduleAcknowledgements(
            ReviewStore reviews, ScheduleNews news, PolicyBook policies, Clock clock) {
        return new Acknowledgements(reviews, news, policies, clock);
    }

    @Bean
    AcknowledgingLetter scheduleLetter(
            ScheduleWords words, Acknowledgements acknowledgements, Settlement settlement, Messages messages) {
        return new AcknowledgingLetter(words, acknowledgements, settlement, messages);
    }

    @Bean
    AcknowledgementFlow scheduleAcknowledgementFlow(Acknowledgements acknowledgements, RecordSteps steps) {
        return new AcknowledgementFlow(acknowledgements, steps);
    }

    @Bean
    FormFileFlow scheduleAcknowledgementFiles(FormFiles files, MappingFiles mappings) {
        return files.of(AcknowledgementFlow.FILES, AcknowledgementFlow.file(mappings));
    }

    /** @param sources of the channels by which a schedule can be asked for; by the others it simply comes */
    @Bean
    ScheduleDays scheduleDays(
            Deadlines deadlines,
            DailyDeadlines daily,
            Rounds rounds,
            MorningReview morning,
            Occurrences occurrences,
            Orders orders,
            ObjectProvider<ScheduleSource> sources,
            PolicyBook policies,
            Clock clock) {
        List<ScheduleSource> all = sources.orderedStream().toList();
        return new ScheduleDays(deadlines, daily, rounds, morning, occurrences, orders, all, policies, clock);
    }

    @Bean
    DeadlineReactions scheduleDeadlines(ScheduleDays days) {
        return new DeadlineReactions(days.reactions());
    }

    @Bean
    DailyChain scheduleChains(ScheduleDays days) {
        return new DailyChain(days::begin);
    }
}
