package se.inkopsnavet.policy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.person.Phone;

/**
 * How a municipality reaches people by SMS (requirements F12 step 6). A profile without it sends none: the units get mail instead.
 *
 * @param sender what the telephone shows: up to 11 letters and digits, or a number; nothing that says home care
 * @param alternativeAfter a message that the gateway has not taken by then goes another way (AC-12-5)
 * @param receiptWithin a message whose arrival nobody has confirmed by then goes to the next number (F12 step 6)
 * @param onCallMailbox who takes what cannot wait for a contact window; null: the head of the unit
 * @param units that have telephones for SMS; a switchboard has none
 */
public record SmsPolicy(
        Gateway gateway,
        String sender,
        Duration alternativeAfter,
        Duration receiptWithin,
        @Nullable String onCallMailbox,
        List<UnitNumbers> units) {

    static final Duration ALTERNATIVE_AFTER = Duration.ofMinutes(5);
    static final Duration RECEIPT_WITHIN = Duration.ofMinutes(5);

    public SmsPolicy {
        units = List.copyOf(units);
    }

    /** What the gateway speaks (standards §7). */
    public enum Gateway {
        /** A form with HTTP Basic, answered with an id, as 46elks does. */
        HTTP_FORM,
        /** JSON answered with a result code, as LINK Mobility does. */
        HTTP_JSON,
        /** SMPP 3.4. */
        SMPP
    }

    /** @param phones in the order in which they are tried @param manager the head of the unit, or null */
    public record UnitNumbers(
            String unitId, List<Phone> phones, @Nullable Phone manager) {
        public UnitNumbers {
            phones = List.copyOf(phones);
        }
    }

    public Optional<UnitNumbers> of(@Nullable String unitId) {
        return units.stream().filter(unit -> unit.unitId().equals(unitId)).findFirst();
    }
}
