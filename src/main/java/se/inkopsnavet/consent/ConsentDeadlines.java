package se.inkopsnavet.consent;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.UUID;
import se.inkopsnavet.ledger.Deadlines;
import se.inkopsnavet.policy.WorkingDays;
import se.inkopsnavet.purchase.PersonKey;

/** The times by which this room looks again. The subject names the person by the keyed hash alone. */
final class ConsentDeadlines {

    /** The day after the last one. */
    static final String EXPIRY = "CONSENT_EXPIRY";
    /** A working day after it was registered, the journal should have it. */
    static final String JOURNAL = "CONSENT_JOURNAL";
    /** Some working days before the insats begins. */
    static final String MISSING = "CONSENT_MISSING";

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final LocalTime MORNING = LocalTime.of(8, 0);

    private final Deadlines deadlines;
    private final Clock clock;

    ConsentDeadlines(Deadlines deadlines, Clock clock) {
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** What a deadline of this room is about. */
    record Subject(String municipality, PersonKey person) {

        static Subject parse(String text) {
            int bar = text.indexOf('|');
            return new Subject(text.substring(0, bar), new PersonKey(text.substring(bar + 1)));
        }

        @Override
        public String toString() {
            return municipality + "|" + person.hex();
        }
    }

    void expiresAfter(String municipality, PersonKey person, UUID event, LocalDate lastDay) {
        Instant midnight = lastDay.plusDays(1).atStartOfDay(STOCKHOLM).toInstant();
        deadlines.set(
                EXPIRY,
                new Subject(municipality, person).toString(),
                event.toString(),
                midnight,
                "dagen efter sista dagen");
    }

    void journaled(String municipality, PersonKey person, UUID event) {
        LocalDate next = WorkingDays.after(LocalDate.now(clock), 1);
        deadlines.set(
                JOURNAL,
                new Subject(municipality, person).toString(),
                event.toString(),
                morning(next),
                "nästa arbetsdag klockan 8");
    }

    void missingBefore(String municipality, PersonKey person, LocalDate start, int workingDays) {
        LocalDate day = WorkingDays.before(start, workingDays);
        deadlines.set(
                MISSING,
                new Subject(municipality, person).toString(),
                start.toString(),
                morning(day),
                workingDays + " arbetsdagar före " + start);
    }

    private static Instant morning(LocalDate day) {
        return day.atTime(MORNING).atZone(STOCKHOLM).toInstant();
    }
}
