package se.inkopsnavet.contact;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.consent.ConsentGate;
import se.inkopsnavet.consent.ConsentPurpose;
import se.inkopsnavet.consent.Recipient;
import se.inkopsnavet.contact.ContactSituation.Standing;
import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.person.Phone;
import se.inkopsnavet.policy.Policy;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.policy.SmsPolicy.UnitNumbers;
import se.inkopsnavet.purchase.CaseState;
import se.inkopsnavet.purchase.CaseStore;
import se.inkopsnavet.purchase.PersonKey;
import se.inkopsnavet.purchase.PurchaseCase;

/** Gathers what decides whom a text may reach, as it is now; asked when a text is asked for and again when its bytes leave. In the caller's transaction. */
public class ContactSituationReader {

    private final CaseStore cases;
    private final ConsentGate consents;
    private final PolicyBook policies;
    private final Clock clock;

    public ContactSituationReader(CaseStore cases, ConsentGate consents, PolicyBook policies, Clock clock) {
        this.cases = cases;
        this.consents = consents;
        this.policies = policies;
        this.clock = clock;
    }

    Policy policy(String municipality) {
        return policies.on(municipality, LocalDate.now(clock));
    }

    /** @param ref a case, or a unit; one that nobody knows counts as a protected person's */
    ContactSituation of(String municipality, String ref) {
        Policy policy = policy(municipality);
        if (policy.unit(ref).isPresent()) {
            return situation(Standing.NOBODY, policy, ref, null, false, false, true);
        }
        return cases.lock(municipality, ref)
                .map(purchase -> about(municipality, policy, purchase))
                .orElseGet(() -> ContactSituation.of(Standing.PROTECTED));
    }

    private ContactSituation about(String municipality, Policy policy, PurchaseCase purchase) {
        Decision decision = purchase.decision();
        if (purchase.state() == CaseState.DECEASED) {
            return ContactSituation.of(Standing.DEAD);
        }
        if (purchase.mayBeProtected()
                || decision != null && decision.client().protection().blocks()) {
            return ContactSituation.of(Standing.PROTECTED);
        }
        if (decision == null) {
            return situation(Standing.OPEN, policy, purchase.unitId(), null, false, false, false);
        }
        PersonKey person = cases.people(List.of(purchase.caseRef())).get(purchase.caseRef());
        String supplier = purchase.supplierId();
        return situation(
                Standing.OPEN,
                policy,
                purchase.unitId(),
                phone(decision.client().phone()),
                decision.terms().supplierMayCall()
                        || supplier != null
                                && consents.permits(
                                        municipality,
                                        person,
                                        ConsentPurpose.CONTACT_CLIENT_BY_SUPPLIER,
                                        Recipient.supplier(supplier)),
                consents.permits(
                        municipality,
                        person,
                        ConsentPurpose.SMS_TO_CLIENT,
                        new Recipient(Recipient.Type.SMS_GATEWAY, null)),
                consents.permits(
                        municipality,
                        person,
                        ConsentPurpose.SMS_TO_UNIT,
                        new Recipient(Recipient.Type.UNIT, purchase.unitId())));
    }

    private static ContactSituation situation(
            Standing standing,
            Policy policy,
            @Nullable String unitId,
            @Nullable Phone client,
            boolean inCustomerList,
            boolean clientMayBeTexted,
            boolean unitMayBeTexted) {
        Optional<UnitNumbers> unit = Optional.ofNullable(policy.sms()).flatMap(sms -> sms.of(unitId));
        return new ContactSituation(
                standing,
                unitId,
                client,
                inCustomerList,
                clientMayBeTexted,
                unitMayBeTexted,
                unit.map(UnitNumbers::phones).orElse(List.of()),
                unit.map(UnitNumbers::manager).orElse(null));
    }

    /** Of a foreign number there is no way to tell whether it gets SMS. */
    private static @Nullable Phone phone(@Nullable String written) {
        try {
            return written == null ? null : Phone.parse(written);
        } catch (FaultException notAPhone) {
            return null;
        }
    }
}
