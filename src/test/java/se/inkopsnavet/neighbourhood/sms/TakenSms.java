package se.inkopsnavet.neighbourhood.sms;

import java.time.Instant;
import java.util.Map;

/**
 * An SMS that a gateway has taken.
 *
 * @param id what the gateway calls it
 * @param fields everything that the call said
 */
public record TakenSms(String id, String to, String text, String sender, Instant at, Map<String, String> fields) {}
