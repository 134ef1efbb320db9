package se.inkopsnavet.delivery;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import se.inkopsnavet.contact.Text;
import se.inkopsnavet.contact.Texts;
import se.inkopsnavet.ledger.Deadlines;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.purchase.Consequences;
import se.inkopsnavet.purchase.Intent;
import se.inkopsnavet.purchase.Pausing;
import se.inkopsnavet.purchase.PersonKey;
import se.inkopsnavet.purchase.PurchaseCase;
import se.inkopsnavet.trade.CustomerRef;
import se.inkopsnavet.trade.SupplierRequest;
import se.inkopsnavet.trade.SupplierRequests;

/** Writes down what follows from a delivery, where it will be carried out. In the caller's transaction, with the person's case locked. */
public class DeliveryActs {

    private final DeliveryStore store;
    private final DeliveryNotes notes;
    private final DeliveryWords words;
    private final Consequences consequences;
    private final Pausing pausing;
    private final Texts texts;
    private final SupplierRequests requests;
    private final BreachComplaints complaints;
    private final Deadlines deadlines;
    private final PolicyBook policies;
    private final Clock clock;

    public DeliveryActs(
            DeliveryStore store,
            DeliveryNotes notes,
            DeliveryWords words,
            Consequences consequences,
            Pausing pausing,
            Texts texts,
            SupplierRequests requests,
            BreachComplaints complaints,
            Deadlines deadlines,
            PolicyBook policies,
            Clock clock) {
        this.store = store;
        this.notes = notes;
        this.words = words;
        this.consequences = consequences;
        this.pausing = pausing;
        this.texts = texts;
        this.requests = requests;
        this.complaints = complaints;
        this.deadlines = deadlines;
        this.policies = policies;
        this.clock = clock;
    }

    void carryOut(Delivery delivery, PersonKey person, PurchaseCase purchase, List<Act> acts) {
        for (Act act : acts) {
            if (act instanceof Act.Tell tell) {
                tell(delivery, purchase, tell);
            } else if (act instanceof Act.Send send) {
                send(delivery, send);
            } else if (act instanceof Act.Ask ask) {
                ask(delivery, ask);
            } else if (act instanceof Act.Watch watch) {
                Act.Timer timer = watch.timer();
                deadlines.set(
                        timer.deadline(), delivery.id().toString(), watch.occurrence(), watch.due(), timer.rule());
            } else if (act instanceof Act.Complain complain) {
                complaints.open(
                        delivery.municipality(),
                        delivery.caseRef(),
                        delivery.supplierId(),
                        delivery.orderNo(),
                        complain.outcome(),
                        delivery.about("breach"));
            } else if (act instanceof Act.Note note) {
                notes.deviation(delivery, purchase, note);
            } else if (act instanceof Act.Correct correct) {
                notes.correction(delivery, purchase, correct.version());
            } else if (act instanceof Act.Pause) {
                pausing.set(delivery.municipality(), person, true, false);
            } else if (act instanceof Act.Count count) {
                store.count(delivery, count.services());
            }
        }
    }

    private void tell(Delivery delivery, PurchaseCase purchase, Act.Tell tell) {
        String detail = tell.outcome() == null ? tell.detail() : words.outcome(tell.outcome());
        consequences.tell(
                new Intent.Tell(tell.role(), tell.kind(), detail),
                delivery.municipality(),
                policies.on(delivery.municipality(), LocalDate.now(clock)),
                purchase,
                delivery.about(tell.occurrence()));
    }

    private void send(Delivery delivery, Act.Send send) {
        texts.ask(new Text(
                delivery.municipality(),
                delivery.caseRef(),
                send.template(),
                send.audience(),
                send.values(),
                send.usefulUntil(),
                delivery.about(send.occurrence())));
    }

    private void ask(Delivery delivery, Act.Ask ask) {
        requests.ask(new SupplierRequest(
                delivery.municipality(),
                delivery.supplierId(),
                ask.kind(),
                new CustomerRef(delivery.caseRef(), null),
                delivery.orderNo(),
                delivery.day(),
                delivery.id().toString()));
    }
}
