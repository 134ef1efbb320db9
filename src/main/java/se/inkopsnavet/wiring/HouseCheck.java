package se.inkopsnavet.wiring;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import se.inkopsnavet.calendar.CalendarWords;
import se.inkopsnavet.calendar.SupplierCalendars;
import se.inkopsnavet.command.Check;
import se.inkopsnavet.complaint.ComplaintForm;
import se.inkopsnavet.complaint.ComplaintWords;
import se.inkopsnavet.contact.ContactWords;
import se.inkopsnavet.customerlist.ColumnList;
import se.inkopsnavet.customerlist.Phrases;
import se.inkopsnavet.customerlist.RejectionReasons;
import se.inkopsnavet.customerlist.Screening;
import se.inkopsnavet.decision.procapita.DecisionFile;
import se.inkopsnavet.decision.procapita.DecisionTranslator;
import se.inkopsnavet.decision.procapita.ExportLimits;
import se.inkopsnavet.decision.procapita.ReceiptFile;
import se.inkopsnavet.delivery.DeliveryWords;
import se.inkopsnavet.dispatch.Partner;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultCatalogue;
import se.inkopsnavet.finding.Finding;
import se.inkopsnavet.foodguard.FoodPathForm;
import se.inkopsnavet.journal.NoteTemplates;
import se.inkopsnavet.journal.Redaction;
import se.inkopsnavet.ledger.Outbox.Attempts;
import se.inkopsnavet.lifecare.Codes;
import se.inkopsnavet.lifecare.LifecareMappings;
import se.inkopsnavet.mapping.HomeMappingFiles;
import se.inkopsnavet.notice.NoticeLetter;
import se.inkopsnavet.peppol.OutgoingDocuments;
import se.inkopsnavet.peppol.Participants;
import se.inkopsnavet.peppol.PeppolMapping;
import se.inkopsnavet.peppol.PeppolRules;
import se.inkopsnavet.person.EnvironmentGuard;
import se.inkopsnavet.person.TestPersons;
import se.inkopsnavet.policy.Policies;
import se.inkopsnavet.policy.Policy;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.schedule.AcknowledgementFlow;
import se.inkopsnavet.schedule.ScheduleWords;
import se.inkopsnavet.supplier.SupplierProfile;
import se.inkopsnavet.supplier.Suppliers;
import se.inkopsnavet.transport.OutboundAllowList;
import tools.jackson.databind.json.JsonMapper;

/** What {@code --check} looks at: the same loaders as at start, over the same files. */
final class HouseCheck {

    private final HubProperties hub;
    private final Predicate<String> settings;
    private final HomeMappingFiles mappings;
    private final Clock clock = Clock.system(ZoneId.of("Europe/Stockholm"));

    /** @param settings whether a setting exists, by its name */
    HouseCheck(HubProperties hub, Predicate<String> settings) {
        this.hub = hub;
        this.settings = settings;
        this.mappings = new HomeMappingFiles(hub.home());
    }

    int run(PrintStream out) {
        Policies policies = Policies.load(hub.home());
        Suppliers suppliers = Suppliers.load(hub.home());
        List<Check.Part> parts = new ArrayList<>(mappingParts(suppliers));
        parts.add(new Check.Part("mappings/suppliers", () -> calendars(policies)));
        parts.add(new Check.Part("inkopsnavet.test-persons", this::testPersons));
        parts.add(new Check.Part("retention", this::retention));
        parts.add(new Check.Part("inkopsnavet.api", this::door));
        parts.addAll(lifecareCodes(policies));
        parts.add(new Check.Part("routes", this::routes));
        parts.add(new Check.Part("routes/municipalities", () -> wiring(policies, suppliers)));
        parts.addAll(certificates(policies, suppliers));
        parts.addAll(journals(policies));
        parts.addAll(new SupplierApiCheck(hub, mappings, clock).parts(new PolicyBook(policies), suppliers));
        parts.addAll(new SmsCheck(hub, clock).parts(new PolicyBook(policies)));
        parts.addAll(new ReceiverCheck(hub, mappings, clock).parts(new PolicyBook(policies)));
        return new Check(parts).run(policies, suppliers, LocalDate.now(clock), out);
    }

