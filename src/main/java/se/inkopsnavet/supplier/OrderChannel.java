package se.inkopsnavet.supplier;

/**
 * How the hub asks the supplier something about an order, and what it may ask.
 *
 * @param kind which way
 * @param lateOrders the supplier may be asked to take an order after the cut-off
 * @param deliverAgain the supplier may be asked to deliver again what came back
 * @param erasure the supplier erases whole accounts when its interface is asked to; other erasures go the way of the customer list
 */
public record OrderChannel(Kind kind, boolean lateOrders, boolean deliverAgain, boolean erasure) {

    /** Where a profile says nothing: encrypted mail, and nothing beyond what every supplier can. */
    static final OrderChannel UNSAID = new OrderChannel(Kind.MAIL, false, false, false);

    public enum Kind {
        REST,
        SFTP,
        PEPPOL,
        MAIL
    }
}
