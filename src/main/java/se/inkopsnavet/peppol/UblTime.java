package se.inkopsnavet.peppol;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/** Days and times as UBL writes them: apart, with or without an offset. Without one they are Swedish. */
final class UblTime {

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

    private UblTime() {}

    /** @throws FaultException INVALID_DATE */
    static LocalDate day(String date, String place) {
        try {
            return LocalDate.parse(date.length() > 10 ? date.substring(0, 10) : date);
        } catch (DateTimeException e) {
            throw new FaultException(Fault.INVALID_DATE, place);
        }
    }

    /** @param time blank for the day's first moment @throws FaultException INVALID_DATE */
    static Instant moment(String date, String time, String place) {
        LocalDate day = day(date, place);
        try {
            if (time.isBlank()) {
                return day.atStartOfDay(STOCKHOLM).toInstant();
            }
            return time.matches(".*(Z|[+-][0-9]{2}:[0-9]{2})")
                    ? OffsetTime.parse(time).atDate(day).toInstant()
                    : LocalTime.parse(time).atDate(day).atZone(STOCKHOLM).toInstant();
        } catch (DateTimeException e) {
            throw new FaultException(Fault.INVALID_DATE, place);
        }
    }
}
