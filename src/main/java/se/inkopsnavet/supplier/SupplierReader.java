package se.inkopsnavet.supplier;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import se.inkopsnavet.finding.Finding;
import se.inkopsnavet.supplier.MessageProtection.Cipher;
import se.inkopsnavet.supplier.MessageProtection.Encryption;
import se.inkopsnavet.supplier.SupplierProfile.Channel;
import se.inkopsnavet.yaml.Branch;
import se.inkopsnavet.yaml.ShapeCheck;

/** Reads one supplier's profile. One that has an error is not used: a half-read profile could send with less protection than was meant. */
final class SupplierReader {

    private static final List<String> MANDATORY = List.of(
            "supplierId",
            "name",
            "channel",
            "deduplicatesMessageId",
            "protection.encryption",
            "protection.certificate",
            "protection.fingerprint",
            "list.format",
            "list.columns",
            "list.formulaStrategy",
            "list.maxRowsPerBatch",
            "acknowledgement.by",
            "acknowledgement.workdays",
            "contract.from");

    private static final int USUAL_REMINDERS = 3;

    /** A late order is asked for after that, and the day of the delivery is near. */
    private static final Duration LONGEST_UNDER_WAY = Duration.ofHours(6);

    private static final List<String> FOR_SMIME =
            List.of("protection.cipher", "protection.trustCa", "protection.crl", "protection.revocation");

    private final Branch profile;
    private final List<Finding> errors = new ArrayList<>();

    private SupplierReader(Branch profile) {
        this.profile = profile;
    }

    static Optional<SupplierProfile> read(Branch profile, Consumer<Finding> findings) {
        SupplierReader reader = new SupplierReader(profile);
        reader.check();
        reader.errors.forEach(findings);
        return reader.errors.isEmpty() ? Optional.of(reader.profile()) : Optional.empty();
    }

    private void check() {
        ShapeCheck.check(profile, SupplierShape.PROFILE, errors::add);
        MANDATORY.forEach(this::require);
        boolean smime = profile.choice("protection.encryption", Encryption.class)
                .filter(Encryption.SMIME::equals)
                .isPresent();
        if (smime) {
            FOR_SMIME.forEach(this::require);
        }
        if (profile.choice("channel", Channel.class)
                .filter(Channel.MAIL::equals)
                .isPresent()) {
            require("recipient");
        }
        boolean cbc = profile.choice("protection.cipher", Cipher.class)
                .filter(Cipher.AES256_CBC::equals)
                .isPresent();
        if (cbc && !profile.has("protection.exceptionUntil")) {
            error("protection.exceptionUntil", "AES256_CBC tillåts bara som ett undantag med slutdatum");
        }
        if (profile.has("dispatch.at") == profile.has("dispatch.after")) {
            error("dispatch", "ange antingen at (klockslag) eller after (tidslängd)");
        }
        boolean archived = profile.choice("afterPickup.files", AfterPickup.Files.class)
                .filter(AfterPickup.Files.ARCHIVED::equals)
                .isPresent();
        if (archived != profile.has("afterPickup.archive")) {
            error("afterPickup", "archive anges när files är ARCHIVED, och bara då");
        }
        if (OrderChannelReader.read(profile).lateOrders()) {
            require("orderReports.within");
        }
        profile.duration("orderReports.within")
                .filter(within -> within.isNegative() || within.compareTo(LONGEST_UNDER_WAY) > 0)
                .ifPresent(within -> error("orderReports.within", "ska vara mellan PT0S och " + LONGEST_UNDER_WAY));
        if (OrderChannelReader.erasesWithoutInterface(profile)) {
            error("orders.capabilities.erasure", "gäller bara med orders.channel REST");
        }
        String folder = profile.file().replaceAll(".*?([^/]+)/[^/]*$", "$1");
        profile.text("supplierId")
                .filter(supplierId -> !supplierId.equals(folder))
                .ifPresent(other -> error("supplierId", "ska vara densamma som mappens namn, " + folder));
    }

    private SupplierProfile profile() {
        return new SupplierProfile(
                text("supplierId"),
                text("name"),
                profile.choice("channel", Channel.class).orElseThrow(),
                profile.text("recipient").orElse(null),
                protection(),
                new ListFormat(
                        profile.choice("list.format", ListFormat.Type.class).orElseThrow(),
                        text("list.columns"),
                        profile.choice("list.formulaStrategy", ListFormat.FormulaStrategy.class)
                                .orElseThrow(),
                        profile.whole("list.maxRowsPerBatch").orElseThrow()),
                profile.time("dispatch.at")
                        .<Dispatch>map(Dispatch.At::new)
                        .or(() -> profile.duration("dispatch.after").map(Dispatch.After::new))
                        .orElseThrow(),
                profile.choice("afterPickup.files", AfterPickup.Files.class)
                        .map(files -> new AfterPickup(
                                files, profile.text("afterPickup.archive").orElse(null)))
                        .orElse(AfterPickup.UNKNOWN),
                profile.flag("deduplicatesMessageId").orElseThrow(),
                profile.choice("acknowledgement.by", SupplierProfile.Acknowledgement.class)
                        .orElseThrow(),
                profile.whole("acknowledgement.workdays").orElseThrow(),
                profile.whole("acknowledgement.reminders").orElse(USUAL_REMINDERS),
                profile.text("credentials.loginAliasDomain").orElse(null),
                OrderChannelReader.read(profile),
                profile.duration("orderReports.within").orElse(null),
                profile.day("contract.from").orElseThrow(),
                profile.day("contract.to").orElse(null),
                profile.file(),
                lines());
    }

    private MessageProtection protection() {
        return new MessageProtection(
                profile.choice("protection.encryption", Encryption.class).orElseThrow(),
                profile.choice("protection.cipher", Cipher.class).orElse(null),
                profile.day("protection.exceptionUntil").orElse(null),
                profile.day("protection.shortKeyUntil").orElse(null),
                text("protection.certificate"),
                new Fingerprint(text("protection.fingerprint")),
                profile.text("protection.trustCa").orElse(null),
                profile.text("protection.crl").orElse(null),
                profile.choice("protection.revocation", MessageProtection.Revocation.class)
                        .orElse(MessageProtection.Revocation.HARD_FAIL));
    }

    private Map<String, Integer> lines() {
        Map<String, Integer> lines = new HashMap<>();
        for (String key : List.of("contract.from", "contract.to", "protection.exceptionUntil")) {
            lines.put(key, profile.line(key));
        }
        return lines;
    }

    private void require(String key) {
        if (!profile.has(key)) {
            error(key, profile.undecided(key) ? "nyckeln är inte beslutad" : "nyckeln saknas");
        }
    }

    private String text(String key) {
        return profile.text(key).orElseThrow();
    }

    private void error(String key, String message) {
        errors.add(Finding.error(profile.file(), profile.line(key), key, message));
    }
}
