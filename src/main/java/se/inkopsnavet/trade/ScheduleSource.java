package se.inkopsnavet.trade;

import java.time.LocalDate;

/** Where a supplier's delivery schedule can be asked for; a bean per kind of channel that offers it. */
public interface ScheduleSource {

    /**
     * Asks for the schedule of one day. It comes as a {@link ScheduleReported}, or not at all; with a supplier that this source does not reach, nothing
     * happens. In the caller's transaction: the supplier is asked after it has committed, and until it answers or the day is over.
     *
     * @param municipality policy id
     */
    void fetch(String municipality, String supplierId, LocalDate day);
}
