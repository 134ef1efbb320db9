package se.inkopsnavet.policy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.finding.Finding;
import se.inkopsnavet.yaml.Branch;
import se.inkopsnavet.yaml.YamlDocument;
import se.inkopsnavet.yaml.YamlSource;

/**
 * The profiles of all municipalities, every version of them, and what was found when they were read.
 *
 * @param all in the order of their files
 * @param findings an error among them must stop start-up
 */
public record Policies(List<Policy> all, List<Finding> findings) {

    private static final String FILES = "mappings/municipalities/*.yaml";
    /** Two persons put a changed policy into force (IMP-26, AC-20-3); the first version is activated with the installation. */
    private static final int ACTIVATORS = 2;

    public Policies {
        all = List.copyOf(all);
        findings = List.copyOf(findings);
    }

    /**
     * Reads {@code mappings/municipalities/*.yaml}.
     *
     * @throws FaultException CONFIGURATION when a file cannot be read; what is wrong inside a file is a finding
     */
    public static Policies load(Path home) {
        return of(YamlSource.matching(home, FILES));
    }

    /** A file holds one profile, or several versions as a list at its root or under {@code policies}. */
    public static Policies of(List<YamlSource> sources) {
        List<Policy> policies = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        for (YamlSource source : sources) {
            for (Branch profile : YamlDocument.entries(source, "policies", findings::add)) {
                PolicyReader.read(profile, findings::add).ifPresent(policies::add);
            }
        }
        between(policies, findings);
        return new Policies(policies, findings);
    }

    /**
     * The version that counts on a day: the latest that had begun and was put into force by two persons, expired or not. Before the first one begins it
     * is that one, so that its blockers can be asked. Empty when no such policy exists.
     */
    public Optional<Policy> policyOn(String policyId, LocalDate day) {
        Comparator<Policy> byAge = Comparator.comparing(Policy::validFrom).thenComparing(Policy::version);
        List<Policy> versions = all.stream()
                .filter(policy -> policy.policyId().equals(policyId) && activated(policy))
                .sorted(byAge)
                .toList();
        return versions.stream()
                .filter(policy -> !policy.validFrom().isAfter(day))
                .reduce((older, newer) -> newer)
                .or(() -> versions.stream().findFirst());
    }

    /** As {@link #policyOn}, by kommunkod. */
    public Optional<Policy> forMunicipality(String municipalityCode, LocalDate day) {
        return all.stream()
                .filter(policy -> policy.municipalityCode().equals(municipalityCode))
                .findFirst()
                .flatMap(policy -> policyOn(policy.policyId(), day));
    }

    /** What counts on a day, one per municipality. */
    public List<Policy> inForceOn(LocalDate day) {
        return all.stream()
                .map(Policy::policyId)
                .distinct()
                .flatMap(policyId -> policyOn(policyId, day).stream())
                .toList();
    }

    private static boolean activated(Policy policy) {
        return policy.version() == 1 || Set.copyOf(policy.activatedBy()).size() >= ACTIVATORS;
    }

    private static void between(List<Policy> policies, List<Finding> findings) {
        Set<String> versions = new HashSet<>();
        Map<String, String> codes = new HashMap<>();
        Map<String, String> prefixes = new HashMap<>();
        for (Policy policy : policies) {
            if (!versions.add(policy.idAtVersion())) {
                findings.add(policy.source().error("version", "versionen finns redan: " + policy.idAtVersion()));
            }
            unique(codes, policy.municipalityCode(), policy, "municipalityCode", findings);
            unique(prefixes, policy.caseRefPrefix(), policy, "caseRefPrefix", findings);
            if (!activated(policy)) {
                findings.add(policy.source()
                        .warning(
                                "version",
                                "ändringen är inte aktiverad av två personer (activatedBy) och används inte"));
            }
        }
    }

    /** Two municipalities must never share what case references and folders are told apart by (S-17). */
    private static void unique(
            Map<String, String> owners, String value, Policy policy, String key, List<Finding> findings) {
        String owner = value.isEmpty() ? null : owners.putIfAbsent(value, policy.policyId());
        if (owner != null && !owner.equals(policy.policyId())) {
            findings.add(policy.source().error(key, "används redan av " + owner));
        }
    }
}
