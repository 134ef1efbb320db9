package se.inkopsnavet.contact;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.ledger.OutboundFlow;
import se.inkopsnavet.ledger.Outbox;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.State;

/**
 * One SMS on its way to the gateway: consent, protection and time are asked once more before each attempt, and what nobody knows the end of is not sent again
 * (docs/decisions/0057).
 */
public class SmsFlow implements OutboundFlow {

    public static final String NAME = "SMS";

    private final TextStore store;
    private final ContactSituationReader situations;
    private final TextCourse course;
    private final Outbox outbox;
    private final Function<String, GatewayLine> lines;
    private final Predicate<String> undecided;
    private final Clock clock;

    /**
     * @param lines what is agreed with the municipality's gateway
     * @param undecided whether something that was accepted for the municipality is still to be decided: it may say that somebody is protected
     */
    public SmsFlow(
            TextStore store,
            ContactSituationReader situations,
            TextCourse course,
            Outbox outbox,
            Function<String, GatewayLine> lines,
            Predicate<String> undecided,
            Clock clock) {
        this.store = store;
        this.situations = situations;
        this.course = course;
        this.outbox = outbox;
        this.lines = lines;
        this.undecided = undecided;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Departure depart(UUID id, String municipality) {
        Optional<SentSms> found = store.lock(id).filter(sms -> sms.state() == SentSms.State.WAITING);
        if (found.isEmpty()) {
            return Departure.stop(State.RECALLED, Fault.RECALLED, "sms");
        }
        AskedText text = store.text(found.get().textId());
        Duration patience = lines.apply(municipality).patience();
        if (!clock.instant().plus(patience).isBefore(text.usefulUntil())) {
            return Departure.stop(State.EXPIRED, Fault.EXPIRED, "usefulUntil");
        }
        if (undecided.test(municipality)) {
            return Departure.Wait.forAMoment();
        }
        LocalDate today = LocalDate.now(clock);
        if (!situations.policy(municipality).blockers(today).isEmpty()) {
            return Departure.stop(State.HELD, Fault.POLICY_NOT_ACTIVE, municipality);
        }
        Optional<Target> target = target(text, found.get().place());
        if (target.isEmpty()) {
            return Departure.stop(State.RECALLED, Fault.SMS_NOT_ALLOWED, "recipient");
        }
        store.address(id, target.get().phone().international());
        return new Departure.Go();
    }

    private Optional<Target> target(AskedText text, String place) {
        ContactSituation situation = situations.of(text.municipality(), text.caseRef());
        return RecipientDecider.decide(text.audience(), situation) instanceof Reach.Sms sms
                ? sms.targets().stream()
                        .filter(target -> target.place().equals(place))
                        .findFirst()
                : Optional.empty();
    }

    @Override
    public State delivered(UUID id, String municipality) {
        Optional<SentSms> sent = store.lock(id);
        boolean receipts = lines.apply(municipality).receipts();
        sent.filter(sms -> sms.state() == SentSms.State.WAITING || sms.state() == SentSms.State.UNCERTAIN)
                .ifPresent(sms -> {
                    AskedText text = store.text(sms.textId());
                    store.move(id, receipts ? SentSms.State.SENT : SentSms.State.ARRIVED);
                    if (receipts) {
                        // Also where a person has the text meanwhile: an SMS does not stay on its way for ever.
                        course.awaitReceipt(text, sms);
                    } else {
                        store.end(text.id(), AskedText.State.ARRIVED);
                    }
                });
        boolean open = sent.filter(sms -> sms.state() != SentSms.State.ARRIVED).isPresent();
        return receipts && open ? State.SENT : State.CONFIRMED;
    }

    @Override
    public void rested(UUID id, String municipality, Outcome outcome) {
        Optional<SentSms> waiting = store.lock(id).filter(sms -> sms.state() == SentSms.State.WAITING);
        if (waiting.isEmpty()) {
            return;
        }
        AskedText text = store.text(waiting.get().textId());
        if (outcome.state() == State.UNCERTAIN) {
            // Where the gateway drops repeats the same bytes go again under the same id, and the deadline watches.
            if (!lines.apply(municipality).deduplicates()) {
                store.move(id, SentSms.State.UNCERTAIN);
                course.handOver(text);
            }
            return;
        }
        store.move(id, SentSms.State.STOPPED);
        boolean refused = outcome.state() == State.HELD && outcome.fault() == Fault.SMS_REFUSED;
        if (refused) {
            // Nothing is left for an operator: it goes another way.
            outbox.move(id, Outcome.of(State.REJECTED, Fault.SMS_REFUSED, "gateway"));
        }
        if (refused || outcome.state() == State.RECALLED) {
            course.onwards(text);
        } else {
            course.handOver(text);
        }
    }

    /** It is not sent again: where nobody else has said it, it goes another way. */
    @Override
    public Optional<Outcome> notArrived(UUID id, String municipality) {
        SentSms sms = store.lock(id).orElseThrow();
        if (sms.state() == SentSms.State.ARRIVED) {
            return Optional.empty();
        }
        store.move(id, SentSms.State.FAILED);
        AskedText text = store.text(sms.textId());
        boolean isWatched = sms.state() == SentSms.State.SENT || sms.state() == SentSms.State.WAITING;
        if (isWatched && text.state() == AskedText.State.UNDER_WAY) {
            course.onwards(text);
        }
        return Optional.of(Outcome.of(State.RECALLED, Fault.RECALLED, "asked"));
    }
}
