package se.inkopsnavet.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

/** A delivery to come. @param cutoff until when it can be ordered, that moment included */
record PlannedDay(LocalDate day, Instant cutoff) {

    /** @param time of that day, Swedish */
    Instant at(String time) {
        return day.atTime(LocalTime.parse(time)).atZone(Story.STOCKHOLM).toInstant();
    }
}
