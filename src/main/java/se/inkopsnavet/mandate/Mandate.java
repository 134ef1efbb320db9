package se.inkopsnavet.mandate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One representative's authority to act for a person, as last recorded.
 *
 * @param id derived from the source's id of the mandate
 * @param version of the record in its source: a higher one replaces a lower one, whatever order they come in
 * @param occurredAt when the source recorded it
 * @param validTo last day, or null until further notice
 * @param inForceFrom the day on which a framtidsfullmakt came into force (trätt i kraft); null: it has not
 * @param verification null until somebody has looked at the evidence
 * @param revokedOn first day without it, or null
 * @param principalUnable the person cannot say what she or he wants; a god man may then consent without the person's own consent
 */
public record Mandate(
        UUID id,
        long version,
        Instant occurredAt,
        MandateType type,
        Set<Scope> scopes,
        Holder holder,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        @Nullable LocalDate inForceFrom,
        @Nullable Evidence evidence,
        @Nullable Verification verification,
        @Nullable LocalDate revokedOn,
        boolean principalUnable) {

    public Mandate {
        scopes = Set.copyOf(scopes);
    }

    /** Where a mandate stands on a day; nothing moves it but its record and the calendar. */
    public enum State {
        /** Nobody has verified it, or what the type needs is missing. */
        UNVERIFIED,
        VERIFIED,
        /** Verified, and its first day is still to come. */
        NOT_YET,
        EXPIRED,
        REVOKED
    }

    public State on(LocalDate day) {
        if (revokedOn != null && !day.isBefore(revokedOn)) {
            return State.REVOKED;
        }
        if (validTo != null && day.isAfter(validTo)) {
            return State.EXPIRED;
        }
        boolean inForce = type != MandateType.FRAMTIDSFULLMAKT || inForceFrom != null;
        if (verification == null || evidence == null || scopes.isEmpty() || !inForce) {
            return State.UNVERIFIED;
        }
        boolean early = day.isBefore(validFrom) || inForceFrom != null && day.isBefore(inForceFrom);
        return early ? State.NOT_YET : State.VERIFIED;
    }

    /** Whether the holder may do that on that day; the client's own consent is asked for elsewhere. */
    boolean permits(Use use, LocalDate day) {
        return on(day) == State.VERIFIED
                && switch (use) {
                    case RECEIVE_INVOICE -> covers(Scope.FORVALTA_EGENDOM);
                    case CONSENT -> covers(Scope.SORJA_FOR_PERSON) || covers(Scope.BEVAKA_RATT);
                    case ARRANGE_DELIVERY ->
                        covers(Scope.SORJA_FOR_PERSON) || covers(Scope.BEVAKA_RATT) || covers(Scope.DAILY_LIFE);
                    case BE_INFORMED -> true;
                };
    }

    /** That it was taken away on a day, and by which version of its source. */
    Mandate revoked(LocalDate day, long by, Instant when) {
        return with(by, when, holder, verification, day);
    }

    /** Something makes it doubtful: it counts for nothing until a later version has been verified. */
    Mandate doubted() {
        return with(version, occurredAt, holder, null, revokedOn);
    }

    /** The holder can act for nobody, or must not be written to: it counts for nothing, and the address is not kept. */
    Mandate withoutHolder() {
        return with(version, occurredAt, new Holder(holder.name(), holder.personId(), null), null, revokedOn);
    }

    private Mandate with(
            long newVersion,
            Instant recordedAt,
            Holder heldBy,
            @Nullable Verification verified,
            @Nullable LocalDate takenAwayOn) {
        return new Mandate(
                id,
                newVersion,
                recordedAt,
                type,
                scopes,
                heldBy,
                validFrom,
                validTo,
                inForceFrom,
                evidence,
                verified,
                takenAwayOn,
                principalUnable);
    }

    /** Whether this record is what became of that contact, which names the same holder of the same sort of authority. */
    boolean answers(Mandate contact) {
        return !id.equals(contact.id) && verification != null && type == contact.type && holder.canBe(contact.holder);
    }

    /** Another holder, or another authority: what rested on the earlier version rests on something else now. */
    boolean differsFrom(Mandate earlier) {
        return type != earlier.type || !scopes.equals(earlier.scopes) || !holder.equals(earlier.holder);
    }

    /** Enough to find the mandate by, and nothing about whose it is. */
    String shortRef() {
        return id.toString().substring(0, 8);
    }

    private boolean covers(Scope scope) {
        return type.allows(scope) && scopes.contains(scope);
    }

    @Override
    public String toString() {
        return "Mandate[" + id + "]";
    }
}
