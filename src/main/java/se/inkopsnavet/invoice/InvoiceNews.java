package se.inkopsnavet.invoice;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.purchase.CaseStore;
import se.inkopsnavet.purchase.Consequences;
import se.inkopsnavet.purchase.Intent;
import se.inkopsnavet.purchase.Intent.NoticeKind;
import se.inkopsnavet.purchase.Intent.Role;

/** Tells people about questions, without personal data (class N0). In the caller's transaction. */
public class InvoiceNews {

    private final CaseStore cases;
    private final Consequences consequences;
    private final PolicyBook policies;
    private final Clock clock;

    public InvoiceNews(CaseStore cases, Consequences consequences, PolicyBook policies, Clock clock) {
        this.cases = cases;
        this.consequences = consequences;
        this.policies = policies;
        this.clock = clock;
    }

    /** @param occurrence what makes it another notice about the same question */
    void tell(Question question, Role role, NoticeKind kind, String detail, String occurrence) {
        cases.lockAll(List.of(question.caseRef()))
                .forEach(purchase -> consequences.tell(
                        new Intent.Tell(role, kind, detail),
                        question.municipality(),
                        policies.on(question.municipality(), LocalDate.now(clock)),
                        purchase,
                        question.id() + "/" + occurrence));
    }

    /** About a mail that names no question. */
    void tellIt(String municipality, UUID message, NoticeKind kind, String detail) {
        consequences.followWithoutCase(
                List.of(new Intent.Tell(Role.IT, kind, detail)),
                municipality,
                policies.on(municipality, LocalDate.now(clock)),
                message.toString());
    }
}
