package se.inkopsnavet.mandate;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.ledger.BusinessKeys;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.State;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.privacy.BlindIndex;
import se.inkopsnavet.purchase.CaseKeys;
import se.inkopsnavet.purchase.CaseState;
import se.inkopsnavet.purchase.CaseStore;
import se.inkopsnavet.purchase.Consequences;
import se.inkopsnavet.purchase.Intent;
import se.inkopsnavet.purchase.Intent.NoticeKind;
import se.inkopsnavet.purchase.Intent.Role;
import se.inkopsnavet.purchase.PersonKey;
import se.inkopsnavet.purchase.PurchaseCase;

/** What becomes of a document about a mandate; everything in the caller's transaction. */
public final class MandateDesk {

    private final MandateBook book;
    private final BusinessKeys businessKeys;
    private final BlindIndex index;
    private final CaseKeys caseKeys;
    private final CaseStore cases;
    private final Consequences consequences;
    private final PolicyBook policies;
    private final Clock clock;

    public MandateDesk(
            MandateBook book,
            BusinessKeys businessKeys,
            BlindIndex index,
            CaseKeys caseKeys,
            CaseStore cases,
            Consequences consequences,
            PolicyBook policies,
            Clock clock) {
        this.book = book;
        this.businessKeys = businessKeys;
        this.index = index;
        this.caseKeys = caseKeys;
        this.cases = cases;
        this.consequences = consequences;
        this.policies = policies;
        this.clock = clock;
    }

    /** @param document as it came, by which repeats are compared */
    Outcome take(UUID message, MandateRecorded event, byte[] document) {
        String municipality = event.municipality();
        PersonKey person = PersonKey.of(caseKeys.person(municipality, event.person()));
        Outcome repeated = repeated(message, event, document);
        if (repeated != null) {
            return repeated;
        }
        PurchaseCase known = cases.lockByPerson(municipality, person.bytes()).orElse(null);
        if (known != null && known.state() == CaseState.HELD_PROTECTED) {
            tell(municipality, Role.SECURITY_CONTACT, NoticeKind.PROTECTED, known.caseRef(), "");
            return Outcome.of(State.HELD, Fault.PROTECTED_IDENTITY, "").forCase(known.caseRef());
        }
        Fault fault = book.record(municipality, person, event.mandate(), event.origin())
                .fault();
        Outcome outcome = fault == null
                ? Outcome.confirmed(null)
                : Outcome.of(
                        fault == Fault.STALE_VERSION ? State.REJECTED : State.QUARANTINED,
                        fault,
                        fault == Fault.STALE_VERSION ? "version" : "scopes");
        if (fault == Fault.MANDATE_SCOPE) {
            String reference = known == null ? message.toString() : known.caseRef();
            tell(municipality, Role.RESPONSIBLE, NoticeKind.MANDATE_REFUSED, reference, fault.code());
        }
        return known == null ? outcome : outcome.forCase(known.caseRef());
    }

    /** It may be a revocation: kept until a person has looked, who is told. A reservnummer is a real person whom only a person can handle. */
    Outcome unreadable(String municipality, UUID message, FaultException why) {
        tell(
                municipality,
                Role.RESPONSIBLE,
                NoticeKind.MANDATE_REFUSED,
                message.toString(),
                why.fault().code());
        State state = why.fault() == Fault.RESERVE_NUMBER ? State.HELD : State.QUARANTINED;
        return Outcome.of(state, why.fault(), why.place());
    }

    private @Nullable Outcome repeated(UUID message, MandateRecorded event, byte[] document) {
        byte[] key = index.of(
                "mandate",
                event.municipality(),
                event.mandate().id() + "/" + event.mandate().version());
        byte[] content = index.of("mandate-content", event.municipality(), document);
        return switch (businessKeys.register(MandateFlow.NAME, event.municipality(), key, content, message)) {
            case NEW -> null;
            case DUPLICATE -> new Outcome(State.DUPLICATE, null, null, null);
            case CONFLICTING -> Outcome.of(State.QUARANTINED, Fault.CONFLICTING_DUPLICATE, "version");
        };
    }

    private void tell(String municipality, Role role, NoticeKind kind, String reference, String detail) {
        consequences.followWithoutCase(
                List.of(new Intent.Tell(role, kind, detail)),
                municipality,
                policies.on(municipality, LocalDate.now(clock)),
                reference);
    }
}
