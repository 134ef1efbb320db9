package se.inkopsnavet.order;

import se.inkopsnavet.purchase.Intent.NoticeKind;
import se.inkopsnavet.purchase.Intent.Role;

/** Something that follows from a report about an order. */
sealed interface OrderEffect {

    /**
     * Tell somebody, without personal data (class N0).
     *
     * @param detail an amount, a day, an order number or a code
     * @param once the same kind about the same case is told once for each
     */
    record Tell(Role role, NoticeKind kind, String detail, String once) implements OrderEffect {}

    /** The supplier is to cancel the order. It is never told why. */
    record Cancel() implements OrderEffect {}

    /** Groceries will come in that ISO week: nobody needs to see to it any more. */
    record Settled() implements OrderEffect {}

    /** The cut-off has passed and the order is gone: another way to the groceries is looked for. */
    record Replace() implements OrderEffect {}
}
