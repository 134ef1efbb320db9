package se.inkopsnavet.mandate;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import se.inkopsnavet.ledger.Deadlines;
import se.inkopsnavet.policy.WorkingDays;

/** The days on which somebody looks at a mandate again. Whoever is reminded of a version that has been replaced does nothing: the new one has days of its own. */
public final class MandateDates {

    static final String ENDS_SOON = "MANDATE_ENDS_SOON";
    static final String TURNS = "MANDATE_TURNS";
    static final String TO_VERIFY = "MANDATE_TO_VERIFY";
    /** In a transaction of its own, since it locks another person's case. */
    static final String HOLDER = "MANDATE_HOLDER";

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final List<Integer> REMINDED_DAYS_BEFORE = List.of(60, 30, 7);
    private static final LocalTime OFFICE_OPENS = LocalTime.of(8, 0);
    private static final int WORKING_DAYS_TO_VERIFY = 5;

    private final Deadlines deadlines;
    private final Clock clock;

    public MandateDates(Deadlines deadlines, Clock clock) {
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** What a deadline is about. */
    record Subject(String municipality, UUID mandate) {

        static Subject parse(String text) {
            int slash = text.lastIndexOf('/');
            return new Subject(text.substring(0, slash), UUID.fromString(text.substring(slash + 1)));
        }

        @Override
        public String toString() {
            return municipality + "/" + mandate;
        }
    }

    /** @param day for which it was set */
    record Occurrence(long version, LocalDate day) {

        static Occurrence parse(String text) {
            int slash = text.indexOf('/');
            return new Occurrence(Long.parseLong(text.substring(1, slash)), LocalDate.parse(text.substring(slash + 1)));
        }

        @Override
        public String toString() {
            return "v" + version + "/" + day;
        }
    }

    void of(String municipality, Mandate mandate) {
        LocalDate today = LocalDate.now(clock);
        Subject subject = new Subject(municipality, mandate.id());
        if (mandate.validTo() != null) {
            REMINDED_DAYS_BEFORE.stream()
                    .map(days -> mandate.validTo().minusDays(days))
                    .filter(day -> !day.isBefore(today))
                    .forEach(day -> set(ENDS_SOON, subject, mandate, day, OFFICE_OPENS));
        }
        LocalDate dayAfter =
                mandate.validTo() == null ? null : mandate.validTo().plusDays(1);
        Stream.of(mandate.validFrom(), mandate.inForceFrom(), mandate.revokedOn(), dayAfter)
                .filter(day -> day != null && day.isAfter(today))
                .forEach(day -> set(TURNS, subject, mandate, day, LocalTime.MIDNIGHT));
        if (mandate.holder().personId() != null) {
            lookAtHolder(municipality, mandate.id(), "v" + mandate.version());
        }
        if (mandate.on(today) == Mandate.State.UNVERIFIED) {
            set(TO_VERIFY, subject, mandate, WorkingDays.after(today, WORKING_DAYS_TO_VERIFY), OFFICE_OPENS);
        }
    }

    /** Whether the holder still can act, as far as the hub knows. @param occurrence what makes it another look */
    void lookAtHolder(String municipality, UUID mandate, String occurrence) {
        deadlines.set(HOLDER, new Subject(municipality, mandate).toString(), occurrence, clock.instant(), "genast");
    }

    private void set(String kind, Subject subject, Mandate mandate, LocalDate day, LocalTime time) {
        deadlines.set(
                kind,
                subject.toString(),
                new Occurrence(mandate.version(), day).toString(),
                day.atTime(time).atZone(STOCKHOLM).toInstant(),
                kind + " v" + mandate.version());
    }
}
