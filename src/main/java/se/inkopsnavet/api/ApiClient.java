package se.inkopsnavet.api;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.consent.Callers;
import se.inkopsnavet.consent.ConsentEvent;
import se.inkopsnavet.consent.ConsentPurpose;
import se.inkopsnavet.consent.ConsentRecorded;
import se.inkopsnavet.consent.Source;
import se.inkopsnavet.fault.Fault;

/**
 * A system that may hand in consents, of one municipality.
 *
 * @param municipality policy id; what it hands in is never of another
 * @param fingerprint SHA-256 of its certificate, lower-case hex; null when it shows none
 * @param tokenHash SHA-256 of its bearer token, lower-case hex; null when it has none. With both, both are asked for
 * @param logicalAddress how SOAP calls name the municipality; null when the client does not use SOAP
 * @param sources what it may say that an event comes from
 * @param purposes what it may say yes to; a no is always heard
 * @param perSecond how many calls a second it may make
 * @param supplier whose events it brings, and then nothing else; null for a system of the municipality's own
 */
public record ApiClient(
        String id,
        String municipality,
        @Nullable String fingerprint,
        @Nullable String tokenHash,
        @Nullable String logicalAddress,
        Set<Source.Kind> sources,
        Set<ConsentPurpose> purposes,
        int perSecond,
        @Nullable String supplier) {

    public ApiClient {
        sources = Set.copyOf(sources);
        purposes = Set.copyOf(purposes);
    }

    /** @throws Refusal 403 when a supplier wants to hand in consents */
    void requireOwnSystem() {
        if (supplier != null) {
            throw new Refusal(403, Fault.API_NOT_ALLOWED, "");
        }
    }

    /** @return the supplier that it is @throws Refusal 403 when it is none */
    String requireSupplier() {
        if (supplier == null) {
            throw new Refusal(403, Fault.API_NOT_ALLOWED, "");
        }
        return supplier;
    }

    /** Of everything that it has handed in. */
    String source() {
        return Callers.SYSTEM + id;
    }

    /** @throws Refusal 403 when the event is not this client's to tell */
    void requireMay(ConsentEvent event) {
        if (!event.municipality().equals(municipality)) {
            throw new Refusal(403, Fault.WRONG_MUNICIPALITY, "municipality");
        }
        if (!sources.contains(event.source().kind())) {
            throw new Refusal(403, Fault.API_NOT_ALLOWED, "source.kind");
        }
        if (event instanceof ConsentRecorded recorded && !purposes.containsAll(recorded.purposes())) {
            throw new Refusal(403, Fault.API_NOT_ALLOWED, "purposes");
        }
    }

    @Override
    public String toString() {
        return "ApiClient[" + id + "]";
    }
}
