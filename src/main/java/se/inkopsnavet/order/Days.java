package se.inkopsnavet.order;

import java.time.LocalDate;
import java.time.ZoneId;

/** Days of orders, Europe/Stockholm. */
final class Days {

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

    private Days() {}

    static LocalDate placed(Order order) {
        return LocalDate.ofInstant(order.placedAt(), STOCKHOLM);
    }
}
