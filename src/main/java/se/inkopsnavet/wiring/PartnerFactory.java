package se.inkopsnavet.wiring;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import se.inkopsnavet.customerlist.ColumnList;
import se.inkopsnavet.customerlist.ListFormat;
import se.inkopsnavet.customerlist.RejectionReasons;
import se.inkopsnavet.dispatch.LenientMail;
import se.inkopsnavet.dispatch.Partner;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.mapping.MappingFiles;
import se.inkopsnavet.securemail.Finding;
import se.inkopsnavet.securemail.KeyFiles;
import se.inkopsnavet.securemail.MailOpener;
import se.inkopsnavet.securemail.MailSealer;
import se.inkopsnavet.securemail.OpenerSettings;
import se.inkopsnavet.securemail.OwnKey;
import se.inkopsnavet.securemail.PgpKeyFiles;
import se.inkopsnavet.securemail.PgpOpener;
import se.inkopsnavet.securemail.PgpOwnKey;
import se.inkopsnavet.securemail.PgpPartner;
import se.inkopsnavet.securemail.PgpSealer;
import se.inkopsnavet.securemail.PgpSettings;
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
    private final Late late;

    /** Hears of mail that goes although a revocation list is late. */
    @FunctionalInterface
    interface Late {
        /** @param channel municipality and supplier */
        void tolerated(String municipality, String channel, Finding finding);
    }

    PartnerFactory(HubProperties hub, MappingFiles mappings, Late late) {
        this.hub = hub;
        this.mappings = mappings;
        this.late = late;
    }

    /** @throws FaultException CONFIGURATION naming the file that is missing or unreadable */
    Partner partner(String municipality, HubProperties.Municipality own, SupplierProfile profile) {
        String folder = "suppliers/" + profile.supplierId() + "/";
        ColumnList columns = ColumnList.load(
                mappings.open(folder + profile.list().columns()),
                folder + profile.list().columns());
        String reasons = folder + "reasons.yaml";
        Sealing sealing = profile.protection().encryption() == MessageProtection.Encryption.OPENPGP
                ? pgp(own, profile)
                : smime(municipality, own, profile);
        return new Partner(
                municipality,
                profile,
                own.mailbox(),
                ListFormat.of(columns),
                RejectionReasons.load(mappings.open(reasons), reasons),
                sealing.sealer(),
                sealing.opener(),
                sealing.strictOpener());
    }

    private record Sealing(MailSealer sealer, MailOpener opener, MailOpener strictOpener) {}

    private Sealing smime(String municipality, HubProperties.Municipality own, SupplierProfile profile) {
        MessageProtection protection = profile.protection();
        Path keys = hub.partnerKeys();
        Pin pin = new Pin(protection.pinnedFingerprint(keys), profile.recipient());
        TrustFiles strict = trust(own, protection, RevocationRule.hardFail(MAX_CRL_AGE));
        OwnKey key = KeyFiles.pkcs12(own.keyStore(), password(own));
        Optional<LocalDate> cbcUntil = protection.cipher() == MessageProtection.Cipher.AES256_CBC
                ? Optional.ofNullable(protection.exceptionUntil())
                : Optional.empty();
        X509Certificate certificate = KeyFiles.certificate(keys.resolve(protection.certificate()));
        List<OwnKey> openingKeys = openingKeys(own, key);
        Recipient recipient = new Recipient(
                pin, certificate, cbcUntil, Optional.empty(), Optional.ofNullable(protection.shortKeyUntil()));
        MailSealer strictSealer = new SmimeSealer(key, recipient, strict);
        MailOpener strictOpener = opener(own, openingKeys, pin, strict);
        if (protection.revocation() == MessageProtection.Revocation.HARD_FAIL) {
            return new Sealing(strictSealer, strictOpener, strictOpener);
        }
        TrustFiles soft = trust(own, protection, RevocationRule.softFail(MAX_CRL_AGE));
        String channel = municipality + "/" + profile.supplierId();
        LenientMail lenient =
                new LenientMail(own.mailbox(), strictSealer, finding -> late.tolerated(municipality, channel, finding));
        return new Sealing(
                lenient.sealer(new SmimeSealer(key, recipient, soft)),
                lenient.opener(opener(own, openingKeys, pin, soft)),
                strictOpener);
    }

    /** The present key and those that it replaced: mail may still be encrypted to them. */
    static List<OwnKey> openingKeys(HubProperties.Municipality own, OwnKey present) {
        List<OwnKey> keys = new ArrayList<>(List.of(present));
        own.oldKeyStores().forEach(file -> keys.add(KeyFiles.pkcs12(file, password(own))));
        return keys;
    }

    private TrustFiles trust(HubProperties.Municipality own, MessageProtection protection, RevocationRule rule) {
        Path keys = hub.partnerKeys();
        return new TrustFiles(
                List.of(keys.resolve(protection.trustCa()), own.authority()),
                List.of(),
                List.of(keys.resolve(protection.crl()), own.revocations()),
                rule);
    }

    private static SmimeOpener opener(
            HubProperties.Municipality own, List<OwnKey> openingKeys, Pin pin, TrustFiles trust) {
        return new SmimeOpener(new OpenerSettings(
                own.mailbox(), openingKeys, Set.of(pin), trust, OpenerSettings.FRESHNESS, OpenerSettings.MAX_BYTES));
    }

    private Sealing pgp(HubProperties.Municipality own, SupplierProfile profile) {
        if (own.pgpKey() == null) {
            throw new FaultException(Fault.CONFIGURATION, "pgp-key for " + profile.supplierId());
        }
        Path keys = hub.partnerKeys();
        Pin pin = new Pin(profile.protection().pinnedFingerprint(keys), profile.recipient());
        PgpPartner partner =
                PgpKeyFiles.partner(keys.resolve(profile.protection().certificate()), pin);
        PgpOwnKey key = PgpKeyFiles.own(own.pgpKey(), password(own));
        PgpOpener opener = new PgpOpener(new PgpSettings(
                own.mailbox(), List.of(key), List.of(partner), OpenerSettings.FRESHNESS, OpenerSettings.MAX_BYTES));
        return new Sealing(new PgpSealer(key, partner), opener, opener);
    }

    private static char[] password(HubProperties.Municipality own) {
        return own.keyStorePassword().toCharArray();
    }
}