    private List<Check.Part> mappingParts(Suppliers suppliers) {
        List<Check.Part> parts = new ArrayList<>(List.of(
                loads("mappings/procapita", () -> new DecisionTranslator(mappings, clock)),
                loads(
                        "mappings/procapita",
                        () -> new DecisionFile(mappings, ExportLimits.DEFAULT, (list, text) -> text)),
                loads("mappings/procapita", () -> new ReceiptFile(mappings)),
                loads("mappings/lifecare", () -> new LifecareMappings(mappings)),
                loads("mappings/operations", () -> FaultCatalogue.load(mappings.open("operations/faults.yaml"))),
                loads("mappings/schedule", () -> ScheduleWords.load(mappings)),
                loads("mappings/schedule", () -> AcknowledgementFlow.file(mappings)),
                loads("mappings/foodguard", () -> FoodPathForm.file(mappings)),
                loads("mappings/journal", () -> Redaction.load(mappings)),
                new Check.Part("mappings/journal", () -> NoteTemplates.findings(mappings)),
                loads("mappings/delivery", () -> DeliveryWords.load(mappings)),
                loads("mappings/calendar", () -> CalendarWords.load(mappings)),
                new Check.Part("mappings/sms", () -> ContactWords.findings(mappings)),
                loads("mappings/peppol", () -> new PeppolMapping(mappings)),
                loads("mappings/peppol", () -> new OutgoingDocuments(mappings, new PeppolRules(), clock)),
                loads("mappings/peppol", () -> Participants.load(mappings)),
                loads("mappings/complaint", () -> ComplaintWords.load(mappings)),
                loads("mappings/complaint", () -> ComplaintForm.file(mappings)),
                loads("mappings/notices", () -> NoticeLetter.load(mappings.open("notices/notices.yaml"))),
                loads(
                        "mappings/customerlist",
                        () -> Phrases.load(mappings.open("customerlist/phrases.yaml"), "customerlist/phrases.yaml")),
                loads(
                        "mappings/customerlist",
                        () -> Screening.load(
                                mappings.open("customerlist/screening.yaml"), "customerlist/screening.yaml"))));
        suppliers
                .all()
                .forEach(supplier ->
                        parts.add(loads("mappings/suppliers/" + supplier.supplierId(), () -> supplier(supplier))));
        return parts;
    }

    private List<Finding> calendars(Policies policies) {
        SupplierCalendars calendars = SupplierCalendars.load(hub.home());
        LocalDate today = LocalDate.now(clock);
        List<Finding> findings = new ArrayList<>(calendars.findings());
        findings.addAll(calendars.missingFor(new PolicyBook(policies).startable(today), today));
        return findings;
    }

    /** Of every municipality that has a code list, whether it starts or not. */
    private List<Check.Part> lifecareCodes(Policies policies) {
        return policies.all().stream()
                .map(Policy::policyId)
                .filter(id -> mappings.holds(Codes.file(id)))
                .map(id -> loads("mappings/" + Codes.file(id), () -> Codes.load(mappings, id)))
                .toList();
    }

    private RejectionReasons supplier(SupplierProfile supplier) {
        String folder = "suppliers/" + supplier.supplierId() + "/";
        String columns = folder + supplier.list().columns();
        ColumnList.load(mappings.open(columns), columns);
        return RejectionReasons.load(mappings.open(folder + "reasons.yaml"), folder + "reasons.yaml");
    }

    /** Reads every route file as Camel will, without starting any. */
    private List<Finding> routes() {
        RouteFiles files = new RouteFiles(hub.home());
        CamelContext camel = new DefaultCamelContext();
        List<Finding> findings = new ArrayList<>();
        files.templates().forEach(file -> files.load(camel, file).ifPresent(findings::add));
        return findings;
    }

    /** Test people are kept out of production by a list, of which only a part is shipped (S-16). */
    private List<Finding> testPersons() {
        if (hub.testPersons() != null) {
            TestPersons.in(hub.testPersons());
            return List.of();
        }
        return hub.environment() == EnvironmentGuard.Environment.PRODUCTION
                ? List.of(Finding.warning(
                        "inkopsnavet.test-persons",
                        0,
                        "",
                        "saknas: ange Skatteverkets hela lista, annars känns bara en del av testpersonerna igen"))
                : List.of();
    }

    private List<Finding> retention() {
        return hub.municipalities().entrySet().stream()
                .filter(entry -> !entry.getValue().retention().decided())
                .map(entry -> Finding.warning(
                        "inkopsnavet.municipalities." + entry.getKey() + ".retention.decision",
                        0,
                        "",
                        "saknas: utan gallringsbeslut gallras inget"))
                .toList();
    }

