package se.inkopsnavet.trade;

import java.time.Instant;

/** Something that a supplier reports. It tells the present state, never a difference, so that a later report replaces an earlier one. */
public sealed interface SupplierReport permits OrderReported, DeliveryReported, ScheduleReported {

    /** The municipality (policy id) it concerns. */
    String municipality();

    String supplierId();

    /** When it happened, by the supplier's clock. */
    Instant occurredAt();
}
