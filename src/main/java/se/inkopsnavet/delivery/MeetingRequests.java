package se.inkopsnavet.delivery;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.ledger.Deadlines;
import se.inkopsnavet.ledger.Rounds;
import se.inkopsnavet.purchase.CaseStore;
import se.inkopsnavet.purchase.CaseStore.Whose;
import se.inkopsnavet.purchase.PersonKey;
import se.inkopsnavet.purchase.PurchaseCase;
import se.inkopsnavet.schedule.BelievedSchedules;
import se.inkopsnavet.trade.ScheduleReported;

/**
 * Asks each unit to plan its meetings with the driver as soon as a schedule says when the driver comes (flow F12 step 2): a round over the clients whose decision says that staff
 * meets the delivery. Each driver's own report that the time has changed is {@link DayDecider}'s.
 */
public class MeetingRequests implements BelievedSchedules, Rounds.Round {

    /** Of one municipality and a schedule. */
    static final String ROUND = "DELIVERY_MEETINGS";

    private final SlotStore slots;
    private final DeliveryStore store;
    private final Deliveries deliveries;
    private final CaseStore cases;
    private final SituationReader situations;
    private final DeliveryActs acts;
    private final Rounds rounds;
    private final Clock clock;

    public MeetingRequests(
            SlotStore slots,
            DeliveryStore store,
            Deliveries deliveries,
            CaseStore cases,
            SituationReader situations,
            DeliveryActs acts,
            Rounds rounds,
            Clock clock) {
        this.slots = slots;
        this.store = store;
        this.deliveries = deliveries;
        this.cases = cases;
        this.situations = situations;
        this.acts = acts;
        this.rounds = rounds;
        this.clock = clock;
    }

    public Map<String, Deadlines.Reaction> reactions() {
        return Map.of(ROUND, rounds.reaction(ROUND, this));
    }

    /** By then the slots are there. */
    @Override
    public void believed(ScheduleReported schedule, List<@Nullable String> caseRefs) {
        String occurrence = schedule.supplierId() + "|" + schedule.day() + "|" + clock.instant();
        rounds.begin(ROUND, schedule.municipality(), occurrence);
    }

    @Override
    public List<String> cases(String municipality, String occurrence, String after, int atMost) {
        String[] parts = occurrence.split("\\|");
        return slots.cases(municipality, parts[0], LocalDate.parse(parts[1]), after, atMost);
    }

    @Override
    public void work(String municipality, String occurrence, List<String> caseRefs) {
        String[] parts = occurrence.split("\\|");
        LocalDate day = LocalDate.parse(parts[1]);
        for (Whose whose : cases.lockWithPeople(caseRefs)) {
            PurchaseCase purchase = whose.purchase();
            if (!purchase.mayBeProtected()
                    && purchase.decision() != null
                    && purchase.decision().terms().meetStaff()) {
                slots.orders(purchase.caseRef(), parts[0], day)
                        .forEach(order -> ask(
                                deliveries.meant(municipality, parts[0], purchase.caseRef(), day, order),
                                whose.person(),
                                purchase));
            }
        }
    }

    private void ask(Delivery delivery, PersonKey person, PurchaseCase purchase) {
        Judged judged = DayDecider.scheduled(delivery, situations.of(delivery, person, purchase), clock.instant());
        if (judged.verdict() == Judged.Verdict.APPLIED) {
            store.update(judged.delivery());
            acts.carryOut(judged.delivery(), person, purchase, judged.acts());
        }
    }
}
