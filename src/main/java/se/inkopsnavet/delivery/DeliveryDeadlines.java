package se.inkopsnavet.delivery;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.calendar.Occurrence;
import se.inkopsnavet.calendar.Occurrences;
import se.inkopsnavet.ledger.DailyDeadlines;
import se.inkopsnavet.ledger.Deadlines;
import se.inkopsnavet.ledger.Rounds;
import se.inkopsnavet.order.Orders;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.purchase.CaseStore;
import se.inkopsnavet.purchase.PersonKey;
import se.inkopsnavet.purchase.PurchaseCase;

/** What a delivery's times lead to: the person is looked up, and so is what has been heard since, before anybody is told. */
public class DeliveryDeadlines {

    /** Of one municipality and the end of a slot. */
    public static final String SLOT_OVER = "DELIVERY_SLOT_OVER";
    /** Of one municipality, each evening. */
    public static final String DAY_OVER = "DELIVERY_DAY_OVER";
    /** That evening's round. */
    static final String EVENING_ROUND = "DELIVERY_EVENING_ROUND";
    /** Later than any delivery, with time left to ring a door. */
    public static final LocalTime EVENING = LocalTime.of(20, 0);

    private final DeliveryStore store;
    private final SlotStore slots;
    private final Deliveries deliveries;
    private final CaseStore cases;
    private final SituationReader situations;
    private final DeliveryActs acts;
    private final Occurrences calendar;
    private final Orders orders;
    private final DailyDeadlines daily;
    private final Rounds rounds;
    private final PolicyBook policies;
    private final Clock clock;

    public DeliveryDeadlines(
            DeliveryStore store,
            SlotStore slots,
            Deliveries deliveries,
            CaseStore cases,
            SituationReader situations,
            DeliveryActs acts,
            Occurrences calendar,
            Orders orders,
            DailyDeadlines daily,
            Rounds rounds,
            PolicyBook policies,
            Clock clock) {
        this.store = store;
        this.slots = slots;
        this.deliveries = deliveries;
        this.cases = cases;
        this.situations = situations;
        this.acts = acts;
        this.calendar = calendar;
        this.orders = orders;
        this.daily = daily;
        this.rounds = rounds;
        this.policies = policies;
        this.clock = clock;
    }

    /** At every start: the evenings of a municipality. */
    public void begin(String municipality) {
        daily.begin(DAY_OVER, municipality, EVENING);
    }

    /** By kind. */
    public Map<String, Deadlines.Reaction> reactions() {
        return Map.of(
                Act.Timer.DOOR_ESCALATION.deadline(),
                this::escalate,
                Act.Timer.COLD_CHAIN.deadline(),
                this::coldChain,
                Act.Timer.OUTCOME_MISSING.deadline(),
                this::outcomeDue,
                SLOT_OVER,
                rounds.reaction(SLOT_OVER, new SlotsOver()),
                DAY_OVER,
                daily.reaction(
                        DAY_OVER,
                        EVENING,
                        (municipality, day, late) -> rounds.begin(EVENING_ROUND, municipality, day.toString())),
                EVENING_ROUND,
                rounds.reaction(EVENING_ROUND, new DayOver()));
    }

    private void escalate(String subject, String occurrence, boolean late) {
        with(UUID.fromString(subject), (delivery, situation) -> TimeDecider.escalated(delivery, situation, now()));
    }

    private void coldChain(String subject, String occurrence, boolean late) {
        with(
                UUID.fromString(subject),
                (delivery, situation) -> TimeDecider.stillOutside(
                        delivery,
                        occurrence,
                        policies.on(delivery.municipality(), delivery.day())
                                .delivery()
                                .door(),
                        now()));
    }

    private void outcomeDue(String subject, String occurrence, boolean late) {
        with(UUID.fromString(subject), (delivery, situation) -> TimeDecider.unheard(delivery, now()));
    }

    private final class SlotsOver implements Rounds.Round {

        @Override
        public List<String> cases(String municipality, String end, String after, int atMost) {
            return slots.cases(municipality, Instant.parse(end), after, atMost);
        }

        @Override
        public void work(String municipality, String end, List<String> caseRefs) {
            // All of them before anything is put in line: whoever holds one and waits for a lane must not be waited
            // for.
            cases.lockAll(caseRefs);
            slots.ending(caseRefs, Instant.parse(end))
                    .forEach(slot -> inquire(
                            municipality, slot.supplierId(), slot.caseRef(), slot.day(), slot.orderNo(), false));
        }
    }

    /** Also where no schedule and no driver has said anything: an order that was to come today has come, or somebody asks. */
    private final class DayOver implements Rounds.Round {

        @Override
        public List<String> cases(String municipality, String day, String after, int atMost) {
            return calendar.cases(municipality, LocalDate.parse(day), after, atMost);
        }

        @Override
        public void work(String municipality, String day, List<String> caseRefs) {
            cases.lockAll(caseRefs);
            LocalDate today = LocalDate.parse(day);
            for (Occurrence occurrence : calendar.of(caseRefs, today, today)) {
                orders.forOccurrence(occurrence.key())
                        .filter(order -> order.state().isOrdered() && occurrence.isPlanned())
                        .ifPresent(order -> inquire(
                                municipality, order.supplierId(), order.caseRef(), today, order.orderNo(), true));
            }
        }
    }

    private void inquire(
            String municipality,
            String supplierId,
            String caseRef,
            LocalDate day,
            @Nullable String orderNo,
            boolean dayIsOver) {
        cases.lock(municipality, caseRef)
                .filter(purchase -> !purchase.mayBeProtected())
                .ifPresent(purchase -> {
                    Delivery delivery = deliveries.meant(municipality, supplierId, caseRef, day, orderNo);
                    List<Act> follow =
                            dayIsOver ? TimeDecider.unheardAllDay(delivery) : TimeDecider.unheard(delivery, now());
                    acts.carryOut(delivery, person(purchase), purchase, follow);
                });
    }

    /** What follows, decided over what is known now. */
    @FunctionalInterface
    private interface Looking {
        List<Act> at(Delivery delivery, Situation situation);
    }

    /** Whoever has become protected meanwhile is looked after by the security contact alone. */
    private void with(UUID id, Looking looking) {
        store.find(id)
                .flatMap(found -> cases.lock(found.municipality(), found.caseRef()))
                .filter(purchase -> !purchase.mayBeProtected())
                .ifPresent(purchase -> {
                    Delivery delivery = store.find(id).orElseThrow();
                    PersonKey person = person(purchase);
                    Situation situation = situations.of(delivery, person, purchase);
                    acts.carryOut(delivery, person, purchase, looking.at(delivery, situation));
                });
    }

    private PersonKey person(PurchaseCase purchase) {
        return cases.people(List.of(purchase.caseRef())).get(purchase.caseRef());
    }

    private Instant now() {
        return clock.instant();
    }
}
