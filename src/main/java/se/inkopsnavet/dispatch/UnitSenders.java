package se.inkopsnavet.dispatch;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import se.inkopsnavet.securemail.MailOpener;

/**
 * The units (enheter) that may write to a municipality's mailbox: those with a function certificate in its policy.
 *
 * @param municipalities by policy id; a municipality where no unit has a certificate is not there
 */
public record UnitSenders(Map<String, Known> municipalities) {

    public UnitSenders {
        municipalities = Map.copyOf(municipalities);
    }

    /**
     * @param opener opens what any of these units has signed, and nobody else's
     * @param unitIds by the fingerprint of the certificate: several units can share a mailbox
     */
    public record Known(MailOpener opener, Map<String, Set<String>> unitIds) {

        public Known {
            unitIds = Map.copyOf(unitIds);
        }
    }

    Optional<Known> in(String municipality) {
        return Optional.ofNullable(municipalities.get(municipality));
    }
}
