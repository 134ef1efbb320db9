package se.inkopsnavet.policy;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.finding.Finding;
import se.inkopsnavet.person.Phone;
import se.inkopsnavet.yaml.Branch;
import se.inkopsnavet.yaml.ShapeCheck;

/** Reads one profile into a {@link Policy}. */
final class PolicyReader {

    private static final List<String> IDENTITY =
            List.of("policyId", "municipalityCode", "version", "mode", "validFrom");

    private final Branch profile;
    private final List<Finding> errors = new ArrayList<>();

    private PolicyReader(Branch profile) {
        this.profile = profile;
    }

    /** Empty when the profile does not even say whose it is; the findings then say why. */
    static Optional<Policy> read(Branch profile, Consumer<Finding> findings) {
        PolicyReader reader = new PolicyReader(profile);
        Optional<Policy> policy = reader.policy();
        reader.errors.forEach(findings);
        return policy;
    }

    private Optional<Policy> policy() {
        ShapeCheck.check(profile, PolicyShape.POLICY, errors::add);
        IDENTITY.stream().filter(key -> !profile.has(key)).forEach(key -> error(key, "nyckeln saknas"));
        Optional<Mode> mode = profile.choice("mode", Mode.class);
        List<Area> areas = areas();
        List<ProviderUnit> units = units();
        SmsPolicy sms = SmsReader.read(profile, errors::add);
        PolicyConsistency.check(profile, areas, this::error);
        if (mode.isEmpty()
                || profile.day("validFrom").isEmpty()
                || IDENTITY.stream().anyMatch(key -> !profile.has(key))) {
            return Optional.empty();
        }
        List<Finding> obstacles = new ArrayList<>(errors);
        obstacles.addAll(MandatoryKeys.openIn(profile, mode.get()));
        obstacles.addAll(UncheckedConditions.in(profile));
        if (profile.text("outboundConnectors").filter("DISABLED"::equals).isPresent()) {
            obstacles.add(Finding.error(
                    profile.file(),
                    profile.line("outboundConnectors"),
                    "outboundConnectors",
                    "utgående förbindelser är avstängda"));
        }
        return Optional.of(new Policy(
                text("policyId"),
                profile.whole("version").orElse(0),
                text("municipalityCode"),
                text("name"),
                text("caseRefPrefix"),
                mode.get(),
                profile.day("validFrom").orElseThrow(),
                profile.day("validTo").orElse(null),
                profile.texts("activatedBy"),
                Set.copyOf(profile.choices("appliesTo", ProviderType.class)),
                profile.choice("supplierModel", SupplierModel.class).orElse(null),
                profile.texts("suppliers"),
                profile.whole("rollout.letterLeadDays").orElse(0),
                customerList(),
                DisclosureRule.of(profile.texts("disclosureBasis.types"), flag("disclosureBasis.required")),
                new ConsentRule(
                        profile.whole("consent.reminderWorkdays").orElse(ConsentRule.USUAL.reminderWorkdays()),
                        profile.whole("consent.keepYears").orElse(ConsentRule.USUAL.keepYears())),
                journal(),
                credentials(),
                new ErasureRule(
                        profile.whole("erasure.confirmWorkdays").orElse(ErasureRule.CONFIRM_WORKDAYS),
                        profile.whole("erasure.reminderWorkdays").orElse(ErasureRule.REMINDER_WORKDAYS)),
                invoice(),
                DeliveryReader.read(profile),
                new ComplaintRule(
                        profile.text("complaint.phone").orElse(null),
                        profile.text("complaint.option").orElse(null),
                        profile.whole("complaint.answerWorkdays").orElse(ComplaintRule.ANSWER_WORKDAYS),
                        profile.whole("complaint.refundDays").orElse(ComplaintRule.REFUND_DAYS)),
                fees(),
                sms,
                new Areas(areas),
                units,
                new Contacts(
                        profile.text("contacts.it").orElse(null),
                        profile.text("contacts.securityContact").orElse(null),
                        profile.text("contacts.areaSteward").orElse(null),
                        profile.text("contacts.dataProtectionOfficer").orElse(null)),
                obstacles,
                source()));
    }

    private Fees fees() {
        return new Fees(profile.branches("fees").stream()
                .filter(fee -> fee.has("type"))
                .map(fee -> new Fees.Fee(
                        fee.text("type").orElseThrow(),
                        fee.choice("payer", Fees.Payer.class).orElse(Fees.Payer.UNDECIDED_DISPUTE),
                        fee.day("validFrom").orElse(null),
                        fee.day("validTo").orElse(null)))
                .toList());
    }

    private CustomerListPolicy customerList() {
        return new CustomerListPolicy(
                flag("kundlista.enabled"),
                profile.choice("kundlista.channel", CustomerListPolicy.Channel.class)
                        .orElse(null),
                profile.text("kundlista.recipientAlias").orElse(null),
                profile.text("kundlista.clientPhone")
                        .filter("ONLY_IF_CONSENT"::equals)
                        .isPresent(),
                profile.whole("kundlista.unitPhones.min").orElse(1),
                profile.whole("kundlista.unitPhones.recommended").orElse(2),
                profile.flag("kundlista.unitPhones.onlyIfConsent").orElse(true),
                flag("kundlista.sendPersonnummer"),
                profile.text("kundlista.email")
                        .filter("ONLY_IF_EXISTS_AND_WISHED"::equals)
                        .isPresent(),
                profile.whole("kundlista.driverInfo.maxLength").orElse(0),
                profile.flag("kundlista.driverInfo.screen").orElse(true),
                flag("kundlista.fridgePacking.allowed"));
    }

