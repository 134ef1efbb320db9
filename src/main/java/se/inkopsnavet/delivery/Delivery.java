package se.inkopsnavet.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.policy.DeliveryOutcome;
import se.inkopsnavet.trade.DeliveryReported.Kind;

/**
 * One delivery on its day. What is so follows from the set of its reports, in whatever order they came: of each kind the highest version counts.
 *
 * @param orderNo the supplier's, or null while nobody has said it
 * @param occurrence key of the {@code calendar.Occurrence} it is for, or null when it is for none
 * @param day Europe/Stockholm
 * @param slot from the day's schedule, or null
 * @param reports every one applied, in the order of kind and version
 * @param told what people have been told and is not to be told again, or must be taken back
 */
record Delivery(
        UUID id,
        String municipality,
        String caseRef,
        String supplierId,
        @Nullable String orderNo,
        @Nullable String occurrence,
        LocalDate day,
        @Nullable Slot slot,
        List<Seen> reports,
        Told told) {

    /** How long after the driver was expected an outcome may be missing (flow F13; AC-13-11). */
    static final Duration OUTCOME_WITHIN = Duration.ofHours(2);

    static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

    private static final Comparator<Seen> BY_KIND_AND_VERSION =
            Comparator.comparing(Seen::kind).thenComparing(Seen::version);
    private static final Comparator<Seen> BY_TIME =
            Comparator.comparing(Seen::occurredAt).thenComparing(Seen::kind).thenComparing(Seen::version);

    Delivery {
        reports = reports.stream().sorted(BY_KIND_AND_VERSION).toList();
    }

    /** When the driver is to come according to the schedule. */
    record Slot(Instant from, Instant to) {}

    /**
     * @param plannedFor the time for which the unit was last told to meet the driver, or null
     * @param noted the version of the outcome that stands in the journal as a deviation, or null
     */
    record Told(@Nullable Instant plannedFor, @Nullable Long noted) {
        static final Told NOTHING = new Told(null, null);

        Told meeting(Instant at) {
            return new Told(at, noted);
        }

        Told noting(@Nullable Long version) {
            return new Told(plannedFor, version);
        }
    }

    Delivery with(Seen seen) {
        List<Seen> all = Stream.concat(reports.stream(), Stream.of(seen)).toList();
        return new Delivery(id, municipality, caseRef, supplierId, orderNo, occurrence, day, slot, all, told);
    }

    Delivery with(Told other) {
        return new Delivery(id, municipality, caseRef, supplierId, orderNo, occurrence, day, slot, reports, other);
    }

    /** The same delivery, of which the number or the occurrence has become known. */
    Delivery of(@Nullable String number, @Nullable String key) {
        return new Delivery(
                id,
                municipality,
                caseRef,
                supplierId,
                orderNo == null ? number : orderNo,
                occurrence == null ? key : occurrence,
                day,
                slot,
                reports,
                told);
    }

    Optional<Seen> newest(Kind kind) {
        return reports.stream().filter(each -> each.kind() == kind).reduce((older, newer) -> newer);
    }

    Optional<Seen> known(Seen seen) {
        return reports.stream().filter(seen::isOfTheSame).findFirst();
    }

    boolean isNewest(Seen seen) {
        return newest(seen.kind()).filter(seen::equals).isPresent();
    }

    Optional<DeliveryOutcome> outcome() {
        return newest(Kind.OUTCOME).map(Seen::outcome);
    }

    /** Version of the newest outcome, or 0. */
    long outcomeVersion() {
        return newest(Kind.OUTCOME).map(Seen::version).orElse(0L);
    }

    boolean isReceived() {
        return outcome().filter(DeliveryOutcome::isReceived).isPresent();
    }

    /** Somebody did not open, as any report has ever said, and nobody has the groceries: another outcome that is no receipt clears nothing. */
    boolean isAlarmed() {
        boolean unanswered = reports.stream()
                .anyMatch(each ->
                        each.kind() == Kind.NO_ANSWER || each.outcome() == DeliveryOutcome.LEFT_OUTSIDE_NO_ANSWER);
        return unanswered && !isReceived();
    }

    /** The report that said last, by the supplier's clock, when the driver comes. */
    Optional<Seen> newestTime() {
        return reports.stream()
                .filter(each -> each.tellsTime() && isNewest(each))
                .max(BY_TIME);
    }

    Optional<Instant> eta() {
        return newestTime().map(Seen::expectedAt);
    }

    /**
     * When somebody must have heard how it ended; empty while nobody has said when the driver comes. A supplier's time later than the day after the delivery's
     * counts as the end of that day: no mistaken date puts off the question.
     */
    Optional<Instant> outcomeDue() {
        Instant latest = day.plusDays(2).atStartOfDay(STOCKHOLM).toInstant();
        Stream<Instant> expected = eta().or(() -> Optional.ofNullable(slot).map(Slot::to)).stream();
        Stream<Instant> rung = newest(Kind.NO_ANSWER).map(Seen::occurredAt).stream();
        return Stream.concat(expected, rung)
                .max(Comparator.naturalOrder())
                .map(last -> last.isAfter(latest) ? latest : last)
                .map(last -> last.plus(OUTCOME_WITHIN));
    }

    /** The reference under which other rooms know what is asked about this delivery. */
    String about(String what) {
        return id + "/" + what;
    }
}
