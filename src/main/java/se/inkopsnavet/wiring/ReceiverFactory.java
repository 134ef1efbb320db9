package se.inkopsnavet.wiring;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.credentials.Receiver;
import se.inkopsnavet.credentials.Receivers;
import se.inkopsnavet.invoice.DeskLine;
import se.inkopsnavet.invoice.DeskLines;
import se.inkopsnavet.policy.InvoiceRule;
import se.inkopsnavet.policy.Policy;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.policy.ProviderUnit;
import se.inkopsnavet.policy.UnitCertificate;
import se.inkopsnavet.securemail.KeyFiles;
import se.inkopsnavet.securemail.MailOpener;
import se.inkopsnavet.securemail.MailSealer;
import se.inkopsnavet.securemail.OpenerSettings;
import se.inkopsnavet.securemail.OwnKey;
import se.inkopsnavet.securemail.Recipient;
import se.inkopsnavet.securemail.SmimeOpener;
import se.inkopsnavet.securemail.SmimeSealer;
import se.inkopsnavet.transport.OutboundAllowList;

/** Who may be handed a login or asked for an invoice address, with the same demands on their certificates as on a supplier's: pinned, issued by the stated CA, certainly not revoked. */
final class ReceiverFactory {

    private final HubProperties hub;
    private final OutboundAllowList allowed;
    private final PinnedCertificates pinned;

    /** By file: units are many, and opening a key store is slow by design. */
    private final Map<Path, OwnKey> ownKeys = new HashMap<>();

    ReceiverFactory(HubProperties hub, OutboundAllowList allowed) {
        this.hub = hub;
        this.allowed = allowed;
        this.pinned = new PinnedCertificates(hub.partnerKeys());
    }

    Receivers receivers(PolicyBook policies, Clock clock) {
        Map<String, Receiver> units = new HashMap<>();
        Map<String, Receiver> printers = new HashMap<>();
        for (Policy policy : policies.startable(LocalDate.now(clock))) {
            HubProperties.Municipality own = hub.municipalities().get(policy.policyId());
            if (own != null) {
                policy.units().forEach(unit -> unit(own, unit)
                        .ifPresent(receiver -> units.put(policy.policyId() + "/" + unit.unitId(), receiver)));
                if (own.print() != null) {
                    printers.put(policy.policyId(), printer(own, own.print()));
                }
            }
        }
        return new Receivers(units, printers);
    }

    /** The invoice desks, which are also read: who signs as they do is pinned too. */
    DeskLines invoiceDesks(PolicyBook policies, Clock clock) {
        Map<String, DeskLine> desks = new HashMap<>();
        for (Policy policy : policies.startable(LocalDate.now(clock))) {
            HubProperties.Municipality own = hub.municipalities().get(policy.policyId());
            InvoiceRule.Desk desk = policy.invoice().desk();
            if (own != null && desk != null) {
                allowed.requireAddress(desk.mailbox());
                desks.put(
                        policy.policyId(),
                        new DeskLine(
                                desk.mailbox(),
                                own.mailbox(),
                                sealer(own, desk.mailbox(), desk.certificate()),
                                opener(own, desk.mailbox(), desk.certificate())));
            }
        }
        return new DeskLines(desks);
    }

    private Optional<Receiver> unit(HubProperties.Municipality own, ProviderUnit unit) {
        @Nullable UnitCertificate certificate = unit.certificate();
        if (certificate == null || unit.mailbox() == null) {
            return Optional.empty();
        }
        allowed.requireAddress(unit.mailbox());
        return Optional.of(new Receiver(unit.mailbox(), sealer(own, unit.mailbox(), certificate)));
    }

    private Receiver printer(HubProperties.Municipality own, HubProperties.Print print) {
        UnitCertificate certificate =
                new UnitCertificate(print.certificate(), print.fingerprint(), print.trustCa(), print.crl(), null);
        return new Receiver(print.address(), sealer(own, print.address(), certificate));
    }

    private OwnKey key(HubProperties.Municipality own) {
        return ownKeys.computeIfAbsent(
                own.keyStore(),
                file -> KeyFiles.pkcs12(file, own.keyStorePassword().toCharArray()));
    }

    private MailSealer sealer(HubProperties.Municipality own, String address, UnitCertificate certificate) {
        return new SmimeSealer(
                key(own),
                Recipient.of(
                        pinned.pin(address, certificate),
                        pinned.read(certificate),
                        Optional.ofNullable(certificate.shortKeyUntil())),
                pinned.trust(own, List.of(certificate)));
    }

    private MailOpener opener(HubProperties.Municipality own, String address, UnitCertificate certificate) {
        return new SmimeOpener(new OpenerSettings(
                own.mailbox(),
                PartnerFactory.openingKeys(own, key(own)),
                Set.of(pinned.pin(address, certificate)),
                pinned.trust(own, List.of(certificate)),
                OpenerSettings.FRESHNESS,
                OpenerSettings.MAX_BYTES));
    }
}
