package se.inkopsnavet.order;

/**
 * An order as it stands after the newest report, with what tells that report from another of the same version.
 *
 * @param digest of the report's content, lower-case hex
 */
public record Seen(Order order, String digest) {}
