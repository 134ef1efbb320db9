package se.inkopsnavet.order;

import java.util.List;

/** What one report means for an order. */
sealed interface OrderVerdict {

    /** The order from now on, and what follows from that. */
    record Applied(Order order, List<OrderEffect> effects) implements OrderVerdict {
        public Applied {
            effects = List.copyOf(effects);
        }
    }

    /** The same report again. */
    record Repeated() implements OrderVerdict {}

    /** A newer one has been applied before it. */
    record Overtaken() implements OrderVerdict {}

    /** The same version, or the same order number, says two things: nobody may guess which is right. @param place the field */
    record Contradicted(String place) implements OrderVerdict {}

    /** Of a protected person nothing is kept and nobody but the security contact hears. */
    record Untouchable(OrderEffect.Tell tell) implements OrderVerdict {}
}
