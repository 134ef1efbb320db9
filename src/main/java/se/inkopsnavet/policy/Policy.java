package se.inkopsnavet.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.decision.DisclosureBasis;
import se.inkopsnavet.finding.Finding;

/**
 * One version of a municipality's rules (requirements §8).
 *
 * <p>A key that is not decided is empty here, so that whatever asks gets the answer that sends nothing; {@link #blockers} says which keys are open.
 *
 * @param municipalityCode kommunkod, four digits
 * @param caseRefPrefix three letters that begin every case reference
 * @param validFrom first day, Europe/Stockholm
 * @param validTo last day, or null when it is in force until further notice
 * @param appliesTo the providers in scope; empty while undecided
 * @param supplierModel null while undecided
 * @param letterLeadDays how long before the first order of a client with an account of the own the information has been given
 * @param journal where notes about the person are written, and how
 * @param credentials how logins from the supplier are handed over
 * @param complaint how complaints reach the supplier, and how long it has
 * @param delivery when and how groceries come, and what may happen at a closed door
 * @param fees who pays what
 * @param sms how people are reached by SMS; null where the municipality sends none
 * @param obstacles what hinders sending on any day: errors in the profile and open keys
 * @param source where the profile stands
 */
public record Policy(
        String policyId,
        int version,
        String municipalityCode,
        String municipalityName,
        String caseRefPrefix,
        Mode mode,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        List<String> activatedBy,
        Set<ProviderType> appliesTo,
        @Nullable SupplierModel supplierModel,
        List<String> suppliers,
        int letterLeadDays,
        CustomerListPolicy customerList,
        DisclosureRule disclosure,
        ConsentRule consent,
        JournalPolicy journal,
        CredentialsPolicy credentials,
        ErasureRule erasure,
        InvoiceRule invoice,
        DeliveryPolicy delivery,
        ComplaintRule complaint,
        Fees fees,
        @Nullable SmsPolicy sms,
        Areas areas,
        List<ProviderUnit> units,
        Contacts contacts,
        List<Finding> obstacles,
        PolicySource source) {

    public Policy {
        activatedBy = List.copyOf(activatedBy);
        appliesTo = Set.copyOf(appliesTo);
        suppliers = List.copyOf(suppliers);
        units = List.copyOf(units);
        obstacles = List.copyOf(obstacles);
    }

    /** What a decision stores about the rules it was made under: {@code policyId@version} (S-14). */
    public String idAtVersion() {
        return policyId + "@" + version;
    }

    /**
     * Why nothing may be sent on that day; empty when outbound may start. A profile that is an investigation or suspended is stopped by that alone, since
     * its open keys are no fault.
     */
    public List<Finding> blockers(LocalDate today) {
        return Blockers.of(this, today);
    }

    /** The area that a case system means by the name; empty means unknown, and is never guessed. */
    public Optional<Area> areaFor(String name) {
        return areas.find(name);
    }

    public Optional<ProviderUnit> unit(String unitId) {
        return units.stream().filter(unit -> unit.unitId().equals(unitId)).findFirst();
    }

    public boolean providerInScope(ProviderUnit unit) {
        return appliesTo.contains(unit.providerType());
    }

    /** Whether each client has an account of the own in a shop: no customer list, and no shop hears of anybody without a ground of its own (decision 0068). */
    public boolean clientsOwnAccounts() {
        return !customerList.enabled();
    }

    /** The one procured supplier, which gets the customer list; empty where there is no list, or nothing is decided. */
    public Optional<String> supplierFor() {
        return customerList.enabled() && supplierModel == SupplierModel.PROCURED_SINGLE && suppliers.size() == 1
                ? Optional.of(suppliers.get(0))
                : Optional.empty();
    }

    /** The shop that an accepted ground names for that day, of those that the profile lists; empty: the hub speaks with no shop about the client. */
    public Optional<String> shopFor(@Nullable DisclosureBasis basis, LocalDate day) {
        return Optional.ofNullable(basis)
                .filter(given -> disclosure.accepts(given.type()) && suppliers.contains(given.recipient()))
                .filter(given -> given.covers(given.recipient(), day))
                .map(DisclosureBasis::recipient);
    }
}
