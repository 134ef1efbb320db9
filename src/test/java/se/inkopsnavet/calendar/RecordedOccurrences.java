package se.inkopsnavet.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.calendar.Occurrence.Fulfilment;
import se.inkopsnavet.calendar.Occurrence.State;

/** A calendar that holds what a test has put there. */
public record RecordedOccurrences(List<Occurrence> all) implements Occurrences {

    public RecordedOccurrences() {
        this(new ArrayList<>());
    }

    /** A delivery to the door. */
    public void plan(String municipality, String caseRef, String unit, LocalDate day) {
        add(municipality, caseRef, unit, day, State.PLANNED, null);
    }

    public void cancel(String municipality, String caseRef, String unit, LocalDate day, @Nullable String reason) {
        add(municipality, caseRef, unit, day, State.CANCELLED, reason);
    }

    private void add(
            String municipality, String caseRef, String unit, LocalDate day, State state, @Nullable String reason) {
        all.add(new Occurrence(
                municipality,
                caseRef,
                "livs",
                unit,
                "2026-W49",
                1,
                day,
                Fulfilment.STORE_DELIVERY,
                null,
                true,
                null,
                state,
                reason,
                1));
    }

    @Override
    public Optional<Occurrence> find(String key) {
        return all.stream().filter(each -> each.key().equals(key)).findFirst();
    }

    @Override
    public List<Occurrence> of(Collection<String> caseRefs, LocalDate from, LocalDate to) {
        Set<String> refs = Set.copyOf(caseRefs);
        return all.stream()
                .filter(each -> refs.contains(each.caseRef())
                        && !each.day().isBefore(from)
                        && !each.day().isAfter(to))
                .sorted(Comparator.comparing(Occurrence::day))
                .toList();
    }

    @Override
    public List<String> cases(String municipality, LocalDate day, String after, int atMost) {
        return on(municipality, day).stream()
                .map(Occurrence::caseRef)
                .filter(ref -> ref.compareTo(after) > 0)
                .distinct()
                .sorted()
                .limit(atMost)
                .toList();
    }

    @Override
    public List<Occurrence> on(String municipality, LocalDate day) {
        return all.stream()
                .filter(each ->
                        each.municipality().equals(municipality) && each.day().equals(day))
                .toList();
    }
}
