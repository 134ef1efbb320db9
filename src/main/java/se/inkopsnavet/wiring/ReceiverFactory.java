package se.inkopsnavet.wiring;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.credentials.Receiver;
import se.inkopsnavet.credentials.Receivers;
import se.inkopsnavet.policy.Policy;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.policy.ProviderUnit;
import se.inkopsnavet.policy.UnitCertificate;
import se.inkopsnavet.securemail.KeyFiles;
import se.inkopsnavet.securemail.MailSealer;
import se.inkopsnavet.securemail.Pin;
import se.inkopsnavet.securemail.Recipient;
import se.inkopsnavet.securemail.RevocationRule;
import se.inkopsnavet.securemail.SmimeSealer;
import se.inkopsnavet.securemail.TrustFiles;
import se.inkopsnavet.supplier.Fingerprint;
import se.inkopsnavet.supplier.MessageProtection;
import se.inkopsnavet.supplier.MessageProtection.Cipher;
import se.inkopsnavet.supplier.MessageProtection.Encryption;
import se.inkopsnavet.transport.OutboundAllowList;

/** Who may be handed a login, with the same demands on their certificates as on a supplier's: pinned, issued by the stated CA, certainly not revoked. */
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
        Path keys = hub.partnerKeys();
        String fingerprint = new MessageProtection(
                        Encryption.SMIME,
                        Cipher.AES256_GCM,
                        null,
                        certificate.certificate(),
                        new Fingerprint(certificate.fingerprint()),
                        certificate.trustCa(),
                        certificate.crl(),
                        MessageProtection.Revocation.HARD_FAIL)
                .pinnedFingerprint(keys);
        TrustFiles trust = new TrustFiles(
                List.of(keys.resolve(certificate.trustCa()), own.authority()),
                List.of(),
                List.of(keys.resolve(certificate.crl()), own.revocations()),
                RevocationRule.hardFail(MAX_CRL_AGE));
        return new SmimeSealer(
                KeyFiles.pkcs12(own.keyStore(), own.keyStorePassword().toCharArray()),
                Recipient.of(
                        new Pin(fingerprint, address), KeyFiles.certificate(keys.resolve(certificate.certificate()))),
                trust);
    }
}
