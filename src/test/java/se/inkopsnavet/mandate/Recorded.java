package se.inkopsnavet.mandate;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import se.inkopsnavet.person.Address;

/** A mandate as a test wants it: verified and in force unless it says otherwise. */
record Recorded(Mandate mandate) {

    static Recorded of(String id, MandateType type, Scope... scopes) {
        return new Recorded(new Mandate(
                UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)),
                1,
                Instant.parse("2026-11-02T09:00:00Z"),
                type,
                Set.of(scopes),
                new Holder("Lena Quist", null, Address.of(null, "Ågatan 5", null, "990 10", "Åsby")),
                LocalDate.of(2026, 1, 1),
                null,
                null,
                new Evidence(Evidence.Kind.REGISTER_EXTRACT, LocalDate.of(2026, 11, 1), "AKT-7"),
                new Verification("4711", "biståndshandläggare", Instant.parse("2026-11-02T09:00:00Z")),
                null,
                false));
    }

    Recorded unverified() {
        return new Recorded(new Mandate(
                mandate.id(),
                mandate.version(),
                mandate.occurredAt(),
                mandate.type(),
                mandate.scopes(),
                mandate.holder(),
                mandate.validFrom(),
                mandate.validTo(),
                mandate.inForceFrom(),
                mandate.evidence(),
                null,
                mandate.revokedOn(),
                mandate.principalUnable()));
    }

    Recorded version(long version) {
        return with(version, mandate.validTo(), mandate.inForceFrom(), mandate.revokedOn());
    }

    Recorded until(LocalDate last) {
        return with(mandate.version(), last, mandate.inForceFrom(), mandate.revokedOn());
    }

    Recorded inForce(LocalDate from) {
        return with(mandate.version(), mandate.validTo(), from, mandate.revokedOn());
    }

    Recorded revoked(LocalDate day) {
        return with(mandate.version(), mandate.validTo(), mandate.inForceFrom(), day);
    }

    private Recorded with(long version, LocalDate validTo, LocalDate inForceFrom, LocalDate revokedOn) {
        return new Recorded(new Mandate(
                mandate.id(),
                version,
                mandate.occurredAt(),
                mandate.type(),
                mandate.scopes(),
                mandate.holder(),
                mandate.validFrom(),
                validTo,
                inForceFrom,
                mandate.evidence(),
                mandate.verification(),
                revokedOn,
                mandate.principalUnable()));
    }
}
