package se.inkopsnavet.mandate;

import java.time.Clock;
import java.time.LocalDate;
import se.inkopsnavet.consent.ConsentRoom;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.purchase.CaseStore;
import se.inkopsnavet.purchase.Consequences;
import se.inkopsnavet.purchase.Intent;
import se.inkopsnavet.purchase.PersonKey;

/** Consents that a representative gave hold until somebody has looked at them: what was validly given does not fall by itself (flow F03 step 5). */
public final class RestingConsents implements MandateListener {

    private final ConsentRoom consents;
    private final CaseStore cases;
    private final Consequences consequences;
    private final PolicyBook policies;
    private final Clock clock;

    public RestingConsents(
            ConsentRoom consents, CaseStore cases, Consequences consequences, PolicyBook policies, Clock clock) {
        this.consents = consents;
        this.cases = cases;
        this.consequences = consequences;
        this.policies = policies;
        this.clock = clock;
    }

    @Override
    public void usable(String municipality, PersonKey person, Mandate mandate) {
        // Nothing was given on it yet.
    }

    @Override
    public void ended(String municipality, PersonKey person, Mandate mandate) {
        boolean some = consents.restsOn(municipality, person, giver -> MandateAnswers.isHeldBy(mandate, giver));
        if (some) {
            cases.lockByPerson(municipality, person.bytes())
                    .ifPresent(known -> consequences.tell(
                            new Intent.Tell(
                                    Intent.Role.RESPONSIBLE, Intent.NoticeKind.CONSENT_TO_REVIEW, mandate.shortRef()),
                            municipality,
                            policies.on(municipality, LocalDate.now(clock)),
                            known,
                            mandate.id() + "/v" + mandate.version()));
        }
    }
}
