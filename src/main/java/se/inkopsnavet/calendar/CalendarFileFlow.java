package se.inkopsnavet.calendar;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.ledger.DailyDeadlines;
import se.inkopsnavet.ledger.DerivedId;
import se.inkopsnavet.ledger.OutboundFlow;
import se.inkopsnavet.ledger.Outbox;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.Outgoing;
import se.inkopsnavet.ledger.State;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.policy.ProviderUnit;
import se.inkopsnavet.purchase.Intent.NoticeKind;

/**
 * Flow F09 step 3: every morning each unit's calendar, as a list for planning systems and as a feed for calendars. Built when it leaves, so that nobody who
 * has become protected since stands in it; once an attempt may have left, the same bytes go again, unless somebody in them has become protected.
 */
public class CalendarFileFlow implements OutboundFlow, DailyDeadlines.Job {

    public static final String NAME = "CALENDAR_FILE";
    public static final String KIND = "CALENDAR_FILES";
    /** After the night's planning, before the units plan their day. */
    public static final LocalTime AT = LocalTime.of(5, 0);

    private final CalendarFiles files;
    private final CalendarWords words;
    private final Outbox outbox;
    private final PolicyBook policies;
    private final Predicate<String> undecided;
    private final CalendarNews news;
    private final Clock clock;

    /** @param undecided whether something that was accepted for the municipality is still to be decided: it may say that somebody is protected */
    public CalendarFileFlow(
            CalendarFiles files,
            CalendarWords words,
            Outbox outbox,
            PolicyBook policies,
            Predicate<String> undecided,
            CalendarNews news,
            Clock clock) {
        this.files = files;
        this.words = words;
        this.outbox = outbox;
        this.policies = policies;
        this.undecided = undecided;
        this.news = news;
        this.clock = clock;
    }

    public static String channel(String municipality) {
        return municipality + "/calendar";
    }

    @Override
    public void run(String municipality, LocalDate day, boolean late) {
        List<String> units = policies.on(municipality, day).units().stream()
                .filter(unit -> unit.inUseOn(day))
                .map(ProviderUnit::unitId)
                .toList();
        for (String unitId : units) {
            for (CalendarFiles.Kind kind : CalendarFiles.Kind.values()) {
                publish(new CalendarFiles.File(
                        DerivedId.of("calendar file", municipality, unitId, kind, day),
                        municipality,
                        kind,
                        unitId,
                        day));
            }
        }
    }

    private void publish(CalendarFiles.File file) {
        if (files.add(file)) {
            outbox.enqueue(new Outgoing(
                    file.id(),
                    NAME,
                    file.municipality(),
                    channel(file.municipality()),
                    file.id().toString(),
                    null,
                    null,
                    null));
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Departure depart(UUID messageId, String municipality) {
        if (undecided.test(municipality)) {
            return Departure.Wait.forAMoment();
        }
        LocalDate today = LocalDate.now(clock);
        if (!policies.on(municipality, today).blockers(today).isEmpty()) {
            return Departure.stop(State.HELD, Fault.POLICY_NOT_ACTIVE, municipality);
        }
        CalendarFiles.File file = files.find(messageId).orElseThrow();
        if (outbox.mayHaveLeft(messageId)) {
            // Other bytes under the same name would be another file: these go again, or none.
            return files.namesProtected(file)
                    ? Departure.stop(State.HELD, Fault.PROTECTED_IDENTITY, "case")
                    : new Departure.Go();
        }
        files.built(file);
        List<Occurrence> content = files.content(file, today);
        byte[] bytes =
                switch (file.kind()) {
                    case UNIT_LIST -> new UnitList(words, clock.getZone()).write(municipality, file.unitId(), content);
                    case UNIT_FEED ->
                        new UnitFeed(words, clock.getZone()).write(file.unitId(), content, clock.instant());
                };
        return new Departure.Built(bytes, file.name(files.number(file)));
    }

    @Override
    public State delivered(UUID messageId, String municipality) {
        return State.CONFIRMED;
    }

    @Override
    public void rested(UUID messageId, String municipality, Outcome outcome) {
        @Nullable
        String unit = files.find(messageId).map(CalendarFiles.File::unitId).orElse(null);
        String code = outcome.why();
        news.toIt(
                municipality,
                NoticeKind.CALENDAR_FILE_NOT_SENT,
                unit == null ? messageId.toString() : unit,
                code,
                LocalDate.now(clock));
    }

    /** The same bytes once more do no harm: the name is the same. Those that name somebody who has become protected do not go again. */
    @Override
    public Optional<Outcome> notArrived(UUID messageId, String municipality) {
        boolean namesProtected = files.namesProtected(files.find(messageId).orElseThrow());
        return Optional.of(
                namesProtected ? Outcome.of(State.RECALLED, Fault.PROTECTED_IDENTITY, "case") : Outcome.again());
    }
}
