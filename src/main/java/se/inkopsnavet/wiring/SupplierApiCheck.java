package se.inkopsnavet.wiring;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import se.inkopsnavet.command.Check;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.finding.Finding;
import se.inkopsnavet.mapping.HomeMappingFiles;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.supplier.OrderChannel;
import se.inkopsnavet.supplier.SupplierProfile;
import se.inkopsnavet.supplier.Suppliers;
import se.inkopsnavet.supplierapi.ReportMappings;
import se.inkopsnavet.supplierapi.SupplierLine;
import se.inkopsnavet.transport.OutboundAllowList;

/** What {@code --check} looks at of the suppliers' interfaces: their mappings, of every supplier, and the settings of those that are reached. */
final class SupplierApiCheck {

    private final HubProperties hub;
    private final HomeMappingFiles mappings;
    private final Clock clock;

    SupplierApiCheck(HubProperties hub, HomeMappingFiles mappings, Clock clock) {
        this.hub = hub;
        this.mappings = mappings;
        this.clock = clock;
    }

    List<Check.Part> parts(PolicyBook policies, Suppliers suppliers) {
        List<Check.Part> parts = new ArrayList<>();
        for (SupplierProfile supplier : suppliers.all()) {
            parts.add(new Check.Part("mappings/order", () -> {
                new ReportMappings(mappings, mappings::holds).check(supplier.supplierId());
                return List.of();
            }));
        }
        parts.add(new Check.Part("supplier-apis", () -> settings(policies, suppliers)));
        parts.add(new Check.Part("supplier-apis", () -> unreachable(policies, suppliers)));
        return parts;
    }

    private List<Finding> settings(PolicyBook policies, Suppliers suppliers) {
        OutboundAllowList allowed = new OutboundAllowList(
                hub.outbound().hosts(), hub.outbound().domains(), hub.outbound().addresses());
        List<Finding> findings = new ArrayList<>();
        for (SupplierLine line : new SupplierApiFactory(hub, allowed).lines(policies, LocalDate.now(clock))) {
            String setting =
                    "inkopsnavet.municipalities." + line.municipality() + ".supplier-apis." + line.supplierId();
            if (suppliers.supplier(line.supplierId()).isEmpty()) {
                findings.add(Finding.error(setting, 0, "", "leverantören finns inte i mappings/suppliers"));
            }
            if (line.expires().isBefore(clock.instant())) {
                findings.add(Finding.error(setting + ".key-store", 0, "", Fault.CERTIFICATE_EXPIRED.code()));
            }
            if (line.signature() == null) {
                findings.add(Finding.warning(
                        setting + ".webhook-secret", 0, "", "saknas: navet får veta allt först när det frågar"));
            }
        }
        return findings;
    }

    /** A profile that says REST, and nothing that says where. */
    private List<Finding> unreachable(PolicyBook policies, Suppliers suppliers) {
        List<Finding> findings = new ArrayList<>();
        policies.startable(LocalDate.now(clock)).forEach(policy -> {
            HubProperties.Municipality own = hub.municipalities().get(policy.policyId());
            policy.suppliers().stream()
                    .flatMap(supplier -> suppliers.supplier(supplier).stream())
                    .filter(supplier -> supplier.orders().kind() == OrderChannel.Kind.REST)
                    .filter(supplier -> own != null && !own.supplierApis().containsKey(supplier.supplierId()))
                    .forEach(supplier -> findings.add(Finding.error(
                            "inkopsnavet.municipalities." + policy.policyId() + ".supplier-apis."
                                    + supplier.supplierId(),
                            0,
                            "",
                            "saknas: leverantörens profil säger orders.channel: REST")));
        });
        return findings;
    }
}
