package se.inkopsnavet.order;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.purchase.Consequences;
import se.inkopsnavet.purchase.Intent;
import se.inkopsnavet.purchase.Intent.NoticeKind;
import se.inkopsnavet.purchase.Intent.Role;
import se.inkopsnavet.purchase.PurchaseCase;

/** Tells people about orders, without personal data (class N0). In the caller's transaction. */
public class OrderNews {

    private final Consequences consequences;
    private final PolicyBook policies;
    private final Clock clock;

    public OrderNews(Consequences consequences, PolicyBook policies, Clock clock) {
        this.consequences = consequences;
        this.policies = policies;
        this.clock = clock;
    }

    void tell(String municipality, PurchaseCase purchase, OrderEffect.Tell tell) {
        consequences.tell(
                new Intent.Tell(tell.role(), tell.kind(), tell.detail()),
                municipality,
                policies.on(municipality, LocalDate.now(clock)),
                purchase,
                tell.once());
    }

    /** About a report that names nobody whom the hub knows. */
    void tellIt(String municipality, UUID message, NoticeKind kind, String detail) {
        consequences.followWithoutCase(
                List.of(new Intent.Tell(Role.IT, kind, detail)),
                municipality,
                policies.on(municipality, LocalDate.now(clock)),
                message.toString());
    }
}
