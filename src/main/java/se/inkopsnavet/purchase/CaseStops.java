package se.inkopsnavet.purchase;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.policy.Policy;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.purchase.Intent.NoticeKind;
import se.inkopsnavet.purchase.Intent.Role;

/** The way in for what is known of a person and is no decision: it stops or ends the case whatever that rests on. In the caller's transaction. */
public class CaseStops {

    private final Casework casework;
    private final Consequences consequences;
    private final PolicyBook policies;
    private final Clock clock;

    public CaseStops(Casework casework, Consequences consequences, PolicyBook policies, Clock clock) {
        this.casework = casework;
        this.consequences = consequences;
        this.policies = policies;
        this.clock = clock;
    }

    /** Also without a case: an older decision may still come. @return the case's reference, or null when there is none and need not be */
    public @Nullable String stopped(
            String municipality, UUID message, PersonKey person, CaseStop stop, Instant occurredAt) {
        return casework.stopped(municipality, message, person.bytes(), stop, occurredAt);
    }

    /** The case system says that somebody is alive whose case says dead: the unit is to find out. */
    public void questioned(String municipality, PurchaseCase known, UUID message) {
        Policy policy = policies.on(municipality, LocalDate.now(clock));
        Intent.Tell tell = new Intent.Tell(Role.RESPONSIBLE, NoticeKind.DEATH_REVERSED, message.toString());
        consequences.tell(tell, municipality, policy, known, message.toString());
    }
}
