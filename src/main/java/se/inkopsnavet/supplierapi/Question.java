package se.inkopsnavet.supplierapi;

import java.time.Instant;

/**
 * Something that is to be asked of an interface beside its lists.
 *
 * @param name a day in ISO 8601, or an order number
 * @param until nobody wants to know any more
 * @param asked how often it has been asked for; whoever answers an earlier time has not answered this one
 */
public record Question(String municipality, String supplierId, What what, String name, Instant until, int asked) {

    public enum What {
        SCHEDULE,
        ORDER
    }
}
