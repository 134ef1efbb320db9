package se.inkopsnavet.wiring;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import se.inkopsnavet.command.Check;
import se.inkopsnavet.customerlist.ColumnList;
import se.inkopsnavet.customerlist.Phrases;
import se.inkopsnavet.customerlist.RejectionReasons;
import se.inkopsnavet.customerlist.Screening;
import se.inkopsnavet.decision.procapita.DecisionFile;
import se.inkopsnavet.decision.procapita.DecisionTranslator;
import se.inkopsnavet.decision.procapita.ExportLimits;
import se.inkopsnavet.decision.procapita.ReceiptFile;
import se.inkopsnavet.dispatch.Partner;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultCatalogue;
import se.inkopsnavet.finding.Finding;
import se.inkopsnavet.journal.NoteTemplates;
import se.inkopsnavet.journal.Redaction;
import se.inkopsnavet.ledger.Outbox.Attempts;
import se.inkopsnavet.mapping.HomeMappingFiles;
import se.inkopsnavet.mapping.MappingFiles;
import se.inkopsnavet.notice.NoticeLetter;
import se.inkopsnavet.policy.Policies;
import se.inkopsnavet.policy.Policy;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.supplier.SupplierProfile;
import se.inkopsnavet.supplier.Suppliers;
import se.inkopsnavet.transport.OutboundAllowList;
import tools.jackson.databind.json.JsonMapper;

/** What {@code --check} looks at: the same loaders as at start, over the same files. */
final class HouseCheck {

    private final HubProperties hub;
    private final MappingFiles mappings;
    private final Clock clock = Clock.system(ZoneId.of("Europe/Stockholm"));

    HouseCheck(HubProperties hub) {
        this.hub = hub;
        this.mappings = new HomeMappingFiles(hub.home());
    }

    int run(PrintStream out) {
        Policies policies = Policies.load(hub.home());
        Suppliers suppliers = Suppliers.load(hub.home());
        List<Check.Part> parts = new ArrayList<>(mappingParts(suppliers));
        parts.add(new Check.Part("routes", this::routes));
        parts.addAll(certificates(policies, suppliers));
        parts.addAll(journals(policies));
        return new Check(parts).run(policies, suppliers, LocalDate.now(clock), out);
    }

    private List<Check.Part> mappingParts(Suppliers suppliers) {
        List<Check.Part> parts = new ArrayList<>(List.of(
                loads("mappings/procapita", () -> new DecisionTranslator(mappings, clock)),
                loads("mappings/procapita", () -> new DecisionFile(mappings, ExportLimits.DEFAULT)),
                loads("mappings/procapita", () -> new ReceiptFile(mappings)),
                loads("mappings/operations", () -> FaultCatalogue.load(mappings.open("operations/faults.yaml"))),
                loads("mappings/journal", () -> Redaction.load(mappings)),
                new Check.Part("mappings/journal", () -> NoteTemplates.findings(mappings)),
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

    private List<Check.Part> certificates(Policies policies, Suppliers suppliers) {
        PartnerFactory factory = new PartnerFactory(hub, mappings);
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
                policy.supplierFor()
                        .flatMap(suppliers::supplier)
                        .ifPresent(profile -> parts.add(new Check.Part(
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

    private static Check.Part loads(String name, java.util.function.Supplier<?> loader) {
        return new Check.Part(
                name, () -> loader.get() == null ? List.of(Finding.error(name, 0, "", "är tom")) : List.of());
    }
}
