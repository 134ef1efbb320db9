package se.inkopsnavet.foodguard;

import java.time.Duration;
import java.util.Optional;
import org.springframework.transaction.support.TransactionTemplate;
import se.inkopsnavet.calendar.UnitBookings;
import se.inkopsnavet.document.FormFileFlow;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.ledger.Claim;
import se.inkopsnavet.ledger.ExchangeLog;
import se.inkopsnavet.ledger.InboundFlow;
import se.inkopsnavet.ledger.Messages;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.PayloadStore;
import se.inkopsnavet.ledger.State;
import se.inkopsnavet.purchase.CaseStore;

/** Takes one record of food that came another way, or of the delivery that the unit has booked. */
public class FoodPathFlow implements InboundFlow {

    public static final String NAME = "FOOD_PATH";

    public static final FormFileFlow.Kind FILES = new FormFileFlow.Kind("FOOD_PATH_FILE", NAME, "food-path");

    private final FoodPaths paths;
    private final UnitBookings bookings;
    private final CaseStore cases;
    private final PayloadStore payloads;
    private final Messages messages;
    private final TransactionTemplate transaction;
    private final ExchangeLog log;

    public FoodPathFlow(
            FoodPaths paths,
            UnitBookings bookings,
            CaseStore cases,
            PayloadStore payloads,
            Messages messages,
            TransactionTemplate transaction,
            ExchangeLog log) {
        this.paths = paths;
        this.bookings = bookings;
        this.cases = cases;
        this.payloads = payloads;
        this.messages = messages;
        this.transaction = transaction;
        this.log = log;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<Duration> handle(Claim claim) {
        FoodPath path = FoodPath.read(payloads.read(claim.payloadId()));
        Outcome outcome = transaction.execute(status -> {
            Outcome decided = taken(claim.municipality(), path);
            messages.finishAndForget(claim.messageId(), decided, null);
            return decided;
        });
        log.decided(claim.flow(), claim.municipality(), claim.messageId(), outcome);
        return Optional.empty();
    }

    private Outcome taken(String municipality, FoodPath path) {
        String caseRef = cases.lock(municipality, path.caseRef())
                .orElseThrow(() -> new FaultException(Fault.INVALID_VALUE, "caseRef"))
                .caseRef();
        boolean news =
                switch (path.way()) {
                    case SHOPPING, PICKUP, DELIVERED, OTHER -> paths.add(municipality, path);
                    case BOOKED, BOOKING_CANCELLED ->
                        bookings.say(
                                municipality,
                                caseRef,
                                path.day(),
                                path.way() == FoodPath.Way.BOOKED,
                                path.recordedAt());
                };
        return news ? Outcome.confirmed(caseRef) : new Outcome(State.DUPLICATE, null, null, null).forCase(caseRef);
    }
}
