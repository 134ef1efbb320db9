package se.inkopsnavet.consent;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import se.inkopsnavet.policy.Policy;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.purchase.Circumstance;
import se.inkopsnavet.purchase.CircumstanceSource;
import se.inkopsnavet.purchase.PersonKey;

/** This room's word in every decision about a case, and its answer to whoever else is about to give something away. */
public final class ConsentCircumstances implements CircumstanceSource, ConsentGate {

    private final ConsentStore store;
    private final PolicyBook policies;
    private final Clock clock;

    ConsentCircumstances(ConsentStore store, PolicyBook policies, Clock clock) {
        this.store = store;
        this.policies = policies;
        this.clock = clock;
    }

    @Override
    public Map<PersonKey, Circumstance> of(String municipality, Collection<PersonKey> people) {
        LocalDate today = LocalDate.now(clock);
        Policy policy = policies.on(municipality, today);
        Map<PersonKey, Circumstance> known = new HashMap<>();
        store.of(municipality, people).forEach((person, consents) -> {
            PersonConsents settled = consents.settled(today);
            known.put(
                    person,
                    policy.clientsOwnAccounts()
                            ? ConsentCircumstance.whereClientsChoose(settled)
                            : ConsentCircumstance.of(
                                    settled, policy.supplierFor().orElse(null)));
        });
        return known;
    }

    @Override
    public boolean permits(String municipality, PersonKey person, ConsentPurpose purpose, Recipient recipient) {
        LocalDate today = LocalDate.now(clock);
        return store
                .of(municipality, List.of(person))
                .getOrDefault(person, PersonConsents.NONE)
                .settled(today)
                .consents()
                .stream()
                .anyMatch(consent -> consent.purpose() == purpose && consent.permits(recipient, today));
    }
}
