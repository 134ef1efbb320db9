package se.inkopsnavet.supplier;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.finding.Finding;
import se.inkopsnavet.policy.Policies;
import se.inkopsnavet.yaml.Branch;
import se.inkopsnavet.yaml.YamlDocument;
import se.inkopsnavet.yaml.YamlSource;

/**
 * The profiles of all suppliers, and what was found when they were read.
 *
 * @param findings an error among them must stop start-up
 */
public record Suppliers(List<SupplierProfile> all, List<Finding> findings) {

    private static final String FILES = "mappings/suppliers/*/profile.yaml";

    public Suppliers {
        all = List.copyOf(all);
        findings = List.copyOf(findings);
    }

    /**
     * Reads {@code mappings/suppliers/<id>/profile.yaml}.
     *
     * @throws FaultException CONFIGURATION when a file cannot be read; what is wrong inside a file is a finding
     */
    public static Suppliers load(Path home) {
        return of(YamlSource.matching(home, FILES));
    }

    public static Suppliers of(List<YamlSource> sources) {
        List<SupplierProfile> suppliers = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        for (YamlSource source : sources) {
            List<Branch> entries = YamlDocument.entries(source, "suppliers", findings::add);
            if (entries.size() > 1) {
                findings.add(Finding.error(source.file(), 1, "", "en fil beskriver en leverantör"));
            }
            entries.forEach(
                    profile -> SupplierReader.read(profile, findings::add).ifPresent(suppliers::add));
        }
        return new Suppliers(suppliers, findings);
    }

    public Optional<SupplierProfile> supplier(String supplierId) {
        return all.stream()
                .filter(supplier -> supplier.supplierId().equals(supplierId))
                .findFirst();
    }

    /** An error for each supplier that a policy with a customer list names but nobody has described. Where clients choose a shop, none is needed. */
    public List<Finding> missingFor(Policies policies) {
        return policies.all().stream()
                .filter(policy -> policy.customerList().enabled())
                .flatMap(policy -> policy.suppliers().stream()
                        .filter(supplierId -> supplier(supplierId).isEmpty())
                        .map(supplierId -> policy.source()
                                .error(
                                        "suppliers",
                                        "leverantören " + supplierId + " har ingen profil under mappings/suppliers")))
                .toList();
    }
}
