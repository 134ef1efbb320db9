package se.inkopsnavet.order;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.calendar.Occurrence;
import se.inkopsnavet.policy.Weeks;
import se.inkopsnavet.trade.CustomerRef;
import se.inkopsnavet.trade.Money;
import se.inkopsnavet.trade.OrderReported;
import se.inkopsnavet.trade.OrderReported.Fee;
import se.inkopsnavet.trade.OrderReported.State;

/** Reports about one order for the delivery on Tuesday 2026-12-01, which can be ordered until 13:00 the day before. */
record Reported(
        long version,
        State state,
        String placed,
        @Nullable LocalDate day,
        List<Fee> fees,
        boolean refused,
        @Nullable String occurred) {

    static final String CASE = "EXE-2026-000008";
    static final LocalDate TUESDAY = LocalDate.of(2026, 12, 1);
    static final Occurrence OCCURRENCE = occurrence(TUESDAY, 1);

    static Reported of(long version, State state) {
        return new Reported(version, state, "2026-11-29T10:00:00", null, List.of(), false, null);
    }

    Reported placed(String localTime) {
        return new Reported(version, state, localTime, day, fees, refused, occurred);
    }

    Reported on(LocalDate delivery) {
        return new Reported(version, state, placed, delivery, fees, refused, occurred);
    }

    Reported fee(String type, long ore) {
        return new Reported(version, state, placed, day, List.of(new Fee(type, new Money(ore))), refused, occurred);
    }

    Reported paymentRefused() {
        return new Reported(version, state, placed, day, fees, true, occurred);
    }

    Reported occurred(String localTime) {
        return new Reported(version, state, placed, day, fees, refused, localTime);
    }

    OrderReported report() {
        return new OrderReported(
                "exempelkommun",
                "livs",
                new CustomerRef(CASE, null),
                "4711",
                version,
                state,
                at(placed),
                at(occurred == null ? placed : occurred),
                day,
                new Money(45_900),
                fees,
                17,
                refused);
    }

    static Instant at(String localTime) {
        return LocalDateTime.parse(localTime)
                .atZone(ZoneId.of("Europe/Stockholm"))
                .toInstant();
    }

    static Occurrence occurrence(LocalDate day, int place) {
        return new Occurrence(
                "exempelkommun",
                CASE,
                "livs",
                "enhet-asby",
                Weeks.of(day),
                place,
                day,
                Occurrence.Fulfilment.STORE_DELIVERY,
                at(day.minusDays(1) + "T13:00:00"),
                true,
                null,
                Occurrence.State.PLANNED,
                null,
                1);
    }
}
