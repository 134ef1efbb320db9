package se.inkopsnavet.delivery;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.ledger.Checkpoint;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.State;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.purchase.CaseStore;
import se.inkopsnavet.purchase.Consequences;
import se.inkopsnavet.purchase.Intent;
import se.inkopsnavet.purchase.Intent.NoticeKind;
import se.inkopsnavet.purchase.Intent.Role;
import se.inkopsnavet.purchase.PersonKey;
import se.inkopsnavet.purchase.PurchaseCase;
import se.inkopsnavet.trade.Customers;
import se.inkopsnavet.trade.DeliveryReported;
import se.inkopsnavet.trade.ReportTaker;

/** Takes what suppliers report of a delivery, whatever channel it came by. */
public class DeliveryDesk implements ReportTaker<DeliveryReported> {

    private final Customers customers;
    private final CaseStore cases;
    private final Deliveries deliveries;
    private final DeliveryStore store;
    private final SituationReader situations;
    private final DeliveryActs acts;
    private final Consequences consequences;
    private final PolicyBook policies;
    private final Checkpoint checkpoint;
    private final Clock clock;

    public DeliveryDesk(
            Customers customers,
            CaseStore cases,
            Deliveries deliveries,
            DeliveryStore store,
            SituationReader situations,
            DeliveryActs acts,
            Consequences consequences,
            PolicyBook policies,
            Checkpoint checkpoint,
            Clock clock) {
        this.customers = customers;
        this.cases = cases;
        this.deliveries = deliveries;
        this.store = store;
        this.situations = situations;
        this.acts = acts;
        this.consequences = consequences;
        this.policies = policies;
        this.checkpoint = checkpoint;
        this.clock = clock;
    }

    @Override
    public Class<DeliveryReported> type() {
        return DeliveryReported.class;
    }

    @Override
    public Outcome take(UUID messageId, DeliveryReported report) {
        Optional<PurchaseCase> known = customers
                .caseOf(report.municipality(), report.supplierId(), report.customer())
                .flatMap(ref -> cases.lock(report.municipality(), ref));
        Outcome outcome = known.map(purchase -> taken(report, purchase)).orElseGet(() -> unknown(messageId, report));
        checkpoint.reached("delivery-uncommitted");
        return outcome;
    }

    /** A closed door must not go unheard because nobody knows whose it is. */
    private Outcome unknown(UUID messageId, DeliveryReported report) {
        consequences.followWithoutCase(
                List.of(new Intent.Tell(
                        Role.IT,
                        NoticeKind.DELIVERY_UNKNOWN_CUSTOMER,
                        report.kind().name())),
                report.municipality(),
                policies.on(report.municipality(), LocalDate.now(clock)),
                messageId.toString());
        return Outcome.of(State.QUARANTINED, Fault.UNKNOWN_CUSTOMER, "customer");
    }

    private Outcome taken(DeliveryReported report, PurchaseCase purchase) {
        if (purchase.mayBeProtected()) {
            return ofProtected(report, purchase);
        }
        PersonKey person = cases.people(List.of(purchase.caseRef())).get(purchase.caseRef());
        Delivery before = deliveries.meant(
                report.municipality(), report.supplierId(), purchase.caseRef(), report.deliveryDay(), report.orderNo());
        Seen seen = Seen.of(report);
        Judged judged = DayDecider.decide(
                before,
                seen,
                policies.on(report.municipality(), report.deliveryDay()),
                situations.of(before, person, purchase),
                clock.instant());
        if (judged.verdict() == Judged.Verdict.APPLIED || judged.verdict() == Judged.Verdict.OUTDATED) {
            store.add(before.id(), seen);
            store.update(judged.delivery());
            acts.carryOut(judged.delivery(), person, purchase, judged.acts());
        }
        return outcome(judged.verdict()).forCase(purchase.caseRef());
    }

    /** Nothing is kept, and the security contact alone hears of it: once a day, whatever the driver reports. */
    private Outcome ofProtected(DeliveryReported report, PurchaseCase purchase) {
        consequences.tell(
                new Intent.Tell(Role.SECURITY_CONTACT, NoticeKind.DELIVERY_PROTECTED, ""),
                report.municipality(),
                policies.on(report.municipality(), LocalDate.now(clock)),
                purchase,
                report.deliveryDay().toString());
        return Outcome.confirmed(purchase.caseRef());
    }

    private static Outcome outcome(Judged.Verdict verdict) {
        return switch (verdict) {
            case APPLIED -> Outcome.confirmed(null);
            case KNOWN -> new Outcome(State.DUPLICATE, null, null, null);
            case OUTDATED -> Outcome.of(State.REJECTED, Fault.STALE_VERSION, "version");
            case CONTRADICTING -> Outcome.of(State.QUARANTINED, Fault.CONFLICTING_DUPLICATE, "version");
            case INCOMPLETE -> Outcome.of(State.QUARANTINED, Fault.DELIVERY_INCOMPLETE, "kind");
            case TOO_MANY -> Outcome.of(State.QUARANTINED, Fault.DELIVERY_TOO_MANY_REPORTS, "version");
        };
    }
}
