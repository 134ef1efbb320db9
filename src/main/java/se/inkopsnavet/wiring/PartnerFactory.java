package se.inkopsnavet.wiring;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import se.inkopsnavet.customerlist.ColumnList;
import se.inkopsnavet.customerlist.ListFormat;
import se.inkopsnavet.customerlist.RejectionReasons;
import se.inkopsnavet.dispatch.Partner;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.mapping.MappingFiles;
import se.inkopsnavet.securemail.Finding;
import se.inkopsnavet.securemail.KeyFiles;
import se.inkopsnavet.securemail.MailOpener;
import se.inkopsnavet.securemail.OpenerSettings;
import se.inkopsnavet.securemail.OwnKey;
import se.inkopsnavet.securemail.Pin;
import se.inkopsnavet.securemail.Recipient;
import se.inkopsnavet.securemail.RevocationRule;
import se.inkopsnavet.securemail.SmimeOpener;
import se.inkopsnavet.securemail.SmimeSealer;
import se.inkopsnavet.securemail.TrustFiles;
import se.inkopsnavet.supplier.MessageProtection;
import se.inkopsnavet.supplier.SupplierProfile;

/** Brings a supplier's profile, its certificate files and the municipality's own key together. */
final class PartnerFactory {

    private static final Duration MAX_CRL_AGE = Duration.ofDays(7);

    private final HubProperties hub;
    private final MappingFiles mappings;

    PartnerFactory(HubProperties hub, MappingFiles mappings) {
        this.hub = hub;
        this.mappings = mappings;
    }

    /** @throws FaultException CONFIGURATION naming the file that is missing or unreadable */
    Partner partner(String municipality, HubProperties.Municipality own, SupplierProfile profile) {
        String folder = "suppliers/" + profile.supplierId() + "/";
        ColumnList columns = ColumnList.load(
                mappings.open(folder + profile.list().columns()),
                folder + profile.list().columns());
        String reasons = folder + "reasons.yaml";
        Sealing sealing = smime(own, profile);
        return new Partner(
                municipality,
                profile,
                own.mailbox(),
                ListFormat.of(columns),
                RejectionReasons.load(mappings.open(reasons), reasons),
                sealing.sealer(),
                sealing.fault(),
                sealing.opener());
    }

    private record Sealing(
            se.inkopsnavet.securemail.MailSealer sealer, Function<Instant, Optional<Fault>> fault, MailOpener opener) {}

    private Sealing smime(HubProperties.Municipality own, SupplierProfile profile) {
        MessageProtection protection = profile.protection();
        Path keys = hub.partnerKeys();
        Pin pin = new Pin(protection.pinnedFingerprint(keys), profile.recipient());
        TrustFiles trust = new TrustFiles(
                List.of(keys.resolve(protection.trustCa()), own.authority()),
                List.of(),
                List.of(keys.resolve(protection.crl()), own.revocations()),
                protection.revocation() == MessageProtection.Revocation.HARD_FAIL
                        ? RevocationRule.hardFail(MAX_CRL_AGE)
                        : RevocationRule.softFail(MAX_CRL_AGE));
        OwnKey key = KeyFiles.pkcs12(own.keyStore(), own.keyStorePassword().toCharArray());
        Optional<LocalDate> cbcUntil = protection.cipher() == MessageProtection.Cipher.AES256_CBC
                ? Optional.ofNullable(protection.exceptionUntil())
                : Optional.empty();
        Recipient recipient = new Recipient(
                pin, KeyFiles.certificate(keys.resolve(protection.certificate())), cbcUntil, Optional.empty());
        SmimeSealer sealer = new SmimeSealer(key, recipient, trust);
        List<OwnKey> openingKeys = new ArrayList<>(List.of(key));
        own.oldKeyStores()
                .forEach(file -> openingKeys.add(
                        KeyFiles.pkcs12(file, own.keyStorePassword().toCharArray())));
        MailOpener opener = new SmimeOpener(new OpenerSettings(
                own.mailbox(), openingKeys, Set.of(pin), trust, OpenerSettings.FRESHNESS, OpenerSettings.MAX_BYTES));
        return new Sealing(
                sealer,
                now -> sealer.findings(own.mailbox(), now).stream().findFirst().map(Finding::fault),
                opener);
    }
}
