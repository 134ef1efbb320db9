package se.inkopsnavet.wiring;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.journal.TlsIdentity;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.securemail.KeyFiles;
import se.inkopsnavet.securemail.OwnKey;
import se.inkopsnavet.supplierapi.SupplierLine;
import se.inkopsnavet.supplierapi.WebhookSignature;
import se.inkopsnavet.transport.OutboundAllowList;

/** Makes the ways to the suppliers' interfaces from the installation's settings; whatever is missing or doubtful is named, and stops the start. */
final class SupplierApiFactory {

    private final HubProperties hub;
    private final OutboundAllowList allowed;

    SupplierApiFactory(HubProperties hub, OutboundAllowList allowed) {
        this.hub = hub;
        this.allowed = allowed;
    }

    /** Of the municipalities that may start that day. @throws FaultException CONFIGURATION naming the setting, TARGET_NOT_ALLOWED */
    List<SupplierLine> lines(PolicyBook policies, LocalDate today) {
        List<SupplierLine> all = new ArrayList<>();
        policies.startable(today).forEach(policy -> {
            HubProperties.Municipality own = hub.municipalities().get(policy.policyId());
            if (own != null) {
                own.supplierApis()
                        .forEach((supplier, settings) ->
                                all.add(line(policy.policyId(), policy.municipalityCode(), supplier, settings)));
            }
        });
        return List.copyOf(all);
    }

    private SupplierLine line(String municipality, String code, String supplier, SupplierApiProperties settings) {
        String prefix = "inkopsnavet.municipalities." + municipality + ".supplier-apis." + supplier + ".";
        if (!"https".equals(settings.url().getScheme()) || settings.url().getHost() == null) {
            throw new FaultException(Fault.CONFIGURATION, prefix + "url");
        }
        allowed.requireHost(settings.url().getHost());
        if (settings.token() == null && settings.keyStore() == null) {
            throw new FaultException(Fault.CONFIGURATION, prefix + "token");
        }
        return new SupplierLine(
                municipality,
                supplier,
                code,
                settings.url(),
                settings.token() == null ? null : settings.token().strip(),
                tls(prefix, settings),
                settings.connectTimeout(),
                settings.deadline(),
                settings.maxBytes(),
                settings.perSecond(),
                signature(prefix, settings));
    }

    private TlsIdentity tls(String prefix, SupplierApiProperties settings) {
        if (settings.keyStore() != null && settings.keyStorePassword() == null) {
            throw new FaultException(Fault.CONFIGURATION, prefix + "key-store-password");
        }
        OwnKey own = settings.keyStore() == null
                ? null
                : KeyFiles.pkcs12(
                        settings.keyStore(), settings.keyStorePassword().toCharArray());
        Path authority = settings.authority() == null ? hub.tlsAuthority() : settings.authority();
        return new TlsIdentity(own, authority == null ? List.of() : KeyFiles.certificates(authority));
    }

    private static @Nullable WebhookSignature signature(String prefix, SupplierApiProperties settings) {
        if (settings.webhookSecret() == null) {
            return null;
        }
        List<String> secrets = Stream.of(settings.webhookSecret(), settings.oldWebhookSecret())
                .filter(Objects::nonNull)
                .toList();
        return WebhookSignature.of(secrets, prefix + "webhook-secret");
    }
}
