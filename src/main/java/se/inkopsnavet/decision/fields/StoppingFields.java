package se.inkopsnavet.decision.fields;

import static se.inkopsnavet.decision.fields.CanonicalField.DECISION_ID;
import static se.inkopsnavet.decision.fields.CanonicalField.LIFE_STATUS;
import static se.inkopsnavet.decision.fields.CanonicalField.OCCURRED_AT;
import static se.inkopsnavet.decision.fields.CanonicalField.PERSON_ID;
import static se.inkopsnavet.decision.fields.CanonicalField.PROTECTION;
import static se.inkopsnavet.decision.fields.CanonicalField.VERSION;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.decision.PurchaseTerms;
import se.inkopsnavet.decision.UnusableRecord;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.person.LifeStatus;
import se.inkopsnavet.person.PersonId;
import se.inkopsnavet.person.Protection;

/**
 * What a record that is wrong somewhere still says: protection and death stop a person's case however little else can be read (requirements S-02,
 * S-03).
 */
public final class StoppingFields {

    /** All that is read of such a record. */
    public static final Set<CanonicalField> READ =
            Set.of(DECISION_ID, VERSION, OCCURRED_AT, PERSON_ID, PROTECTION, LIFE_STATUS);

    private static final PurchaseTerms NO_TERMS =
            new PurchaseTerms(false, false, false, null, false, null, null, null, null, false);

    private StoppingFields() {}

    /**
     * @param why what is wrong with the record
     * @return a decision that holds nothing but the stop
     * @throws FaultException PROTECTED_IDENTITY when somebody is protected and the number does not say who; otherwise {@code why}, as an
     *     {@link UnusableRecord} when the number can be read
     */
    static Decision orElseThrow(CanonicalFields fields, ZonedDateTime now, FaultException why) {
        Protection protection = readable(() -> ClientFields.protection(fields)).orElse(Protection.UNKNOWN);
        LifeStatus life =
                readable(() -> fields.oneOr(LIFE_STATUS, LifeStatus.UNKNOWN)).orElse(LifeStatus.UNKNOWN);
        Optional<PersonId> person = readable(() -> PersonId.parse(fields.orEmpty(PERSON_ID), now.toLocalDate()));
        boolean stops = protection.blocks() || life == LifeStatus.DECEASED;
        if (person.isEmpty()) {
            throw protection.blocks() && concernsSomebody(fields)
                    ? new FaultException(Fault.PROTECTED_IDENTITY, why.place())
                    : why;
        }
        if (!stops) {
            throw new UnusableRecord(person.get(), why);
        }
        return stop(fields, person.get(), protection, life, now.toInstant());
    }

    /** A record without any person in it says nothing about protection. */
    private static boolean concernsSomebody(CanonicalFields fields) {
        return fields.optional(PERSON_ID) != null || fields.optional(PROTECTION) != null;
    }

    /**
     * The stand-ins are the same whenever the record is, except for the time. A missing id is the person's own, since one shared between people would
     * look like a decision that changed persons. A missing time is now: the stop then holds against everything that was recorded before it was
     * known, and no earlier stop makes it a duplicate.
     */
    private static Decision stop(
            CanonicalFields fields, PersonId person, Protection protection, LifeStatus life, Instant now) {
        return new Decision(
                readable(() -> fields.required(DECISION_ID)).orElseGet(() -> "stop " + person.digits()),
                readable(() -> fields.number(VERSION)).orElse(0L),
                readable(() -> fields.instant(OCCURRED_AT)).orElse(now),
                Decision.Outcome.ENDED,
                Decision.Insats.OTHER,
                LocalDate.EPOCH,
                null,
                "",
                ClientFields.numberOnly(person, protection, life),
                NO_TERMS,
                null);
    }

    private static <T> Optional<T> readable(Supplier<T> field) {
        try {
            return Optional.of(field.get());
        } catch (FaultException unreadable) {
            // The record's fault is told already; here only what can be read counts.
            return Optional.empty();
        }
    }
}
