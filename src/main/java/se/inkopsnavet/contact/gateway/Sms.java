package se.inkopsnavet.contact.gateway;

import java.time.Duration;
import java.util.UUID;

/**
 * One SMS for the gateway.
 *
 * @param id our reference: the same at every attempt
 * @param to in international form, {@code +46701740605}
 * @param validFor after this the network is to drop it
 */
public record Sms(UUID id, String to, String text, String sender, Duration validFor) {

    @Override
    public String toString() {
        return "Sms[" + id + "]";
    }
}
