package se.inkopsnavet.policy;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.Set;

/**
 * Swedish working days: not Saturday, Sunday or a public holiday by law (1989:253).
 *
 * <p>The library also marks Midsummer's, Christmas and New Year's Eve, which are no public holidays by that law (standards §3).
 */
public final class WorkingDays {

    private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    private static final HolidayManager HOLIDAYS =
            HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.SWEDEN));

    private WorkingDays() {}

    /** @param workingDays at least 1: the first working day after {@code day} is 1 */
    public static LocalDate after(LocalDate day, int workingDays) {
        LocalDate result = day;
        for (int counted = 0; counted < workingDays; ) {
            result = result.plusDays(1);
            if (isWorkingDay(result)) {
                counted++;
            }
        }
        return result;
    }

    /** @param workingDays at least 1: the last working day before {@code day} is 1 */
    public static LocalDate before(LocalDate day, int workingDays) {
        LocalDate result = day;
        for (int counted = 0; counted < workingDays; ) {
            result = result.minusDays(1);
            if (isWorkingDay(result)) {
                counted++;
            }
        }
        return result;
    }

    public static boolean isWorkingDay(LocalDate day) {
        return !WEEKEND.contains(day.getDayOfWeek()) && !isPublicHoliday(day);
    }

    /** A public holiday by law that has a name of its own; an ordinary Sunday has none. */
    public static boolean isPublicHoliday(LocalDate day) {
        return !isEve(day) && HOLIDAYS.isHoliday(day);
    }

    private static boolean isEve(LocalDate day) {
        boolean christmasOrNewYear =
                day.getMonth() == Month.DECEMBER && (day.getDayOfMonth() == 24 || day.getDayOfMonth() == 31);
        boolean midsummer = day.getMonth() == Month.JUNE
                && day.getDayOfWeek() == DayOfWeek.FRIDAY
                && day.getDayOfMonth() >= 19
                && day.getDayOfMonth() <= 25;
        return christmasOrNewYear || midsummer;
    }
}
