package se.inkopsnavet.dispatch;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import se.inkopsnavet.customerlist.ListFormat;
import se.inkopsnavet.customerlist.RejectionReasons;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.securemail.MailOpener;
import se.inkopsnavet.securemail.MailSealer;
import se.inkopsnavet.supplier.SupplierProfile;

/**
 * One supplier as one municipality knows it: its profile with the keys and mappings that belong to it.
 *
 * @param municipality policy id
 * @param hubAddress the municipality's own mailbox, which signs
 * @param sealFault what would stop a letter at that instant, or empty; asked again before every retry
 * @param opener opens this supplier's mail and nobody else's
 */
public record Partner(
        String municipality,
        SupplierProfile profile,
        String hubAddress,
        ListFormat format,
        RejectionReasons reasons,
        MailSealer sealer,
        Function<Instant, Optional<Fault>> sealFault,
        MailOpener opener) {

    public String channel() {
        return municipality + "/" + profile.supplierId();
    }
}
