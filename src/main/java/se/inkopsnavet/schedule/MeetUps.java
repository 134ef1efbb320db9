package se.inkopsnavet.schedule;

import java.time.LocalDate;
import java.util.Set;

/** Where somebody of the unit is planned to meet the driver; asked of whoever plans the meetings. */
public interface MeetUps {

    /** @return the case references with a planned meeting that day */
    Set<String> planned(String municipality, LocalDate day);
}
