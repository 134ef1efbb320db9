package se.inkopsnavet.lifeevent;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import se.inkopsnavet.event.AbsenceChanged;
import se.inkopsnavet.event.PersonEventTaker;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.ledger.Deadlines;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.State;
import se.inkopsnavet.purchase.Pausing;
import se.inkopsnavet.purchase.PersonKey;

/** Flow F17 step 6: who is away is not delivered to. Why is nowhere asked. */
public class AbsenceEvents implements PersonEventTaker<AbsenceChanged>, Deadlines.Reaction {

    public static final String DEADLINE = "ABSENCE";
    private static final LocalTime MORNING = LocalTime.of(6, 0);
    private static final int REMIND_AFTER_DAYS = 7;

    private final LifeStore life;
    private final Pausing pausing;
    private final Deadlines deadlines;
    private final List<AbsenceFollower> followers;
    private final Clock clock;

    /** @param followers that have something to do when somebody's days of absence change */
    public AbsenceEvents(
            LifeStore life, Pausing pausing, Deadlines deadlines, List<AbsenceFollower> followers, Clock clock) {
        this.life = life;
        this.pausing = pausing;
        this.deadlines = deadlines;
        this.followers = List.copyOf(followers);
        this.clock = clock;
    }

    @Override
    public Class<AbsenceChanged> type() {
        return AbsenceChanged.class;
    }

    @Override
    public Outcome take(UUID messageId, AbsenceChanged event) {
        if (!life.isNewest(event)) {
            return Outcome.of(State.REJECTED, Fault.STALE_VERSION, "version");
        }
        life.keep(event);
        PersonKey person = PersonKey.of(event.personKey());
        follow(event.municipality(), person, false);
        followers.forEach(room -> room.absenceChanged(event.municipality(), person));
        return Outcome.confirmed(null);
    }

    @Override
    public void due(String subject, String occurrence, boolean late) {
        int bar = subject.indexOf('|');
        follow(subject.substring(0, bar), new PersonKey(subject.substring(bar + 1)), true);
    }

    /** @param reminding a week has passed, or something begins or ends today */
    private void follow(String municipality, PersonKey person, boolean reminding) {
        LocalDate today = LocalDate.now(clock);
        Absences absences = life.absences(municipality, person);
        boolean open = absences.isOpenOn(today);
        pausing.set(municipality, person, absences.covers(today), reminding && open);
        absences.nextChangeAfter(today).ifPresent(day -> set(municipality, person, day, "frånvarons dagar"));
        if (open) {
            set(municipality, person, today.plusDays(REMIND_AFTER_DAYS), "en vecka, slutet är okänt");
        }
    }

    private void set(String municipality, PersonKey person, LocalDate day, String rule) {
        deadlines.set(
                DEADLINE,
                municipality + "|" + person.hex(),
                day.toString(),
                day.atTime(MORNING).atZone(clock.getZone()).toInstant(),
                rule);
    }
}
