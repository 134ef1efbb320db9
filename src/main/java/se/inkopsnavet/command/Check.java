package se.inkopsnavet.command;

import java.io.PrintStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.finding.Finding;
import se.inkopsnavet.policy.Policies;
import se.inkopsnavet.supplier.Suppliers;

/** {@code --check}: everything that the IT department edits, judged without touching a database or a neighbour. */
public final class Check {

    private final List<Part> parts;

    /** @param parts the further things to look at: mappings, routes, certificates */
    public Check(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    /** One thing to look at. It may throw a fault instead of returning it: the fault is then the finding. */
    public record Part(String name, Look look) {}

    /** Returns what is to be said, or throws the one thing that hinders reading on. */
    @FunctionalInterface
    public interface Look {
        List<Finding> findings();
    }

    /** @return 0 when nothing hinders the hub from starting, else 1; a municipality that may not start yet is told, but hinders nothing */
    public int run(Policies policies, Suppliers suppliers, LocalDate today, PrintStream out) {
        List<Finding> findings = new ArrayList<>(policies.findings());
        findings.addAll(suppliers.findings());
        findings.addAll(suppliers.missingFor(policies));
        parts.forEach(part -> findings.addAll(look(part)));
        findings.forEach(finding -> out.println(word(finding) + " " + finding));
        policies.inForceOn(today).forEach(policy -> policy.blockers(today)
                .forEach(blocker -> out.println("STARTAR INTE " + policy.policyId() + " " + blocker)));
        suppliers.all().forEach(supplier -> supplier.blockers(today)
                .forEach(blocker -> out.println("SKICKAR INTE " + supplier.supplierId() + " " + blocker)));
        long errors = findings.stream().filter(Finding::isError).count();
        out.printf("%d fel, %d anmärkningar%n", errors, findings.size() - errors);
        return errors == 0 ? 0 : 1;
    }

    private static List<Finding> look(Part part) {
        try {
            return part.look().findings();
        } catch (FaultException fault) {
            return List.of(Finding.error(part.name(), 0, "", fault.fault().code() + " " + fault.place()));
        }
    }

    private static String word(Finding finding) {
        return finding.isError() ? "FEL" : "ANM";
    }
}
