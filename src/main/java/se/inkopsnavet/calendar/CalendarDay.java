package se.inkopsnavet.calendar;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.ledger.DailyDeadlines;
import se.inkopsnavet.ledger.DerivedId;
import se.inkopsnavet.policy.Policy;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.purchase.Intent.NoticeKind;

/**
 * What each municipality's calendar needs every night: another week in sight when there is one, and an alarm when a supplier's calendar is about to end. The
 * planning itself is {@link CalendarWork}'s, so that the transaction of the deadline is short.
 */
public class CalendarDay implements DailyDeadlines.Job {

    public static final String KIND = "CALENDAR_DAY";
    public static final LocalTime AT = LocalTime.of(2, 30);

    private static final Logger LOG = LoggerFactory.getLogger(CalendarDay.class);

    private final CalendarCases cases;
    private final PolicyBook policies;
    private final SupplierCalendars calendars;
    private final CalendarNews news;

    public CalendarDay(CalendarCases cases, PolicyBook policies, SupplierCalendars calendars, CalendarNews news) {
        this.cases = cases;
        this.policies = policies;
        this.calendars = calendars;
        this.news = news;
    }

    /** Begins the municipalities' chains, and has everything planned again if the rules have changed since the hub was last up. */
    public void begin(DailyDeadlines daily, Collection<String> municipalities, LocalDate today) {
        municipalities.forEach(municipality -> {
            daily.begin(KIND, municipality, AT);
            advance(municipality, today);
        });
    }

    @Override
    public void run(String municipality, LocalDate day, boolean late) {
        advance(municipality, day);
        Policy policy = policies.on(municipality, day);
        if (policy.areas().list().stream().anyMatch(area -> !area.weekdays().isEmpty())) {
            policy.suppliers().forEach(supplier -> {
                Optional<NoticeKind> alarm = alarm(calendars.of(supplier), day);
                alarm.ifPresent(kind -> alarm(kind, municipality, calendars.of(supplier), day));
            });
        }
    }

    private void advance(String municipality, LocalDate today) {
        Week first = Week.of(today);
        List<String> versions = IntStream.rangeClosed(0, CalendarWork.WEEKS_AHEAD)
                .mapToObj(first::plus)
                .map(week -> policies.on(municipality, week.monday()))
                .map(policy -> policy.idAtVersion()
                        + policy.validFrom()
                        + policy.validTo()
                        + policy.delivery()
                        + policy.areas().list())
                .distinct()
                .toList();
        String rules = DerivedId.of("calendar rules", versions, calendars.fingerprint())
                .toString();
        if (cases.advance(municipality, first.plus(CalendarWork.WEEKS_AHEAD).text(), rules)) {
            LOG.info(
                    "municipality={} calendar until {}",
                    municipality,
                    first.plus(CalendarWork.WEEKS_AHEAD).text());
        }
    }

    /** Pure. What is to be said of a supplier's calendar on that day. */
    static Optional<NoticeKind> alarm(SupplierCalendar calendar, LocalDate today) {
        if (Week.of(today).plus(CalendarWork.WEEKS_AHEAD).sunday().isAfter(calendar.until())) {
            return Optional.of(NoticeKind.CALENDAR_ENDED);
        }
        return calendar.endsSoon(today) ? Optional.of(NoticeKind.CALENDAR_ENDS_SOON) : Optional.empty();
    }

    private void alarm(NoticeKind kind, String municipality, SupplierCalendar calendar, LocalDate day) {
        boolean ended = kind == NoticeKind.CALENDAR_ENDED;
        String last =
                calendar.until().equals(LocalDate.MIN) ? "-" : calendar.until().toString();
        if (ended) {
            LOG.error(
                    "municipality={} supplier={} {} until={}",
                    municipality,
                    calendar.supplierId(),
                    Fault.CALENDAR_DATA_ENDED.code(),
                    last);
        }
        news.toIt(
                municipality,
                kind,
                calendar.supplierId(),
                ended ? Fault.CALENDAR_DATA_ENDED.code() + ", " + last : last,
                day);
    }
}
