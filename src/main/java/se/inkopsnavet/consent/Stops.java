package se.inkopsnavet.consent;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.customerlist.ListField;
import se.inkopsnavet.disclosure.Deregistration;
import se.inkopsnavet.disclosure.Erasure;
import se.inkopsnavet.disclosure.ErasureRequest;
import se.inkopsnavet.ledger.DerivedId;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.purchase.CaseState;
import se.inkopsnavet.purchase.PersonKey;
import se.inkopsnavet.purchase.PurchaseCase;

/**
 * Takes back what a consent has led to (flow F18 step 3). That the gate is closed and queued rows are recalled has been seen to by the case's own review; here
 * is what the recipient has already got.
 */
final class Stops {

    private static final Map<ConsentPurpose, Set<ListField>> GIVEN = new EnumMap<>(Map.of(
            ConsentPurpose.CONTACT_CLIENT_BY_SUPPLIER, Set.of(ListField.CLIENT_PHONE),
            ConsentPurpose.EMAIL_AS_LOGIN, Set.of(ListField.EMAIL),
            ConsentPurpose.SMS_TO_UNIT, Set.of(ListField.UNIT_PHONE_1, ListField.UNIT_PHONE_2),
            ConsentPurpose.PORTKOD_TO_SUPPLIER, Set.of(ListField.DRIVER_INFO)));

    private final Erasure erasure;
    private final Deregistration deregistration;
    private final ConsentNotes notes;
    private final PolicyBook policies;
    private final Clock clock;

    Stops(Erasure erasure, Deregistration deregistration, ConsentNotes notes, PolicyBook policies, Clock clock) {
        this.erasure = erasure;
        this.deregistration = deregistration;
        this.notes = notes;
        this.policies = policies;
        this.clock = clock;
    }

    /** @param now the case as it is after its review */
    void carryOut(ConsentIntent.Stop stop, ConsentEvent event, PersonKey person, PurchaseCase now) {
        Recipient to = stop.recipient();
        String supplier = to == null || to.type() != Recipient.Type.SUPPLIER ? null : to.id();
        if (stop.purpose() == ConsentPurpose.DISCLOSE_TO_SUPPLIER) {
            endAccount(event, person, supplier, now);
        } else if (GIVEN.containsKey(stop.purpose()) && wasGivenByConsent(stop.purpose(), event.municipality())) {
            erasure.request(new ErasureRequest(
                    id("consent-erasure", event, stop.purpose()),
                    event.municipality(),
                    person,
                    supplier,
                    new ErasureRequest.What.Fields(GIVEN.get(stop.purpose()))));
        }
    }

    /** The unit's numbers are no secret of the person's where the municipality gives them without asking. */
    private boolean wasGivenByConsent(ConsentPurpose purpose, String municipality) {
        return purpose != ConsentPurpose.SMS_TO_UNIT
                || policies.on(municipality, LocalDate.now(clock))
                        .customerList()
                        .unitPhonesOnlyIfConsent();
    }

    /** Where another ground holds, such as a harm assessment, the person goes on being a customer. */
    private void endAccount(ConsentEvent event, PersonKey person, @Nullable String supplier, PurchaseCase now) {
        if (now.state() == CaseState.HELD_NO_BASIS) {
            deregistration.request(
                    id("consent-deregistration", event, ConsentPurpose.DISCLOSE_TO_SUPPLIER),
                    event.municipality(),
                    person,
                    supplier);
            notes.reassess(event, now, clock.instant());
        }
    }

    private static UUID id(String what, ConsentEvent event, ConsentPurpose purpose) {
        return DerivedId.of(what, event.municipality(), event.id(), purpose);
    }
}
