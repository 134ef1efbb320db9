package se.inkopsnavet.schedule;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.inkopsnavet.dispatch.Settlement;
import se.inkopsnavet.dispatch.UnitLetter;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.ledger.Claim;
import se.inkopsnavet.ledger.Messages;
import se.inkopsnavet.securemail.OpenedMail;

/**
 * A unit answers the morning's letter, signed: one line of its own with the word of {@code mappings/schedule/words.yaml} and the day. Nothing else in the mail
 * is read, no link is followed, and an answer that only quotes the letter says nothing (docs/decisions/0053).
 */
public final class AcknowledgingLetter implements UnitLetter {

    private final Pattern line;
    private final Acknowledgements acknowledgements;
    private final Settlement settlement;
    private final Messages messages;

    public AcknowledgingLetter(
            ScheduleWords words, Acknowledgements acknowledgements, Settlement settlement, Messages messages) {
        this.line = Pattern.compile(
                "(?im)^\\h*" + Pattern.quote(words.acknowledgement()) + "\\h+(\\d{4}-\\d{2}-\\d{2})\\h*\\r?$");
        this.acknowledgements = acknowledgements;
        this.settlement = settlement;
        this.messages = messages;
    }

    @Override
    public boolean reads(OpenedMail mail) {
        return mail.attachments().isEmpty() && line.matcher(mail.text()).find();
    }

    @Override
    public void handle(Claim claim, Set<String> unitIds, OpenedMail mail) {
        LocalDate day = day(mail.text()).orElseThrow(() -> new FaultException(Fault.SCHEDULE_ACK_UNREADABLE, "day"));
        settlement.settle(
                claim,
                () -> acknowledgements.take(
                        claim.municipality(),
                        unitIds,
                        day,
                        mail.signerFingerprint(),
                        messages.arrivedAt(claim.messageId())));
    }

    private Optional<LocalDate> day(String text) {
        Matcher said = line.matcher(text);
        try {
            return said.find() ? Optional.of(LocalDate.parse(said.group(1))) : Optional.empty();
        } catch (DateTimeParseException noDay) {
            return Optional.empty();
        }
    }
}
