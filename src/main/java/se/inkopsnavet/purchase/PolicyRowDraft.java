package se.inkopsnavet.purchase;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import se.inkopsnavet.customerlist.RowBuilder;
import se.inkopsnavet.customerlist.RowResult;
import se.inkopsnavet.customerlist.RowRules;
import se.inkopsnavet.decision.Client;
import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.person.Phone;
import se.inkopsnavet.policy.Area;
import se.inkopsnavet.policy.CustomerListPolicy;
import se.inkopsnavet.policy.Policy;
import se.inkopsnavet.policy.ProviderUnit;
import se.inkopsnavet.purchase.PurchaseDecider.RowDraft;

/** Drafts a row by the municipality's own rules. */
public record PolicyRowDraft(RowBuilder builder) implements RowDraft {

    @Override
    public RowResult draft(Decision decision, Policy policy, Area area, ProviderUnit unit, LocalDate today) {
        CustomerListPolicy list = policy.customerList();
        RowRules rules = new RowRules(
                list.sendPersonnummer(),
                list.unitPhonesMin(),
                list.unitPhonesRecommended(),
                list.driverInfoMaxLength(),
                list.driverInfoScreened(),
                list.fridgePackingAllowed(),
                Set.of());
        return builder.build(rules, allowed(decision, list), area.name(), unitPhones(decision, list, unit));
    }

    /** That the unit is named as the one to call shows that the person has home care (SKR-09). */
    private static List<String> unitPhones(Decision decision, CustomerListPolicy list, ProviderUnit unit) {
        boolean allowed = !list.unitPhonesOnlyIfConsent()
                || Boolean.TRUE.equals(decision.terms().unitMayBeTexted());
        return allowed ? unit.phones().stream().map(Phone::national).toList() : List.of();
    }

    /** What the municipality never sends is not there to be sent (columns c and f). */
    private static Decision allowed(Decision decision, CustomerListPolicy list) {
        Client client = decision.client();
        Client visible = new Client(
                client.personId(),
                client.name(),
                client.address(),
                client.protection(),
                client.lifeStatus(),
                client.areaName(),
                list.clientPhoneAllowed() ? client.phone() : null,
                list.clientEmailAllowed() ? client.email() : null);
        return new Decision(
                decision.decisionId(),
                decision.version(),
                decision.occurredAt(),
                decision.outcome(),
                decision.insats(),
                decision.startDate(),
                decision.endDate(),
                decision.unitId(),
                visible,
                decision.terms(),
                decision.basis());
    }
}
