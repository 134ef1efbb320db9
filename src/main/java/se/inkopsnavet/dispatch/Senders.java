package se.inkopsnavet.dispatch;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.securemail.MailOpener;
import se.inkopsnavet.securemail.OpenedMail;

/** Everyone who may write to a municipality: its suppliers and its own correspondents, each with an opener that accepts theirs and nobody else's signature. */
final class Senders {

    /** What is said of somebody else's mail: another opener may know more. */
    private static final Set<Fault> STRANGER = EnumSet.of(Fault.SIGNER_UNREGISTERED, Fault.CERTIFICATE_UNTRUSTED);

    private final Partners partners;
    private final List<Correspondent> others;

    Senders(Partners partners, List<Correspondent> others) {
        this.partners = partners;
        this.others = List.copyOf(others);
    }

    /** A mail with the one who has signed it. */
    sealed interface Signed {
        OpenedMail mail();

        record ByPartner(Partner partner, OpenedMail mail) implements Signed {}

        record ByCorrespondent(Correspondent correspondent, OpenedMail mail) implements Signed {}
    }

    /** @throws FaultException the most telling of the refusals, for the protected log only */
    Signed opened(String municipality, byte[] raw, Instant arrived, Instant now) {
        FaultException refusal = new FaultException(Fault.SIGNER_UNREGISTERED, "nobody registered");
        for (Partner partner : partners.in(municipality)) {
            try {
                return new Signed.ByPartner(partner, partner.opener().open(raw, arrived, now));
            } catch (FaultException refused) {
                refusal = telling(refusal, refused);
            }
        }
        for (Correspondent other : others) {
            Optional<MailOpener> opener = other.opener(municipality);
            try {
                if (opener.isPresent()) {
                    return new Signed.ByCorrespondent(other, opener.get().open(raw, arrived, now));
                }
            } catch (FaultException refused) {
                refusal = telling(refusal, refused);
            }
        }
        throw refusal;
    }

    private static FaultException telling(FaultException earlier, FaultException later) {
        return STRANGER.contains(earlier.fault()) ? later : earlier;
    }
}
