package se.inkopsnavet.dispatch;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.securemail.MailOpener;
import se.inkopsnavet.securemail.OpenedMail;

/** Everyone who may write to a municipality: its suppliers and its own correspondents, each with an opener that accepts theirs and nobody else's signature. */
final class Senders {

    /** What is said of somebody else's mail: another opener may know more. */
    private static final Set<Fault> STRANGER = EnumSet.of(Fault.SIGNER_UNREGISTERED, Fault.CERTIFICATE_UNTRUSTED);

    /** What is said of such mail, and of what is not this opener's kind of mail at all. */
    private static final Set<Fault> NOTHING_NEW =
            EnumSet.of(Fault.SIGNER_UNREGISTERED, Fault.CERTIFICATE_UNTRUSTED, Fault.MAIL_STRUCTURE_REFUSED);

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
        FaultException refusal = null;
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
        throw refusal == null ? new FaultException(Fault.SIGNER_UNREGISTERED, "nobody registered") : refusal;
    }

    private static FaultException telling(@Nullable FaultException earlier, FaultException later) {
        boolean more = earlier == null || STRANGER.contains(earlier.fault()) && !NOTHING_NEW.contains(later.fault());
        return more ? later : earlier;
    }
}
