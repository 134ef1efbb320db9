package se.inkopsnavet.policy;

import java.time.LocalTime;

/**
 * Latest time to order before the delivery day (stopptid), Europe/Stockholm.
 *
 * @param inclusive whether an order on the stroke is in time
 * @param daysBefore counted back from the delivery day
 */
public record Cutoff(LocalTime time, boolean inclusive, int daysBefore, DayType dayType) {

    public enum DayType {
        CALENDAR,
        WORKDAY
    }
}
