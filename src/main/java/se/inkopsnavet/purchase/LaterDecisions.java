package se.inkopsnavet.purchase;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.UUID;
import se.inkopsnavet.ledger.Agenda;
import se.inkopsnavet.ledger.Deadlines;
import se.inkopsnavet.ledger.Messages;

/**
 * Decisions that were made early wait for their day by themselves: a case system says a thing once, and nobody would think of saying it again (docs/decisions/0079). Until then
 * the record lies encrypted like others that wait; what comes about the person meanwhile concerns it as it concerns them.
 */
public final class LaterDecisions implements Deadlines.Reaction {

    public static final String KIND = "DECISION_BEGINS";

    private static final LocalTime MORNING = LocalTime.of(6, 0);
    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

    private final Deadlines deadlines;
    private final Messages messages;
    private final Agenda agenda;

    public LaterDecisions(Deadlines deadlines, Messages messages, Agenda agenda) {
        this.deadlines = deadlines;
        this.messages = messages;
        this.agenda = agenda;
    }

    /** @param day on which the message is handled again */
    void waitFor(UUID message, LocalDate day) {
        deadlines.set(
                KIND,
                message.toString(),
                day.toString(),
                day.atTime(MORNING).atZone(STOCKHOLM).toInstant(),
                "första dagen som beslutet kan tas emot");
    }

    @Override
    public void due(String message, String day, boolean late) {
        if (messages.release(UUID.fromString(message))) {
            agenda.arrived();
            agenda.recorded();
        }
    }
}
