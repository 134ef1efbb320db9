package se.inkopsnavet.calendar;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.TimeZoneRegistry;
import net.fortuna.ical4j.model.TimeZoneRegistryFactory;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.jspecify.annotations.Nullable;

/**
 * A unit's calendar as an iCalendar feed (RFC 5545, standards §7): a whole day for each occurrence, and the cut-offs with their time. The UID of an occurrence
 * stays, its SEQUENCE rises with every change, and one that was cancelled says so. Neutral: the case reference and the hub's own words.
 */
final class UnitFeed {

    private static final String DOMAIN = "@kalender.inkopsnavet.example";

    private final CalendarWords words;
    private final ZoneId zone;
    private final VTimeZone rules;

    UnitFeed(CalendarWords words, ZoneId zone) {
        this.words = words;
        this.zone = zone;
        TimeZoneRegistry registry = TimeZoneRegistryFactory.getInstance().createRegistry();
        this.rules = registry.getTimeZone(zone.getId()).getVTimeZone();
    }

    /** @param stamp when the feed was made */
    byte[] write(String unitId, List<Occurrence> occurrences, Instant stamp) {
        Calendar feed = new Calendar();
        feed.add(new ProdId("-//Inkopsnavet//Leveranskalender//SV"));
        feed.add(ImmutableVersion.VERSION_2_0);
        feed.add(rules);
        occurrences.stream()
                // What never stood in a feed needs no cancelling.
                .filter(each -> each.isPlanned() || each.version() > 1)
                .forEach(each -> feed.add(delivery(each, stamp)));
        cutoffs(occurrences).forEach((cutoff, days) -> feed.add(cutoff(unitId, cutoff, days, stamp)));
        return bytes(feed);
    }

    private VEvent delivery(Occurrence occurrence, Instant stamp) {
        VEvent event = new VEvent(false);
        add(event, new Uid(occurrence.key().replace('/', '-') + DOMAIN), stamp, occurrence.version() - 1);
        event.add(new DtStart<>(occurrence.day()));
        event.add(new Summary(words.summary(occurrence)));
        String more = description(occurrence);
        if (more != null) {
            event.add(new Description(more));
        }
        event.add(occurrence.isPlanned() ? ImmutableStatus.VEVENT_CONFIRMED : ImmutableStatus.VEVENT_CANCELLED);
        event.add(ImmutableTransp.TRANSPARENT);
        return event;
    }

    private @Nullable String description(Occurrence occurrence) {
        if (!occurrence.isPlanned()) {
            return words.reason(occurrence);
        }
        return occurrence.cutoffAt() == null ? null : words.orderBy(occurrence, zone);
    }

    /** By cut-off the days it is for. */
    private static Map<Instant, TreeSet<LocalDate>> cutoffs(List<Occurrence> occurrences) {
        Map<Instant, TreeSet<LocalDate>> cutoffs = new TreeMap<>(Comparator.naturalOrder());
        occurrences.stream()
                .filter(each -> each.isPlanned() && each.cutoffAt() != null)
                .forEach(each -> cutoffs.computeIfAbsent(each.cutoffAt(), cutoff -> new TreeSet<>())
                        .add(each.day()));
        return cutoffs;
    }

    private VEvent cutoff(String unitId, Instant cutoff, TreeSet<LocalDate> days, Instant stamp) {
        VEvent event = new VEvent(false);
        add(event, new Uid(unitId + "-" + cutoff.getEpochSecond() + DOMAIN), stamp, 0);
        event.add(new DtStart<>(cutoff.atZone(zone)));
        event.add(new Summary(words.cutoffOf(
                String.join(", ", days.stream().map(LocalDate::toString).toList()))));
        event.add(ImmutableTransp.TRANSPARENT);
        return event;
    }

    private static void add(VEvent event, Property uid, Instant stamp, int sequence) {
        event.add(uid);
        event.add(new DtStamp(stamp));
        event.add(new Sequence(sequence));
    }

    private static byte[] bytes(Calendar feed) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            new CalendarOutputter().output(feed, bytes);
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail to write", e);
        }
        return bytes.toByteArray();
    }
}
