package se.inkopsnavet.command;

import java.io.PrintStream;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.transaction.support.TransactionTemplate;
import se.inkopsnavet.ledger.Inquiry;

/** {@code --arrived} and {@code --not-arrived}: a person has asked the neighbour, and says what it answered. */
public class Asked {

    private final Inquiry inquiry;
    private final OperatorActs acts;
    private final TransactionTemplate transaction;
    private final UnaryOperator<String> words;

    /** @param words from a state's name to what people call it */
    public Asked(Inquiry inquiry, OperatorActs acts, TransactionTemplate transaction, UnaryOperator<String> words) {
        this.inquiry = inquiry;
        this.acts = acts;
        this.transaction = transaction;
        this.words = words;
    }

    /** @return 0 when the answer was taken, else 1 with the reason */
    public int answer(Command command, UUID message, PrintStream out) {
        Inquiry.Result result = transaction.execute(status -> {
            Inquiry.Result taken = command == Command.ARRIVED ? inquiry.arrived(message) : inquiry.notArrived(message);
            acts.add(command, message.toString(), taken.verdict().name(), taken.before(), taken.after());
            return taken;
        });
        out.println(said(result));
        return result.verdict() == Inquiry.Verdict.DONE ? 0 : 1;
    }

    private String said(Inquiry.Result result) {
        return switch (result.verdict()) {
            case DONE ->
                "Klart. Meddelandet är nu %s (%s)."
                        .formatted(words.apply(result.after().name()), result.after());
            case NO_SUCH_MESSAGE -> "Nej. Det finns inget utgående meddelande med det numret.";
            case NOT_WAITING ->
                "Nej. Meddelandet är %s (%s) och väntar inte på besked om det kom fram."
                        .formatted(words.apply(result.before().name()), result.before());
            case NEVER_SENT ->
                "Nej. Meddelandet har aldrig skickats, så det finns inget att fråga om. Rätta felet och använd --release.";
            case TAKEN ->
                "Nej. Mottagarens server har tagit emot meddelandet, och samma meddelande skickas inte en gång till. Ring mottagaren.";
            case CONTRADICTED -> "Nej. Leverantören har redan kvitterat rader på listan, och har den alltså.";
        };
    }
}
