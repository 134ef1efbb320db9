package se.inkopsnavet.schedule;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The newest schedule of each supplier and day: its stops without their addresses. In the caller's transaction. */
public class ScheduleStore {

    private final JdbcClient jdbc;

    public ScheduleStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whose schedule of which day. */
    record Key(String municipality, String supplierId, LocalDate day) {}

    /** @param occurredAt and hash: null while none was usable @param refused why the newest one is not believed, or null */
    record Known(
            @Nullable Instant occurredAt,
            @Nullable String hash,
            @Nullable String refused) {}

    /** One comparison of a day at a time, on whichever node. */
    void lock(String municipality, LocalDate day) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('schedule|' || ? || '|' || ?, 3))")
                .params(municipality, day.toString())
                .query(row -> {});
    }

    Optional<Known> find(Key key) {
        return jdbc.sql("select occurred_at, content_hash, refused from schedule_day"
                        + " where municipality = ? and supplier_id = ? and day = ?")
                .params(key.municipality(), key.supplierId(), key.day())
                .query((row, n) -> new Known(
                        row.getTimestamp(1) == null ? null : row.getTimestamp(1).toInstant(),
                        row.getString(2),
                        row.getString(3)))
                .optional();
    }

    /** The suppliers with a schedule of that day that is believed. */
    Set<String> suppliers(String municipality, LocalDate day) {
        return new TreeSet<>(jdbc.sql(
                        "select supplier_id from schedule_day where municipality = ? and day = ? and content_hash is not null")
                .params(municipality, day)
                .query(String.class)
                .list());
    }

    /** Whether the very same schedule was that of another day. */
    boolean isAnotherDays(Key key, String hash) {
        return jdbc.sql("select exists (select from schedule_day"
                        + " where municipality = ? and supplier_id = ? and day <> ? and content_hash = ?)")
                .params(key.municipality(), key.supplierId(), key.day(), hash)
                .query(Boolean.class)
                .single();
    }

    /** One that is not believed leaves an earlier one of that day in force. */
    void refuse(Key key, String code) {
        jdbc.sql("insert into schedule_day (municipality, supplier_id, day, refused) values (?, ?, ?, ?)"
                        + " on conflict (municipality, supplier_id, day) do update set refused = excluded.refused,"
                        + " changed_at = clock_timestamp()")
                .params(key.municipality(), key.supplierId(), key.day(), code)
                .update();
    }

    /** Takes the place of the earlier one of that day. */
    void replace(Key key, Instant occurredAt, String hash, int expected, List<DrivenStop> stops) {
        jdbc.sql("insert into schedule_day (municipality, supplier_id, day, occurred_at, content_hash, expected)"
                        + " values (?, ?, ?, ?, ?, ?) on conflict (municipality, supplier_id, day) do update"
                        + " set occurred_at = excluded.occurred_at, content_hash = excluded.content_hash,"
                        + " expected = excluded.expected, refused = null, changed_at = clock_timestamp()")
                .params(key.municipality(), key.supplierId(), key.day(), Timestamp.from(occurredAt), hash, expected)
                .update();
        jdbc.sql("delete from schedule_stop where municipality = ? and supplier_id = ? and day = ?")
                .params(key.municipality(), key.supplierId(), key.day())
                .update();
        insert(key, stops);
    }

    private void insert(Key key, List<DrivenStop> stops) {
        jdbc.sql(
                        "insert into schedule_stop (municipality, supplier_id, day, n, case_ref, from_time, to_time, address_fits, told_from)"
                                + " select ?, ?, ?, s.* from unnest(?::int[], ?::text[], ?::time[], ?::time[], ?::boolean[], ?::time[]) s")
                .params(
                        key.municipality(),
                        key.supplierId(),
                        key.day(),
                        stops.stream().map(DrivenStop::n).toArray(Integer[]::new),
                        stops.stream().map(DrivenStop::caseRef).toArray(String[]::new),
                        stops.stream().map(stop -> text(stop.from())).toArray(String[]::new),
                        stops.stream().map(stop -> text(stop.to())).toArray(String[]::new),
                        stops.stream().map(DrivenStop::addressFits).toArray(Boolean[]::new),
                        stops.stream().map(stop -> text(stop.toldFrom())).toArray(String[]::new))
                .update();
    }

    private static @Nullable String text(@Nullable LocalTime time) {
        return time == null ? null : time.toString();
    }

    List<DrivenStop> stops(Key key) {
        return jdbc.sql("select n, case_ref, from_time, to_time, address_fits, told_from from schedule_stop"
                        + " where municipality = ? and supplier_id = ? and day = ? order by n")
                .params(key.municipality(), key.supplierId(), key.day())
                .query((row, n) -> new DrivenStop(
                        row.getInt(1),
                        row.getString(2),
                        row.getObject(3, LocalTime.class),
                        row.getObject(4, LocalTime.class),
                        row.getObject(5, Boolean.class),
                        row.getObject(6, LocalTime.class)))
                .list();
    }

    /** What the units were told of when each delivery begins, by case reference. */
    Map<String, LocalTime> told(Key key) {
        Map<String, LocalTime> told = new HashMap<>();
        jdbc.sql("select case_ref, told_from from schedule_stop where municipality = ? and supplier_id = ? and day = ?"
                        + " and case_ref is not null and told_from is not null order by n desc")
                .params(key.municipality(), key.supplierId(), key.day())
                .query(row -> {
                    told.put(row.getString(1), row.getObject(2, LocalTime.class));
                });
        return told;
    }

    /** The units have been told of the times as they are now. */
    void told(String municipality, LocalDate day) {
        jdbc.sql("update schedule_stop set told_from = from_time where municipality = ? and day = ?"
                        + " and told_from is distinct from from_time")
                .params(municipality, day)
                .update();
    }
}
