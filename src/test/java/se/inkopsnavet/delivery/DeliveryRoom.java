package se.inkopsnavet.delivery;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import se.inkopsnavet.dispatch.DispatchBench;
import se.inkopsnavet.ledger.Checkpoint;
import se.inkopsnavet.ledger.DailyDeadlines;
import se.inkopsnavet.ledger.Deadlines;
import se.inkopsnavet.lifeevent.LifeStore;
import se.inkopsnavet.lifeevent.Whereabouts;
import se.inkopsnavet.mapping.HomeMappingFiles;
import se.inkopsnavet.order.CustomerStore;
import se.inkopsnavet.order.OrderStore;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.purchase.Pausing;
import se.inkopsnavet.trade.Reports;
import tools.jackson.databind.json.JsonMapper;

/** The room's own parts, put together as the hub does it; what it asks of other rooms is written down by its bench. */
final class DeliveryRoom {

    final Reports reports;
    final DeliverySlots schedules;
    final MeetingRequests meetings;
    final DeliveryDeadlines deadlines;

    DeliveryRoom(DeliveryBench bench, PolicyBook policies) {
        DispatchBench dispatch = bench.dispatch;
        var jdbc = dispatch.ledger.jdbc;
        var cases = dispatch.desk.cases;
        var consequences = dispatch.desk.consequences;
        var clock = bench.clock;
        DeliveryStore store = new DeliveryStore(jdbc);
        SlotStore slots = new SlotStore(jdbc);
        OrderStore orders = new OrderStore(jdbc);
        Deliveries deliveries = new Deliveries(store, bench.calendar, orders);
        LifeStore life =
                new LifeStore(jdbc, dispatch.ledger.cipher, JsonMapper.builder().build());
        SituationReader situations = new SituationReader(store, new Whereabouts(life), clock);
        DeliveryWords words = DeliveryWords.load(new HomeMappingFiles(Path.of("")));
        Deadlines rows = dispatch.ledger.deadlines((subject, occurrence, late) -> {});
        DeliveryActs acts = new DeliveryActs(
                store,
                new DeliveryNotes(bench.notes::add, words, clock),
                words,
                consequences,
                new Pausing(cases, dispatch.desk.book, consequences, policies, clock),
                bench.texts::add,
                bench.requests::add,
                (municipality, caseRef, supplierId, orderNo, outcome, occurrence) ->
                        bench.complaints.add(caseRef + " " + supplierId + " " + orderNo + " " + outcome),
                rows,
                policies,
                clock);
        reports = new Reports(List.of(new DeliveryDesk(
                new CustomerStore(jdbc),
                cases,
                deliveries,
                store,
                situations,
                acts,
                consequences,
                policies,
                Checkpoint.NONE,
                clock)));
        schedules = new DeliverySlots(slots, rows, clock);
        meetings = new MeetingRequests(
                slots, store, deliveries, cases, situations, acts, dispatch.ledger.rounds(rows, clock), clock);
        deadlines = new DeliveryDeadlines(
                store,
                slots,
                deliveries,
                cases,
                situations,
                acts,
                bench.calendar,
                orders,
                new DailyDeadlines(rows, clock),
                dispatch.ledger.rounds(rows, clock),
                policies,
                clock);
    }

    Map<String, Deadlines.Reaction> reactions() {
        Map<String, Deadlines.Reaction> all = new HashMap<>(deadlines.reactions());
        all.putAll(meetings.reactions());
        return all;
    }
}
