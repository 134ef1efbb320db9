package se.inkopsnavet.supplier;

import static se.inkopsnavet.yaml.Shape.flag;
import static se.inkopsnavet.yaml.Shape.key;
import static se.inkopsnavet.yaml.Shape.oneOf;
import static se.inkopsnavet.yaml.Shape.section;

import se.inkopsnavet.yaml.Branch;
import se.inkopsnavet.yaml.Shape;

/** The part of a supplier's profile that is about orders. */
final class OrderChannelReader {

    private OrderChannelReader() {}

    static Shape shape() {
        return section(
                key("channel", oneOf(OrderChannel.Kind.class)),
                key(
                        "capabilities",
                        section(key("lateOrders", flag()), key("deliverAgain", flag()), key("erasure", flag()))));
    }

    /** Only the interface's contract has an operation for it. */
    static boolean erasesWithoutInterface(Branch profile) {
        OrderChannel orders = read(profile);
        return orders.erasure() && orders.kind() != OrderChannel.Kind.REST;
    }

    static OrderChannel read(Branch profile) {
        return profile.choice("orders.channel", OrderChannel.Kind.class)
                .map(kind -> new OrderChannel(
                        kind,
                        profile.flag("orders.capabilities.lateOrders").orElse(false),
                        profile.flag("orders.capabilities.deliverAgain").orElse(false),
                        profile.flag("orders.capabilities.erasure").orElse(false)))
                .orElse(OrderChannel.UNSAID);
    }
}
