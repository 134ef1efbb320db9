package se.inkopsnavet.wiring;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import se.inkopsnavet.command.Check;
import se.inkopsnavet.credentials.HandoverWords;
import se.inkopsnavet.credentials.Receivers;
import se.inkopsnavet.finding.Finding;
import se.inkopsnavet.invoice.DeskLines;
import se.inkopsnavet.invoice.QueryWords;
import se.inkopsnavet.mapping.MappingFiles;
import se.inkopsnavet.policy.CredentialsPolicy;
import se.inkopsnavet.policy.Policy;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.transport.OutboundAllowList;

/** What {@code --check} says of those who are handed logins, and of the invoice desks: their certificates, and who has none. */
final class ReceiverCheck {

    private final HubProperties hub;
    private final MappingFiles mappings;
    private final Clock clock;

    ReceiverCheck(HubProperties hub, MappingFiles mappings, Clock clock) {
        this.hub = hub;
        this.mappings = mappings;
        this.clock = clock;
    }

    List<Check.Part> parts(PolicyBook policies) {
        return List.of(
                new Check.Part("mappings/credentials", () -> {
                    HandoverWords.load(mappings.open("credentials/handover.yaml"));
                    return List.of();
                }),
                new Check.Part("credentials", () -> findings(policies)),
                new Check.Part("mappings/invoice", () -> {
                    QueryWords.load(mappings);
                    return List.of();
                }),
                new Check.Part("invoice desk", () -> desks(policies)));
    }

    private List<Finding> desks(PolicyBook policies) {
        DeskLines desks = new ReceiverFactory(hub, allowed()).invoiceDesks(policies, clock);
        List<Finding> findings = new ArrayList<>();
        desks.byMunicipality()
                .forEach((municipality, desk) -> desk.sealer().findings(desk.hubAddress(), clock.instant()).stream()
                        .map(each -> Finding.error(
                                DeskLines.channel(municipality),
                                0,
                                each.place(),
                                each.fault().code() + " " + each.fault()))
                        .forEach(findings::add));
        return findings;
    }

    private OutboundAllowList allowed() {
        return new OutboundAllowList(
                hub.outbound().hosts(), hub.outbound().domains(), hub.outbound().addresses());
    }

    private List<Finding> findings(PolicyBook policies) {
        Receivers receivers = new ReceiverFactory(hub, allowed()).receivers(policies, clock);
        List<Finding> findings = new ArrayList<>();
        for (Policy policy : policies.startable(LocalDate.now(clock))) {
            HubProperties.Municipality own = hub.municipalities().get(policy.policyId());
            if (own != null) {
                receivers.all().forEach((name, receiver) -> {
                    if (name.startsWith(policy.policyId() + "/")) {
                        receiver.sealer().findings(own.mailbox(), clock.instant()).stream()
                                .map(each -> Finding.error(
                                        name, 0, each.place(), each.fault().code() + " " + each.fault()))
                                .forEach(findings::add);
                    }
                });
                missing(policy, receivers).forEach(findings::add);
            }
        }
        return findings;
    }

    private static Stream<Finding> missing(Policy policy, Receivers receivers) {
        CredentialsPolicy.Handover target = policy.credentials().handover();
        if (target == CredentialsPolicy.Handover.ONE_TIME_TO_UNIT) {
            return policy.units().stream()
                    .map(unit -> policy.policyId() + "/" + unit.unitId())
                    .filter(name -> !receivers.units().containsKey(name))
                    .map(name ->
                            Finding.warning(name, 0, "handover", "saknas: enheten kan inte få inloggningsuppgifter"));
        }
        boolean noPrinter = target == CredentialsPolicy.Handover.SEALED_LETTER_TO_CLIENT
                && !receivers.printers().containsKey(policy.policyId());
        return noPrinter
                ? Stream.of(Finding.warning(
                        "inkopsnavet.municipalities." + policy.policyId() + ".print",
                        0,
                        "",
                        "saknas: brev med inloggningsuppgifter kan inte skrivas ut"))
                : Stream.empty();
    }
}