    private JournalPolicy journal() {
        Map<String, String> headlines = new HashMap<>();
        JournalPolicy.HEADLINE_KEYS.forEach(
                key -> profile.text("journal.headlines." + key).ifPresent(headline -> headlines.put(key, headline)));
        return new JournalPolicy(
                profile.choice("journal.target", JournalPolicy.Target.class).orElse(null),
                headlines,
                profile.text("journal.systemIdentity.staffId")
                        .map(staffId -> new JournalPolicy.SystemIdentity(
                                staffId,
                                profile.text("journal.systemIdentity.title").orElse("")))
                        .orElse(null),
                flag("journal.signed"));
    }

    private CredentialsPolicy credentials() {
        return new CredentialsPolicy(
                profile.choice("credentials.handover", CredentialsPolicy.Handover.class)
                        .orElse(null),
                profile.whole("credentials.replySlaWorkdays").orElse(3));
    }

    private InvoiceRule invoice() {
        String desk = "kundlista.invoice.desk";
        boolean asked = profile.has("kundlista.invoice.fallback");
        return new InvoiceRule(
                profile.has("kundlista.invoice.lookup"),
                profile.text(desk + ".mailbox")
                        .filter(mailbox -> asked)
                        .flatMap(mailbox -> certificate(profile, desk)
                                .map(certificate -> new InvoiceRule.Desk(mailbox, certificate)))
                        .orElse(null),
                profile.whole("kundlista.invoice.reminderWorkdays").orElse(InvoiceRule.REMINDER_WORKDAYS),
                profile.whole("kundlista.invoice.escalateWorkdays").orElse(InvoiceRule.ESCALATE_WORKDAYS));
    }

    private static Optional<UnitCertificate> certificate(Branch branch, String key) {
        return branch.text(key + ".certificate").flatMap(certificate -> branch.text(key + ".fingerprint")
                .flatMap(fingerprint -> branch.text(key + ".trustCa").flatMap(trustCa -> branch.text(key + ".crl")
                        .map(crl -> new UnitCertificate(
                                certificate,
                                fingerprint,
                                trustCa,
                                crl,
                                branch.day(key + ".shortKeyUntil").orElse(null))))));
    }

    private List<Area> areas() {
        Map<String, List<DayOfWeek>> weekdays = new HashMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            profile.texts("delivery.areas." + day)
                    .forEach(areaId -> weekdays.computeIfAbsent(areaId, area -> new ArrayList<>())
                            .add(day));
        }
        return profile.branches("areas").stream()
                .filter(area -> area.has("areaId"))
                .map(area -> area(area, weekdays))
                .toList();
    }

    private static Area area(Branch area, Map<String, List<DayOfWeek>> weekdays) {
        String areaId = area.text("areaId").orElseThrow();
        List<String> postcodes = area.texts("postcodes").stream()
                .map(code -> code.replace(" ", ""))
                .toList();
        return new Area(
                areaId,
                area.text("name").orElse(areaId),
                area.texts("aliases"),
                postcodes,
                weekdays.getOrDefault(areaId, List.of()));
    }

    private List<ProviderUnit> units() {
        return profile.branches("units").stream()
                .flatMap(unit -> unit(unit).stream())
                .toList();
    }

    private Optional<ProviderUnit> unit(Branch unit) {
        Optional<String> unitId = unit.text("unitId");
        Optional<ProviderType> providerType = unit.choice("providerType", ProviderType.class);
        if (unitId.isEmpty() || providerType.isEmpty()) {
            errors.add(Finding.error(
                    unit.file(),
                    unit.line("unitId"),
                    unit.fullKey("unitId"),
                    "en enhet kräver unitId och providerType"));
            return Optional.empty();
        }
        return Optional.of(new ProviderUnit(
                unitId.get(),
                unit.text("name").orElse(unitId.get()),
                unit.text("journalUnit").orElse(null),
                providerType.get(),
                unit.text("mailbox").orElse(null),
                unit.text("managerMailbox").orElse(null),
                phones(unit),
                certificate(unit, "handover").orElse(null),
                unit.day("validFrom").orElse(null),
                unit.day("validTo").orElse(null)));
    }

    private List<Phone> phones(Branch unit) {
        List<Phone> phones = new ArrayList<>();
        for (String written : unit.texts("phones")) {
            try {
                phones.add(Phone.parse(written));
            } catch (FaultException notAPhone) {
                errors.add(Finding.error(
                        unit.file(), unit.line("phones"), unit.fullKey("phones"), "här väntas svenska telefonnummer"));
            }
        }
        return phones;
    }

    private PolicySource source() {
        Map<String, Integer> lines = new HashMap<>();
        PolicyShape.POLICY.keys().keySet().stream()
                .filter(profile::stands)
                .forEach(key -> lines.put(key, profile.line(key)));
        return new PolicySource(profile.file(), profile.line(""), lines);
    }

    private boolean flag(String key) {
        return profile.flag(key).orElse(false);
    }

    private String text(String key) {
        return profile.text(key).orElse("");
    }

    private void error(String key, String message) {
        errors.add(Finding.error(profile.file(), profile.line(key), key, message));
    }
}
