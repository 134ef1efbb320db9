package se.inkopsnavet.calendar;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import se.inkopsnavet.contact.QuietHours;
import se.inkopsnavet.contact.Text;
import se.inkopsnavet.contact.Texts;
import se.inkopsnavet.ledger.Deadlines;
import se.inkopsnavet.ledger.Rounds;

/**
 * Tells clients themselves that a holiday or a stop day moves their delivery (AC-09-2: at least ten days before), by SMS in the forenoon, where that is allowed; the unit is told
 * when it is planned. Whoever has been told of a day is told of the next one too, also when that is the day it was at first. A round for each new day, and another for those who
 * are planned later.
 */
public class MovedDays implements CutoffListener, Rounds.Round {

    public static final String KIND = "CALENDAR_MOVED_DAY";

    /** In {@code mappings/sms/}. */
    static final String TEMPLATE = "delivery-moved";

    private static final Period BEFORE = Period.ofDays(14);
    private static final LocalTime AT = LocalTime.of(10, 0);

    private final OccurrenceStore occurrences;
    private final Texts texts;
    private final Deadlines deadlines;
    private final Clock clock;

    /** @param clock in the zone of the business, Europe/Stockholm */
    public MovedDays(OccurrenceStore occurrences, Texts texts, Deadlines deadlines, Clock clock) {
        this.occurrences = occurrences;
        this.texts = texts;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    @Override
    public void planned(String municipality, Collection<Occurrence> changed) {
        Map<String, LocalDate> told = told(changed);
        changed.stream()
                .filter(each -> isNews(each, told))
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

    private Map<String, LocalDate> told(Collection<Occurrence> some) {
        return occurrences.told(some.stream().map(Occurrence::caseRef).collect(Collectors.toSet()));
    }

    private static boolean isNews(Occurrence occurrence, Map<String, LocalDate> told) {
        LocalDate known = told.get(occurrence.key());
        boolean isOther = known == null ? occurrence.displacedFrom() != null : !known.equals(occurrence.day());
        return occurrence.isPlanned() && isOther;
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
            Map<String, LocalDate> told = occurrences.told(caseRefs);
            occurrences.of(caseRefs, day, day).stream()
                    .filter(each -> isNews(each, told))
                    .forEach(each -> tell(each, told.containsKey(each.key()), until));
        }
    }

    /** Told once of its first other day; of any later one on each day on which that is news. */
    private void tell(Occurrence occurrence, boolean isAgain, Instant until) {
        String first = occurrence.key() + "/" + occurrence.day();
        texts.ask(new Text(
                occurrence.municipality(),
                occurrence.caseRef(),
                TEMPLATE,
                Text.Audience.CLIENT,
                Map.of("day", occurrence.day().toString()),
                until,
                isAgain ? first + "/" + LocalDate.now(clock) : first));
        occurrences.tell(occurrence);
    }
}
