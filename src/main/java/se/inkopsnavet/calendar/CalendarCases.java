package se.inkopsnavet.calendar;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.lifeevent.AbsenceFollower;
import se.inkopsnavet.purchase.PersonKey;

/**
 * Which cases are to be planned again. Whatever writes to a case moves its {@code changed_at}: no room needs to remember to tell the calendar, and none has to
 * wait for it. What lies beside the case (an absence, a slot, new rules) marks the case as stale.
 */
public class CalendarCases implements AbsenceFollower {

    private final JdbcClient jdbc;

    public CalendarCases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param changedAt of the case as it was when it was found */
    record Pending(String caseRef, String municipality, Instant changedAt) {}

    /** The next ones in the order of their references. @param after the last one of the time before, or empty */
    List<Pending> pending(Collection<String> municipalities, String after, int most) {
        return jdbc.sql(
                        "select c.case_ref, c.municipality, c.changed_at from purchase_case c left join calendar_case k on k.case_ref = c.case_ref"
                                + " where c.case_ref > ? and c.municipality = any(?) and (k.case_ref is null or k.stale or k.seen_at <> c.changed_at)"
                                + " order by c.case_ref limit ?")
                .params(after, municipalities.toArray(String[]::new), most)
                .query((row, n) -> pending(row))
                .list();
    }

    /** One case, whether it is to be planned again or not. */
    List<Pending> found(String caseRef) {
        return jdbc.sql("select case_ref, municipality, changed_at from purchase_case where case_ref = ?")
                .param(caseRef)
                .query((row, n) -> pending(row))
                .list();
    }

    private static Pending pending(ResultSet row) throws SQLException {
        return new Pending(
                row.getString(1), row.getString(2), row.getTimestamp(3).toInstant());
    }

    /** @param opened those that are in use, and the day since when */
    void seen(List<Pending> planned, Map<String, LocalDate> opened) {
        jdbc.sql("insert into calendar_case (case_ref, municipality, seen_at, opened)"
                        + " select * from unnest(?::text[], ?::text[], ?::timestamptz[], ?::date[])"
                        + " on conflict (case_ref) do update set seen_at = excluded.seen_at, stale = false,"
                        + " opened = coalesce(calendar_case.opened, excluded.opened)")
                .params(
                        planned.stream().map(Pending::caseRef).toArray(String[]::new),
                        planned.stream().map(Pending::municipality).toArray(String[]::new),
                        planned.stream()
                                .map(each -> each.changedAt().toString())
                                .toArray(String[]::new),
                        planned.stream()
                                .map(each -> opened.get(each.caseRef()))
                                .map(day -> day == null ? null : Date.valueOf(day))
                                .toArray(Date[]::new))
                .update();
    }

    /** Since when they are in use, of those that have been. */
    Map<String, LocalDate> opened(Collection<String> caseRefs) {
        return jdbc
                .sql("select case_ref, opened from calendar_case where case_ref = any(?) and opened is not null")
                .param(caseRefs.toArray(String[]::new))
                .query((row, n) -> Map.entry(row.getString(1), row.getObject(2, LocalDate.class)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Who has an account that has been handed over, also while a changed row is on its way. */
    Set<String> withAccount(Collection<String> caseRefs) {
        return jdbc
                .sql(
                        "select case_ref from supplier_account where case_ref = any(?) and state in ('HANDED_OVER', 'ACTIVE')")
                .param(caseRefs.toArray(String[]::new))
                .query(String.class)
                .stream()
                .collect(Collectors.toSet());
    }

    /** The booked days from that day on, by case, in their order: what a supplier says of a week goes before what the unit says. */
    Map<String, List<LocalDate>> booked(Collection<String> caseRefs, LocalDate from) {
        return jdbc
                .sql(
                        "select distinct case_ref, day from calendar_slot s where case_ref = any(?) and day >= ?"
                                + " and (supplier_id <> ? or not exists (select from calendar_slot o where o.case_ref = s.case_ref"
                                + " and o.supplier_id <> s.supplier_id and date_trunc('week', o.day) = date_trunc('week', s.day))) order by day")
                .params(caseRefs.toArray(String[]::new), from, Occurrence.NO_SUPPLIER)
                .query((row, n) -> Map.entry(row.getString(1), row.getObject(2, LocalDate.class)))
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    @Override
    public void absenceChanged(String municipality, PersonKey person) {
        jdbc.sql("update calendar_case k set stale = true from purchase_case c where c.case_ref = k.case_ref"
                        + " and c.municipality = ? and c.person_key = ?")
                .params(municipality, person.bytes())
                .update();
    }

    /**
     * What the supplier says of an order's day. The case is locked.
     *
     * @return false when a later report is known
     */
    boolean book(SlotTaker.Booking booking) {
        int booked = jdbc.sql(
                        "insert into calendar_slot (case_ref, supplier_id, order_no, municipality, day, supplier_version) values (?, ?, ?, ?, ?, ?)"
                                + " on conflict (case_ref, supplier_id, order_no) do update set day = excluded.day,"
                                + " supplier_version = excluded.supplier_version, changed_at = clock_timestamp()"
                                + " where calendar_slot.supplier_version < excluded.supplier_version")
                .params(
                        booking.caseRef(),
                        booking.supplierId(),
                        booking.orderNo(),
                        booking.municipality(),
                        booking.day(),
                        booking.version())
                .update();
        if (booked > 0) {
            jdbc.sql("update calendar_case set stale = true where case_ref = ?")
                    .param(booking.caseRef())
                    .update();
        }
        return booked > 0;
    }

    /**
     * Every case of the municipality that is not over is to be planned again where the rules have changed or another week has come in sight.
     *
     * @return false when it was planned that far, under the same rules
     */
    boolean advance(String municipality, String untilWeek, String rules) {
        int moved = jdbc.sql("insert into calendar_horizon (municipality, until_week, rules) values (?, ?, ?)"
                        + " on conflict (municipality) do update set until_week = excluded.until_week, rules = excluded.rules,"
                        + " changed_at = clock_timestamp() where (calendar_horizon.until_week, calendar_horizon.rules)"
                        + " is distinct from (excluded.until_week, excluded.rules)")
                .params(municipality, untilWeek, rules)
                .update();
        if (moved > 0) {
            jdbc.sql(
                            "update calendar_case k set stale = true from purchase_case c where c.case_ref = k.case_ref"
                                    + " and k.municipality = ? and not k.stale and c.state not in ('CLOSED', 'DECEASED', 'HELD_PROTECTED')")
                    .param(municipality)
                    .update();
        }
        return moved > 0;
    }
}
