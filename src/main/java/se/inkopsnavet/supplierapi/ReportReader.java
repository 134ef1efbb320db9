package se.inkopsnavet.supplierapi;

import java.util.List;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.policy.DeliveryOutcome;
import se.inkopsnavet.trade.DeliveryReported;
import se.inkopsnavet.trade.Money;
import se.inkopsnavet.trade.OrderReported;
import se.inkopsnavet.trade.ScheduleReported;
import tools.jackson.databind.JsonNode;

/** From a stored record to the canonical one: the mapping gives the fields, and this holds them against what they must be. */
final class ReportReader {

    private static final int MOST_LINES = 10_000;
    private static final int MOST_FEES = 20;
    private static final int MOST_ATTEMPTS = 100;
    /** A million kronor. */
    private static final long MOST_ORE = 100_000_000;

    private final ReportMappings mappings;

    ReportReader(ReportMappings mappings) {
        this.mappings = mappings;
    }

    /** @throws FaultException SUPPLIER_REPORT_UNREADABLE, SUPPLIER_REPORT_CODE_UNKNOWN, INVALID_VALUE; CONFIGURATION when the mapping is at fault */
    OrderReported order(String municipality, String supplierId, JsonNode content) {
        Mapped order = mappings.apply(supplierId, ReportKind.ORDER, content);
        Long total = order.whole("totalOre");
        Integer lines = order.count("lineCount", MOST_LINES);
        return new OrderReported(
                municipality,
                supplierId,
                order.customer(),
                order.required("orderNo", order::number),
                version(order),
                order.constant("state", OrderReported.State.class),
                order.required("placedAt", order::instant),
                order.required("occurredAt", order::instant),
                order.day("deliveryDay"),
                total == null ? null : money("totalOre", total),
                fees(order.list("fees")),
                lines == null ? 0 : lines,
                "PAYMENT".equals(order.text("rejection")));
    }

    private static List<OrderReported.Fee> fees(List<Mapped> fees) {
        if (fees.size() > MOST_FEES) {
            throw Mapped.unreadable("fees");
        }
        return fees.stream()
                .map(fee -> new OrderReported.Fee(
                        fee.required("type", fee::reference), money("fees.ore", fee.required("ore", fee::whole))))
                .toList();
    }

    private static Money money(String field, long ore) {
        if (Math.abs(ore) > MOST_ORE) {
            throw Mapped.unreadable(field);
        }
        return new Money(ore);
    }

    private static long version(Mapped mapped) {
        long version = mapped.required("version", mapped::whole);
        if (version < 0) {
            throw Mapped.unreadable("version");
        }
        return version;
    }

    /** An outcome that nobody has agreed on is OTHER, for a person to look at: that the delivery has ended is worth knowing. @throws FaultException as above */
    DeliveryReported delivery(String municipality, String supplierId, JsonNode content) {
        Mapped delivery = mappings.apply(supplierId, ReportKind.DELIVERY, content);
        DeliveryReported.Kind kind = delivery.constant("kind", DeliveryReported.Kind.class);
        boolean timed = kind == DeliveryReported.Kind.DELAYED || kind == DeliveryReported.Kind.EXPECTED;
        boolean ended = kind == DeliveryReported.Kind.OUTCOME;
        Integer attempts = delivery.count("attempts", MOST_ATTEMPTS);
        return new DeliveryReported(
                municipality,
                supplierId,
                delivery.customer(),
                delivery.number("orderNo"),
                delivery.required("deliveryDay", delivery::day),
                version(delivery),
                kind,
                delivery.required("occurredAt", delivery::instant),
                timed ? delivery.required("expectedAt", delivery::instant) : null,
                ended
                        ? Mapped.constant(
                                        "outcome", delivery.required("outcome", delivery::text), DeliveryOutcome.class)
                                .orElse(DeliveryOutcome.OTHER)
                        : null,
                kind == DeliveryReported.Kind.NO_ANSWER ? Math.max(1, attempts == null ? 1 : attempts) : 0);
    }

    /** @throws FaultException as above */
    ScheduleReported.Stop stop(String supplierId, JsonNode content) {
        Mapped stop = mappings.apply(supplierId, ReportKind.STOP, content);
        String postcode = stop.text("postcode");
        return new ScheduleReported.Stop(
                stop.customer(),
                stop.number("orderNo"),
                stop.required("from", stop::time),
                stop.required("to", stop::time),
                stop.text("street"),
                postcode == null || postcode.matches("[0-9]{5}") ? postcode : null);
    }
}
