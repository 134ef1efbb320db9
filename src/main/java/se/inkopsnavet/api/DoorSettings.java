package se.inkopsnavet.api;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.securemail.OwnKey;

/**
 * @param address to listen at; null for every address of the machine
 * @param port 0 for any that is free
 * @param own the certificate that the door shows
 * @param authorities CAs of the clients' certificates; empty when no client has one
 * @param revocations their CRL, PEM or DER; null when they publish none
 * @param deadline how long a call may last in all, from the connection to the last byte of the answer
 */
public record DoorSettings(
        @Nullable String address,
        int port,
        OwnKey own,
        List<X509Certificate> authorities,
        @Nullable Path revocations,
        Duration deadline) {

    public DoorSettings {
        authorities = List.copyOf(authorities);
    }
}
