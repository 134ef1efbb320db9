package se.inkopsnavet.wiring;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.calendar.Occurrences;
import se.inkopsnavet.contact.Texts;
import se.inkopsnavet.delivery.BreachComplaints;
import se.inkopsnavet.delivery.Deliveries;
import se.inkopsnavet.delivery.DeliveryActs;
import se.inkopsnavet.delivery.DeliveryDeadlines;
import se.inkopsnavet.delivery.DeliveryDesk;
import se.inkopsnavet.delivery.DeliveryNotes;
import se.inkopsnavet.delivery.DeliverySlots;
import se.inkopsnavet.delivery.DeliveryStore;
import se.inkopsnavet.delivery.DeliveryWords;
import se.inkopsnavet.delivery.EndedMeanwhile;
import se.inkopsnavet.delivery.MeetingRequests;
import se.inkopsnavet.delivery.Outcomes;
import se.inkopsnavet.delivery.SituationReader;
import se.inkopsnavet.delivery.SlotStore;
import se.inkopsnavet.journal.Journal;
import se.inkopsnavet.ledger.Checkpoint;
import se.inkopsnavet.ledger.DailyDeadlines;
import se.inkopsnavet.ledger.Deadlines;
import se.inkopsnavet.ledger.Rounds;
import se.inkopsnavet.lifeevent.LifeStore;
import se.inkopsnavet.lifeevent.Whereabouts;
import se.inkopsnavet.mapping.MappingFiles;
import se.inkopsnavet.order.Orders;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.purchase.CaseBook;
import se.inkopsnavet.purchase.CaseStore;
import se.inkopsnavet.purchase.Consequences;
import se.inkopsnavet.purchase.Pausing;
import se.inkopsnavet.trade.Customers;
import se.inkopsnavet.trade.SupplierRequests;

/** The day of the delivery. */
@Configuration(proxyBeanMethods = false)
class DeliveryConfiguration {

    @Bean
    DeliveryStore deliveryStore(JdbcClient jdbc) {
        return new DeliveryStore(jdbc);
    }

    @Bean
    EndedMeanwhile endedMeanwhile(DeliveryStore store) {
        return new EndedMeanwhile(store);
    }

    @Bean
    Outcomes deliveryOutcomes(JdbcClient jdbc) {
        return new Outcomes(jdbc);
    }

    @Bean
    Deliveries deliveries(DeliveryStore store, Occurrences calendar, Orders orders) {
        return new Deliveries(store, calendar, orders);
    }

    @Bean
    SituationReader deliverySituations(DeliveryStore store, LifeStore life, Clock clock) {
        return new SituationReader(store, new Whereabouts(life), clock);
    }

    @Bean
    DeliveryActs deliveryActs(
            DeliveryStore store,
            MappingFiles mappings,
            Journal journal,
            CaseStore cases,
            CaseBook book,
            Consequences consequences,
            Texts texts,
            SupplierRequests requests,
            BreachComplaints complaints,
            Deadlines deadlines,
            PolicyBook policies,
            Clock clock) {
        DeliveryWords words = DeliveryWords.load(mappings);
        return new DeliveryActs(
                store,
                new DeliveryNotes(journal, words, clock),
                words,
                consequences,
                new Pausing(cases, book, consequences, policies, clock),
                texts,
                requests,
                complaints,
                deadlines,
                policies,
                clock);
    }

    @Bean
    DeliveryDesk deliveryDesk(
            Customers customers,
            CaseStore cases,
            Deliveries deliveries,
            DeliveryStore store,
            SituationReader situations,
            DeliveryActs acts,
            Consequences consequences,
            PolicyBook policies,
            Checkpoint checkpoint,
            Clock clock) {
        return new DeliveryDesk(
                customers, cases, deliveries, store, situations, acts, consequences, policies, checkpoint, clock);
    }

    @Bean
    SlotStore deliverySlotStore(JdbcClient jdbc) {
        return new SlotStore(jdbc);
    }

    @Bean
    DeliverySlots deliverySlots(SlotStore slots, Deadlines deadlines, Clock clock) {
        return new DeliverySlots(slots, deadlines, clock);
    }

    @Bean
    DeliveryDeadlines deliveryDeadlines(
            DeliveryStore store,
            SlotStore slots,
            Deliveries deliveries,
            CaseStore cases,
            SituationReader situations,
            DeliveryActs acts,
            Occurrences calendar,
            Orders orders,
            DailyDeadlines daily,
            Rounds rounds,
            PolicyBook policies,
            Clock clock) {
        return new DeliveryDeadlines(
                store, slots, deliveries, cases, situations, acts, calendar, orders, daily, rounds, policies, clock);
    }

    @Bean
    MeetingRequests meetingRequests(
            SlotStore slots,
            DeliveryStore store,
            Deliveries deliveries,
            CaseStore cases,
            SituationReader situations,
            DeliveryActs acts,
            Rounds rounds,
            Clock clock) {
        return new MeetingRequests(slots, store, deliveries, cases, situations, acts, rounds, clock);
    }

    @Bean
    DeadlineReactions deliveryReactions(DeliveryDeadlines deadlines) {
        return new DeadlineReactions(deadlines.reactions());
    }

    @Bean
    DeadlineReactions meetingReactions(MeetingRequests meetings) {
        return new DeadlineReactions(meetings.reactions());
    }

    @Bean
    DailyChain deliveryEvenings(DeliveryDeadlines deadlines) {
        return new DailyChain(deadlines::begin);
    }
}
