package se.inkopsnavet.trade;

import java.util.UUID;
import se.inkopsnavet.ledger.Outcome;

/**
 * What one room does with one kind of report. Rooms declare a bean each; several may take the same kind, and the first outcome that is not CONFIRMED is
 * the message's.
 */
public interface ReportTaker<R extends SupplierReport> {

    Class<R> type();

    /**
     * In the transaction that finishes the message. May be called again with a report already seen, and with reports out of order.
     *
     * @param messageId the ledger's message, for notices without a case
     * @return how it came to rest: CONFIRMED, DUPLICATE for what is already known, QUARANTINED for an unknown customer or what contradicts itself
     */
    Outcome take(UUID messageId, R report);
}
