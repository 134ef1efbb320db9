package se.inkopsnavet.wiring;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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
import se.inkopsnavet.securemail.Pin;
import se.inkopsnavet.securemail.Recipient;
import se.inkopsnavet.securemail.RevocationRule;
import se.inkopsnavet.securemail.SmimeOpener;
import se.inkopsnavet.securemail.SmimeSealer;
import se.inkopsnavet.securemail.TrustFiles;
import se.inkopsnavet.supplier.Fingerprint;
import se.inkopsnavet.supplier.MessageProtection;
import se.inkopsnavet.supplier.MessageProtection.Cipher;
import se.inkopsnavet.supplier.MessageProtection.Encryption;
import se.inkopsnavet.transport.OutboundAllowList;

/** Who may be handed a login or asked for an invoice address, with the same demands on their certificates as on a supplier's: pinned, issued by the stated CA, certainly not revoked. */
final class ReceiverFactory {

    private static final Duration MAX_CRL_AGE = Duration.ofDays(7);

    private final HubProperties hub;
    private final OutboundAllowList allowed;

    ReceiverFactory(HubProperties hub, OutboundAllowList allowed) {
        this.hub = hub;
        this.allowed = allowed;
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
                new UnitCertificate(print.certificate(), print.fingerprint(), print.trustCa(), print.crl());
        return new Receiver(print.address(), sealer(own, print.address(), certificate));
    }

    private MailSealer sealer(HubProperties.Municipality own, String address, UnitCertificate certificate) {
        return new SmimeSealer(
                KeyFiles.pkcs12(own.keyStore(), own.keyStorePassword().toCharArray()),
                Recipient.of(
                        pin(address, certificate),
                        KeyFiles.certificate(hub.partnerKeys().resolve(certificate.certificate()))),
                trust(own, certificate));
    }

    private MailOpener opener(HubProperties.Municipality own, String address, UnitCertificate certificate) {
        List<OwnKey> keys = Stream.concat(Stream.of(own.keyStore()), own.oldKeyStores().stream())
                .map(file -> KeyFiles.pkcs12(file, own.keyStorePassword().toCharArray()))
                .toList();
        return new SmimeOpener(new OpenerSettings(
                own.mailbox(),
                keys,
                Set.of(pin(address, certificate)),
                trust(own, certificate),
                OpenerSettings.FRESHNESS,
                OpenerSettings.MAX_BYTES));
    }

    private Pin pin(String address, UnitCertificate certificate) {
        String fingerprint = new MessageProtection(
                        Encryption.SMIME,
                        Cipher.AES256_GCM,
                        null,
                        certificate.certificate(),
                        new Fingerprint(certificate.fingerprint()),
                        certificate.trustCa(),
                        certificate.crl(),
                        MessageProtection.Revocation.HARD_FAIL)
                .pinnedFingerprint(hub.partnerKeys());
        return new Pin(fingerprint, address);
    }

    private TrustFiles trust(HubProperties.Municipality own, UnitCertificate certificate) {
        Path keys = hub.partnerKeys();
        return new TrustFiles(
                List.of(keys.resolve(certificate.trustCa()), own.authority()),
                List.of(),
                List.of(keys.resolve(certificate.crl()), own.revocations()),
                RevocationRule.hardFail(MAX_CRL_AGE));
    }
}