    private List<Finding> door() {
        ApiProperties api = hub.api();
        if (api == null) {
            return List.of();
        }
        ApiFactory factory = new ApiFactory(api, hub.municipalities());
        factory.clients();
        if (factory.door().own().certificate().getNotAfter().toInstant().isBefore(clock.instant())) {
            return List.of(Finding.error("inkopsnavet.api.key-store", 0, "", Fault.CERTIFICATE_EXPIRED.code()));
        }
        return ApiFactory.withoutPurposes(api.clients()).stream()
                .map(setting -> Finding.warning(setting, 0, "", "saknas: klienten kan bara lämna återkallelser"))
                .toList();
    }

    private List<Finding> wiring(Policies policies, Suppliers suppliers) {
        RouteFiles files = new RouteFiles(hub.home());
        WiringCheck check = new WiringCheck(
                TemplateParameters.in(
                        files.templates().stream().map(files::source).toList()),
                new WiringCheck.Known(
                        id -> policies.all().stream()
                                .anyMatch(policy -> policy.policyId().equals(id)),
                        hub.municipalities()::containsKey,
                        id -> suppliers.supplier(id).isPresent(),
                        hub.logins()::containsKey,
                        settings));
        List<String> wired = files.municipalities();
        List<Finding> findings = new ArrayList<>();
        wired.forEach(id -> findings.addAll(check.of(id, files.source(files.municipality(id)))));
        List<Policy> startable = new PolicyBook(policies).startable(LocalDate.now(clock));
        startable.stream()
                .filter(policy -> policy.clientsOwnAccounts() && wired.contains(policy.policyId()))
                .flatMap(policy ->
                        WiringCheck.unheardUnits(files.source(files.municipality(policy.policyId()))).stream())
                .forEach(findings::add);
        startable.stream()
                .map(Policy::policyId)
                .filter(id -> hub.municipalities().containsKey(id) && !wired.contains(id))
                .forEach(id -> findings.add(
                        Finding.error("routes/" + files.municipality(id), 0, "", "kommunens ruttfil saknas")));
        return findings;
    }

    private List<Check.Part> certificates(Policies policies, Suppliers suppliers) {
        PartnerFactory factory = new PartnerFactory(hub, mappings, (municipality, channel, finding) -> {});
        List<Check.Part> parts = new ArrayList<>();
        new PolicyBook(policies).startable(LocalDate.now(clock)).forEach(policy -> {
            HubProperties.Municipality own = hub.municipalities().get(policy.policyId());
            if (own == null) {
                parts.add(new Check.Part(
                        "settings",
                        () -> List.of(Finding.warning(
                                "inkopsnavet.municipalities." + policy.policyId(),
                                0,
                                "",
                                "saknas: kommunen startar inte"))));
            } else {
                policy.suppliers().stream()
                        .flatMap(supplier -> suppliers.supplier(supplier).stream())
                        .forEach(profile -> parts.add(new Check.Part(
                                "certificates", () -> certificates(factory.partner(policy.policyId(), own, profile)))));
            }
        });
        return parts;
    }

    private List<Check.Part> journals(Policies policies) {
        OutboundAllowList allowed = new OutboundAllowList(
                hub.outbound().hosts(), hub.outbound().domains(), hub.outbound().addresses());
        JournalFactory factory =
                new JournalFactory(allowed, new JsonMapper(), message -> new Attempts(0, Duration.ZERO));
        return new PolicyBook(policies)
                .startable(LocalDate.now(clock)).stream()
                        .filter(policy -> policy.journal().target() != null)
                        .map(policy -> new Check.Part("journal", () -> journal(policy, factory)))
                        .toList();
    }

    private List<Finding> journal(Policy policy, JournalFactory factory) {
        HubProperties.Municipality own = hub.municipalities().get(policy.policyId());
        String setting = "inkopsnavet.municipalities." + policy.policyId() + ".journal";
        if (own == null || own.journal() == null) {
            return List.of(Finding.warning(setting, 0, "", "saknas: inga journalanteckningar skrivs"));
        }
        JournalFactory.Line line =
                factory.line(policy.policyId(), policy.journal().target(), own.journal());
        return line.tls().expires().isBefore(clock.instant())
                ? List.of(Finding.error(setting, 0, "key-store", Fault.CERTIFICATE_EXPIRED.code()))
                : List.of();
    }

    private List<Finding> certificates(Partner partner) {
        return partner.sealer().findings(partner.hubAddress(), clock.instant()).stream()
                .map(finding -> Finding.error(
                        partner.channel(), 0, finding.place(), finding.fault().code() + " " + finding.fault()))
                .toList();
    }

    private static Check.Part loads(String name, Supplier<?> loader) {
        return new Check.Part(
                name, () -> loader.get() == null ? List.of(Finding.error(name, 0, "", "är tom")) : List.of());
    }
}
