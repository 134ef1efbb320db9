package se.inkopsnavet.neighbourhood.supplierapi;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the simulated supplier has: one row per order with its newest state, every delivery event, a schedule per day. */
public final class SupplierData {

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Set<String> customers = new HashSet<>();
    private final Map<String, ObjectNode> orders = new LinkedHashMap<>();
    private final List<ObjectNode> deliveries = new ArrayList<>();
    private final Map<LocalDate, ObjectNode> schedules = new LinkedHashMap<>();

    /** A customer, known by the case. */
    public synchronized void customer(String caseRef) {
        customers.add(caseRef);
    }

    /** @return false when it knew no such customer */
    synchronized boolean forgets(String caseRef) {
        return customers.remove(caseRef);
    }

    /** An order in that state; the goods lines are part of what this supplier tells, whoever wants to know. */
    public synchronized ObjectNode order(String orderNo, String caseRef, String state, long version) {
        Instant now = Instant.now();
        ObjectNode order = JSON.createObjectNode()
                .put("orderNo", orderNo)
                .put("version", version)
                .put("state", state)
                .put("placedAt", now.minusSeconds(60).toString())
                .put("occurredAt", now.toString())
                .put("changedAt", now.toString())
                .put("deliveryDay", LocalDate.now(STOCKHOLM).plusDays(1).toString())
                .put("totalOre", 48_950);
        order.putObject("customer").put("caseRef", caseRef);
        order.putArray("fees").addObject().put("type", "SMALL_ORDER_FEE").put("ore", 4_900);
        order.putArray("lines")
                .addObject()
                .put("name", "Inkontinensskydd Extra")
                .put("quantity", 2);
        return put(order);
    }

    /** Replaces the order. */
    public synchronized ObjectNode put(ObjectNode order) {
        orders.put(order.get("orderNo").asString(), order);
        return order;
    }

    public synchronized ObjectNode delivery(String orderNo, String caseRef, String kind, long version) {
        Instant now = Instant.now();
        ObjectNode delivery = JSON.createObjectNode()
                .put("orderNo", orderNo)
                .put("deliveryDay", LocalDate.now(STOCKHOLM).toString())
                .put("version", version)
                .put("kind", kind)
                .put("occurredAt", now.toString())
                .put("changedAt", now.toString());
        delivery.putObject("customer").put("caseRef", caseRef);
        deliveries.add(delivery);
        return delivery;
    }

    public synchronized ObjectNode schedule(LocalDate day, String... caseRefs) {
        ObjectNode schedule = JSON.createObjectNode()
                .put("day", day.toString())
                .put("madeAt", Instant.now().toString())
                .put("count", caseRefs.length);
        for (String caseRef : caseRefs) {
            ObjectNode stop = schedule.withArray("stops").addObject();
            stop.put("from", "09:00")
                    .put("to", "11:00")
                    .put("street", "Ängsvägen 3")
                    .put("postcode", "141 30");
            stop.put("name", "Åsa Öhrström").putObject("customer").put("caseRef", caseRef);
        }
        schedule.withArray("stops");
        schedules.put(day, schedule);
        return schedule;
    }

    synchronized Optional<ObjectNode> order(String orderNo) {
        return Optional.ofNullable(orders.get(orderNo)).map(ObjectNode::deepCopy);
    }

    synchronized Optional<ObjectNode> schedule(LocalDate day) {
        return Optional.ofNullable(schedules.get(day)).map(ObjectNode::deepCopy);
    }

    synchronized List<ObjectNode> changedSince(boolean ofOrders, Instant since) {
        return (ofOrders ? orders.values() : deliveries)
                .stream()
                        .filter(each -> changed(each).isAfter(since))
                        .sorted(Comparator.comparing(SupplierData::changed))
                        .map(ObjectNode::deepCopy)
                        .toList();
    }

    /** A record that lacks its time is given at once: bad data of a whole system. */
    private static Instant changed(JsonNode record) {
        return record.has("changedAt") ? Instant.parse(record.get("changedAt").asString()) : Instant.now();
    }
}
