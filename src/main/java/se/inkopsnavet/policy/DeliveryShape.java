package se.inkopsnavet.policy;

import static se.inkopsnavet.yaml.Shape.flag;
import static se.inkopsnavet.yaml.Shape.key;
import static se.inkopsnavet.yaml.Shape.listOf;
import static se.inkopsnavet.yaml.Shape.matching;
import static se.inkopsnavet.yaml.Shape.oneOf;
import static se.inkopsnavet.yaml.Shape.section;
import static se.inkopsnavet.yaml.Shape.time;
import static se.inkopsnavet.yaml.Shape.whole;

import se.inkopsnavet.yaml.Shape;

/** The keys of a policy profile about the delivery and the door (requirements §8). */
final class DeliveryShape {

    private static final Shape.Scalar OUTCOME = oneOf(
            "LEFT_OUTSIDE_NEARBY",
            "LEFT_OUTSIDE_NO_ANSWER",
            "TO_UNIT_PREMISES",
            "RETURNED_TO_WAREHOUSE",
            "RETURNED_TO_STORE",
            "OTHER");

    private DeliveryShape() {}

    static Shape delivery() {
        return section(
                key("fulfilment", listOf(oneOf(DeliveryPolicy.Fulfilment.class))),
                key("frequency", section(key("minPerWeek", whole(0, 7)), key("maxPerWeek", whole(1, 7)))),
                key("areas", weekdays()),
                key("cutoff", cutoff()),
                key("holidayRule", oneOf("SUPPLIER_CALENDAR_THEN_ASK_UNIT")),
                key("scheduleReview", scheduleReview()),
                key("slot", oneOf("BOOKED_IN_SHOP_WITH_CONSULTATION")),
                key("pickupTime", oneOf("AGREED")),
                key("canOpenDoorRequired", flag()),
                key("driverIdRequired", flag()),
                key("clientIdMayBeRequired", flag()),
                key(
                        "unpack",
                        section(
                                key("scope", PolicyShape.UNPACK_SCOPE),
                                key("by", listOf(oneOf("DRIVER", "STAFF"))),
                                key("preOrder", flag()))),
                key("coverage", section(key("equalTermsRequired", flag()), key("areasRequired", oneOf("ALL")))));
    }

    private static Shape weekdays() {
        return section(
                key("MONDAY", listOf(PolicyShape.ID)),
                key("TUESDAY", listOf(PolicyShape.ID)),
                key("WEDNESDAY", listOf(PolicyShape.ID)),
                key("THURSDAY", listOf(PolicyShape.ID)),
                key("FRIDAY", listOf(PolicyShape.ID)),
                key("SATURDAY", listOf(PolicyShape.ID)),
                key("SUNDAY", listOf(PolicyShape.ID)));
    }

    private static Shape scheduleReview() {
        return section(
                key("deadline", time()),
                key("ackRequired", flag()),
                key("staffed", section(key("from", time()), key("to", time()))));
    }

    private static Shape cutoff() {
        return section(
                key("time", time()),
                key("inclusive", flag()),
                key("daysBefore", whole(0, 14)),
                key("dayType", oneOf(Cutoff.DayType.class)),
                key("source", oneOf("SUPPLIER")));
    }

    static Shape contactWindows() {
        return listOf(section(
                key(
                        "days",
                        matching(
                                "(MON|TUE|WED|THU|FRI|SAT|SUN)(-(MON|TUE|WED|THU|FRI|SAT|SUN))?",
                                "en dag eller ett spann, t.ex. MON-FRI")),
                key("from", time()),
                key("to", time())));
    }

    static Shape doorNotOpened() {
        return section(
                key("contactOrder", listOf(oneOf(DoorRule.Contact.class))),
                key("allowed", listOf(OUTCOME)),
                key("forbidden", listOf(OUTCOME)),
                key(
                        "noAnswer",
                        section(
                                key("outcome", OUTCOME),
                                key("sms", oneOf("NUMBER_IN_KUNDLISTA", "NONE")),
                                key("sender", oneOf("SUPPLIER", "HUB")))),
                key("indefiniteAbsence", section(key("outcome", OUTCOME), key("newOrderOnReturn", flag()))),
                key("breachAction", section(key("alertUnit", oneOf("IMMEDIATE")), key("complaint", flag()))));
    }
}
