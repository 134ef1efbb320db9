package se.inkopsnavet.dispatch;

import java.time.Instant;
import java.util.Optional;
import se.inkopsnavet.customerlist.ListFormat;
import se.inkopsnavet.customerlist.RejectionReasons;
import se.inkopsnavet.securemail.Finding;
import se.inkopsnavet.securemail.MailOpener;
import se.inkopsnavet.securemail.MailSealer;
import se.inkopsnavet.supplier.SupplierProfile;

/**
 * One supplier as one municipality knows it: its profile with the keys and mappings that belong to it.
 *
 * @param municipality policy id
 * @param hubAddress the municipality's own mailbox, which signs
 * @param opener opens this supplier's mail and nobody else's
 * @param strictOpener the same, but never without a current revocation list: for credentials (reliability §3.2)
 */
public record Partner(
        String municipality,
        SupplierProfile profile,
        String hubAddress,
        ListFormat format,
        RejectionReasons reasons,
        MailSealer sealer,
        MailOpener opener,
        MailOpener strictOpener) {

    /** What would stop a letter at that instant; asked again before every retry. */
    public Optional<Finding> obstacle(Instant now) {
        return sealer.findings(hubAddress, now).stream().findFirst();
    }

    public String channel() {
        return municipality + "/" + profile.supplierId();
    }
}
