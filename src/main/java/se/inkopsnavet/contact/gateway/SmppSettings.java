package se.inkopsnavet.contact.gateway;

import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** @param tls null only where the line to the gateway is a private one */
public record SmppSettings(
        String name,
        String host,
        int port,
        String username,
        String password,
        @Nullable SSLContext tls,
        Duration connectTimeout,
        Duration answerTimeout) {

    @Override
    public String toString() {
        return "SmppSettings[***]";
    }
}
