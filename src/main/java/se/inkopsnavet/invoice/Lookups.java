package se.inkopsnavet.invoice;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import se.inkopsnavet.ledger.Deadlines;
import se.inkopsnavet.ledger.Parts;
import se.inkopsnavet.policy.WorkingDays;

/**
 * Has the case system asked: at once, and each working day for as long as the question waits. Nobody tells the hub that somebody has registered a receiver
 * there.
 */
public class Lookups implements Deadlines.Reaction {

    public static final String KIND = "INVOICE_LOOK_AGAIN";

    private static final LocalTime AT = LocalTime.of(6, 0);

    private final QuestionStore questions;
    private final Parts parts;
    private final Deadlines deadlines;
    private final Clock clock;

    public Lookups(QuestionStore questions, Parts parts, Deadlines deadlines, Clock clock) {
        this.questions = questions;
        this.parts = parts;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** In the caller's transaction. */
    void order(Question question) {
        byte[] id = question.id().toString().getBytes(StandardCharsets.US_ASCII);
        String line = question.municipality() + "/invoice-receivers";
        parts.asks(LookupFlow.NAME, question.municipality(), line, new Parts.Part(1, id, null));
        LocalDate next = WorkingDays.after(LocalDate.now(clock), 1);
        deadlines.set(
                KIND,
                question.id().toString(),
                next.toString(),
                next.atTime(AT).atZone(clock.getZone()).toInstant(),
                "nästa arbetsdag, kl " + AT);
    }

    @Override
    public void due(String subject, String occurrence, boolean late) {
        questions.find(UUID.fromString(subject)).filter(Question::isWaiting).ifPresent(this::order);
    }
}
