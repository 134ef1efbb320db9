package se.inkopsnavet.contact;

import java.time.Duration;

/**
 * What is agreed with a municipality's gateway.
 *
 * @param patience how long one call may take at most: so long before its time is up a text leaves no more
 * @param deduplicates whether the gateway drops a second message with our reference: only then is one repeated whose fate is unknown
 * @param receipts whether it says what arrived
 */
public record GatewayLine(Duration patience, boolean deduplicates, boolean receipts) {

    /** Of a municipality without one. */
    public static final GatewayLine NONE = new GatewayLine(Duration.ZERO, false, false);
}
