package se.inkopsnavet.contact;

import java.util.Optional;
import java.util.UUID;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.ledger.Deadlines;
import se.inkopsnavet.ledger.Outbox;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.State;

/** An SMS that the gateway has not taken in time goes another way (AC-12-5); one whose arrival nobody confirms goes to the next number. */
public class SmsWatch implements Deadlines.Reaction {

    public static final String KIND = "SMS_OUTCOME";

    static final String UNSENT = "unsent";
    static final String UNCONFIRMED = "unconfirmed";

    private final TextStore store;
    private final TextCourse course;
    private final Outbox outbox;

    public SmsWatch(TextStore store, TextCourse course, Outbox outbox) {
        this.store = store;
        this.course = course;
        this.outbox = outbox;
    }

    @Override
    public void due(String subject, String occurrence, boolean late) {
        UUID id = UUID.fromString(subject);
        // The message before its SMS, as everybody does.
        Optional<State> message = outbox.lockState(id);
        Optional<SentSms> sms = store.lock(id);
        if (occurrence.equals(UNCONFIRMED)) {
            sms.filter(each -> each.state() == SentSms.State.SENT).ifPresent(this::unconfirmed);
        } else {
            sms.filter(each -> each.state() == SentSms.State.WAITING)
                    .ifPresent(each -> unsent(each, message.orElse(State.RECALLED)));
        }
    }

    /** What is under way just now may yet arrive; it does no harm that a person has the same in a mail. */
    private void unsent(SentSms sms, State message) {
        store.move(sms.id(), message == State.READY ? SentSms.State.STOPPED : SentSms.State.UNCERTAIN);
        if (message == State.READY) {
            outbox.move(sms.id(), Outcome.of(State.EXPIRED, Fault.SMS_UNREACHABLE, "sms.alternativeAfter"));
        }
        course.handOver(store.text(sms.textId()));
    }

    private void unconfirmed(SentSms sms) {
        store.move(sms.id(), SentSms.State.FAILED);
        outbox.move(sms.id(), Outcome.of(State.EXPIRED, Fault.OUTCOME_UNKNOWN, "sms.receiptWithin"));
        AskedText text = store.text(sms.textId());
        if (text.state() == AskedText.State.UNDER_WAY) {
            course.onwards(text);
        }
    }
}
