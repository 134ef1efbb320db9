package se.inkopsnavet.dispatch;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.securemail.OpenedMail;

/** Everyone who may write to a municipality: its suppliers, each with an opener that accepts that supplier's signature alone, and its units. */
final class Senders {

    /** What is said of somebody else's mail: another opener may know more. */
    private static final Set<Fault> STRANGER = EnumSet.of(Fault.SIGNER_UNREGISTERED, Fault.CERTIFICATE_UNTRUSTED);

    private final Partners partners;
    private final UnitSenders units;

    Senders(Partners partners, UnitSenders units) {
        this.partners = partners;
        this.units = units;
    }

    /** A mail with the one who has signed it. */
    sealed interface Signed {
        OpenedMail mail();

        record ByPartner(Partner partner, OpenedMail mail) implements Signed {}

        record ByUnit(Set<String> unitIds, OpenedMail mail) implements Signed {}
    }

    /** @throws FaultException the most telling of the refusals, for the protected log only */
    Signed opened(String municipality, byte[] raw, Instant arrived, Instant now) {
        FaultException refusal = new FaultException(Fault.SIGNER_UNREGISTERED, "nobody registered");
        for (Partner partner : partners.in(municipality)) {
            try {
                return new Signed.ByPartner(partner, partner.opener().open(raw, arrived, now));
            } catch (FaultException refused) {
                refusal = refused;
            }
        }
        Optional<UnitSenders.Known> known = units.in(municipality);
        if (known.isEmpty()) {
            throw refusal;
        }
        try {
            OpenedMail mail = known.get().opener().open(raw, arrived, now);
            return new Signed.ByUnit(units(known.get(), mail), mail);
        } catch (FaultException refused) {
            throw STRANGER.contains(refusal.fault()) ? refused : refusal;
        }
    }

    private static Set<String> units(UnitSenders.Known known, OpenedMail mail) {
        Set<String> unitIds = known.unitIds().getOrDefault(mail.signerFingerprint(), Set.of());
        if (unitIds.isEmpty()) {
            throw new FaultException(Fault.SIGNER_UNREGISTERED, "unit");
        }
        return unitIds;
    }
}
