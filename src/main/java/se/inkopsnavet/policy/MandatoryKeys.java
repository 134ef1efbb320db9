package se.inkopsnavet.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import se.inkopsnavet.finding.Finding;
import se.inkopsnavet.yaml.Branch;

/** The keys that a LIVE or PILOT profile must have decided before its outbound routes start. Which ones depends on what the profile itself switches on. */
final class MandatoryKeys {

    private static final List<String> ALWAYS = List.of(
            "name",
            "caseRefPrefix",
            "appliesTo",
            "supplierModel",
            "suppliers",
            "rollout.type",
            "kundlista.enabled",
            "delivery.fulfilment",
            "payment.methods",
            "fees",
            "contacts.it",
            "contacts.securityContact",
            "contacts.areaSteward");

    private static final List<String> FOR_CUSTOMER_LIST = List.of(
            "kundlista.channel",
            "kundlista.sendPersonnummer",
            "kundlista.clientPhone",
            "kundlista.unitPhones.min",
            "kundlista.email",
            "kundlista.passwordColumn",
            "kundlista.driverInfo.maxLength",
            "kundlista.driverInfo.screen",
            "kundlista.fridgePacking.allowed",
            "kundlista.invoice.emptyMeans",
            "disclosureBasis.required",
            "disclosureBasis.types",
            "credentials.handover",
            "delivery.areas",
            "areas",
            "units");

    /** Where each client has an account of the own, the unit does what a supplier does elsewhere. */
    private static final List<String> FOR_OWN_ACCOUNTS = List.of("rollout.letterLeadDays", "areas", "units");

    /** A consent counts only when it stands in the journal (SKR-10); and where nobody else sees that a week was missed, the journal is to say so (F10). */
    private static final List<String> FOR_JOURNAL = List.of(
            "journal.target", "journal.headlines", "journal.systemIdentity.staffId", "journal.systemIdentity.title");

    private MandatoryKeys() {}

    /** An error for each open key, with its line or the line of the key above it. */
    static List<Finding> openIn(Branch profile, Mode mode) {
        List<String> keys = new ArrayList<>(ALWAYS);
        if (mode == Mode.LIVE) {
            keys.add("guidelineRef"); // SKR-15: no profile may go LIVE without it; a pilot may precede the guideline.
        }
        if (profile.flag("kundlista.enabled").orElse(false)) {
            keys.addAll(FOR_CUSTOMER_LIST);
        }
        boolean ownAccounts =
                profile.flag("kundlista.enabled").filter(enabled -> !enabled).isPresent();
        if (ownAccounts) {
            keys.addAll(FOR_OWN_ACCOUNTS);
        }
        if (ownAccounts || profile.texts("disclosureBasis.types").contains("CONSENT")) {
            keys.addAll(FOR_JOURNAL);
        }
        if (profile.texts("delivery.fulfilment").contains("STORE_DELIVERY")) {
            keys.add("doorNotOpened.allowed"); // Where staff bring the groceries themselves, no driver stands at a
            // closed door.
        }
        return keys.stream().flatMap(key -> open(profile, key)).toList();
    }

    private static Stream<Finding> open(Branch profile, String key) {
        if (profile.has(key)) {
            return Stream.empty();
        }
        String reason = profile.undecided(key) ? "är inte beslutad" : "saknas";
        return Stream.of(Finding.error(
                profile.file(), profile.line(key), key, "nyckeln " + reason + " men krävs innan något får skickas"));
    }
}
