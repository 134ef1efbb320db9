package se.inkopsnavet.calendar;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import se.inkopsnavet.contact.QuietHours;
import se.inkopsnavet.contact.Text;
import se.inkopsnavet.contact.Texts;
import se.inkopsnavet.ledger.Deadlines;
import se.inkopsnavet.ledger.Rounds;

/**
 * Tells clients themselves that a holiday or a stop day moves their delivery (AC-09-2: at least ten days before), by SMS in the forenoon, where that is allowed; the unit is told
 * when it is planned. A round for each new day, and another for those who are planned later.
 */
public class MovedDays implements CutoffListener, Rounds.Round {

    public static final String KIND = "CALENDAR_MOVED_DAY";

    /** In {@code mappings/sms/}. */
    static final String TEMPLATE = "delivery-moved";

    private static final Period BEFORE = Period.ofDays(14);
    private static final LocalTime AT = LocalTime.of(10, 0);

    private final Occurrences occurrences;
    private final Texts texts;
    private final Deadlines deadlines;
    private final Clock clock;

    /** @param clock in the zone of the business, Europe/Stockholm */
    public MovedDays(Occurrences occurrences, Texts texts, Deadlines deadlines, Clock clock) {
        this.occurrences = occurrences;
        this.texts = texts;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    @Override
    public void planned(String municipality, Collection<Occurrence> changed) {
        changed.stream()
                .filter(MovedDays::isMoved)
                .map(Occurrence::day)
                .distinct()
                .forEach(day -> set(municipality, day));
    }

    private void set(String municipality, LocalDate day) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.now(clock);
        LocalDate next = at(today).isAfter(now) ? today : today.plusDays(1);
        LocalDate wanted = day.minus(BEFORE);
        LocalDate told = wanted.isBefore(next) ? next : wanted;
        if (told.isBefore(day)) {
            deadlines.set(KIND, municipality, day + "|" + told, at(told), "två veckor före en flyttad leverans");
        }
    }

    private Instant at(LocalDate day) {
        return day.atTime(AT).atZone(clock.getZone()).toInstant();
    }

    private static boolean isMoved(Occurrence occurrence) {
        return occurrence.isPlanned() && occurrence.displacedFrom() != null;
    }

    /** The next forenoon is soon enough. */
    private boolean isToWait() {
        LocalTime time = LocalTime.now(clock);
        return time.isBefore(AT) || QuietHours.at(time);
    }

    private static LocalDate day(String occurrence) {
        return LocalDate.parse(occurrence.substring(0, occurrence.indexOf('|')));
    }

    @Override
    public List<String> cases(String municipality, String occurrence, String after, int atMost) {
        return occurrences.cases(municipality, day(occurrence), after, atMost);
    }

    /** Until the day itself: later it is no news. */
    @Override
    public void work(String municipality, String occurrence, List<String> caseRefs) {
        LocalDate day = day(occurrence);
        if (isToWait()) {
            // After an outage, or the last try with one that failed.
            set(municipality, day);
            return;
        }
        Instant until = day.atStartOfDay(clock.getZone()).toInstant();
        if (clock.instant().isBefore(until)) {
            occurrences.of(caseRefs, day, day).stream()
                    .filter(MovedDays::isMoved)
                    .forEach(each -> texts.ask(new Text(
                            municipality,
                            each.caseRef(),
                            TEMPLATE,
                            Text.Audience.CLIENT,
                            Map.of("day", day.toString()),
                            until,
                            each.key() + "/" + day)));
        }
    }
}
