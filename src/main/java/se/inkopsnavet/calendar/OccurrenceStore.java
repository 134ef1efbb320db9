package se.inkopsnavet.calendar;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The occurrences of all cases, and the weeks that have too few. */
public class OccurrenceStore implements Occurrences, WeekReasons {

    private static final String SELECT =
            "select o.municipality, o.case_ref, o.supplier_id, o.unit_id, o.week, o.place, o.day, o.fulfilment, o.cutoff_at,"
                    + " o.cutoff_inclusive, o.displaced_from, o.state, o.reason, o.version from delivery_occurrence o ";

    private final JdbcClient jdbc;

    public OccurrenceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Occurrence> find(String key) {
        String[] parts = key.split("/");
        return parts.length != 3 || !parts[2].matches("\\d{1,2}")
                ? Optional.empty()
                : jdbc.sql(SELECT + "where o.case_ref = ? and o.week = ? and o.place = ?")
                        .params(parts[0], parts[1], Integer.valueOf(parts[2]))
                        .query((row, n) -> read(row))
                        .optional();
    }

    @Override
    public List<Occurrence> of(Collection<String> caseRefs, LocalDate from, LocalDate to) {
        return jdbc.sql(
                        SELECT
                                + "where o.case_ref = any(?) and o.day between ? and ? order by o.day, o.case_ref, o.week, o.place")
                .params(caseRefs.toArray(String[]::new), from, to)
                .query((row, n) -> read(row))
                .list();
    }

    @Override
    public List<String> cases(String municipality, LocalDate day, String after, int atMost) {
        return jdbc.sql("select distinct case_ref from delivery_occurrence where municipality = ? and day = ?"
                        + " and case_ref > ? order by case_ref limit ?")
                .params(municipality, day, after, atMost)
                .query(String.class)
                .list();
    }

    @Override
    public List<Occurrence> on(String municipality, LocalDate day) {
        return jdbc.sql(SELECT + "where o.municipality = ? and o.day = ? order by o.case_ref, o.week, o.place")
                .params(municipality, day)
                .query((row, n) -> read(row))
                .list();
    }

    @Override
    public Map<String, Reason> in(String week, Collection<String> caseRefs) {
        return jdbc
                .sql("select case_ref, reason from calendar_week_reason where case_ref = any(?) and week = ?")
                .params(caseRefs.toArray(String[]::new), week)
                .query((row, n) -> Map.entry(row.getString(1), Reason.valueOf(row.getString(2))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Those of that week and later, by case. */
    Map<String, List<Occurrence>> since(Week first, Collection<String> caseRefs) {
        return jdbc
                .sql(SELECT + "where o.case_ref = any(?) and o.week >= ?")
                .params(caseRefs.toArray(String[]::new), first.text())
                .query((row, n) -> read(row))
                .stream()
                .collect(Collectors.groupingBy(Occurrence::caseRef));
    }

    /** By key, the day that a client has last been told of, of those who have been told of one. */
    Map<String, LocalDate> told(Collection<String> caseRefs) {
        return jdbc
                .sql("select case_ref || '/' || week || '/' || place, told_day from delivery_occurrence"
                        + " where case_ref = any(?) and told_day is not null")
                .param(caseRefs.toArray(String[]::new))
                .query((row, n) -> Map.entry(row.getString(1), row.getObject(2, LocalDate.class)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The client has been told of the day that it has now. */
    void tell(Occurrence occurrence) {
        jdbc.sql("update delivery_occurrence set told_day = ? where case_ref = ? and week = ? and place = ?")
                .params(occurrence.day(), occurrence.caseRef(), occurrence.week(), occurrence.place())
                .update();
    }

    /** New ones and new versions of old ones, many at a time: one statement. */
    void save(List<Occurrence> changed) {
        if (changed.isEmpty()) {
            return;
        }
        jdbc.sql(
                        "insert into delivery_occurrence (municipality, case_ref, supplier_id, unit_id, week, place, day, fulfilment, cutoff_at,"
                                + " cutoff_inclusive, displaced_from, state, reason, version)"
                                + " select * from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::int[], ?::date[], ?::text[],"
                                + " ?::timestamptz[], ?::boolean[], ?::date[], ?::text[], ?::text[], ?::int[])"
                                + " on conflict (case_ref, week, place) do update set supplier_id = excluded.supplier_id, unit_id = excluded.unit_id,"
                                + " day = excluded.day, fulfilment = excluded.fulfilment, cutoff_at = excluded.cutoff_at,"
                                + " cutoff_inclusive = excluded.cutoff_inclusive, displaced_from = excluded.displaced_from, state = excluded.state,"
                                + " reason = excluded.reason, version = excluded.version, changed_at = clock_timestamp()")
                .params(
                        column(changed, Occurrence::municipality),
                        column(changed, Occurrence::caseRef),
                        column(changed, Occurrence::supplierId),
                        column(changed, Occurrence::unitId),
                        column(changed, Occurrence::week),
                        column(changed, Occurrence::place),
                        column(changed, Occurrence::day),
                        column(changed, Occurrence::fulfilment),
                        column(changed, Occurrence::cutoffAt),
                        column(changed, Occurrence::cutoffInclusive),
                        column(changed, Occurrence::displacedFrom),
                        column(changed, Occurrence::state),
                        column(changed, Occurrence::reason),
                        column(changed, Occurrence::version))
                .update();
    }

    /** @param reasons by case and week; empty where the week is in order again */
    void save(String municipality, Map<String, Map<String, Optional<Reason>>> reasons) {
        List<String[]> rows = reasons.entrySet().stream()
                .flatMap(each -> each.getValue().entrySet().stream().map(week -> new String[] {
                    each.getKey(),
                    week.getKey(),
                    week.getValue().map(Reason::name).orElse(null)
                }))
                .toList();
        List<String[]> given = rows.stream().filter(row -> row[2] != null).toList();
        List<String[]> gone = rows.stream().filter(row -> row[2] == null).toList();
        if (!given.isEmpty()) {
            jdbc.sql("insert into calendar_week_reason (municipality, case_ref, week, reason)"
                            + " select ?, * from unnest(?::text[], ?::text[], ?::text[])"
                            + " on conflict (case_ref, week) do update set reason = excluded.reason, recorded_at = clock_timestamp()"
                            + " where calendar_week_reason.reason <> excluded.reason")
                    .params(
                            municipality,
                            column(given, row -> row[0]),
                            column(given, row -> row[1]),
                            column(given, row -> row[2]))
                    .update();
        }
        if (!gone.isEmpty()) {
            jdbc.sql("delete from calendar_week_reason r using unnest(?::text[], ?::text[]) as gone (case_ref, week)"
                            + " where r.case_ref = gone.case_ref and r.week = gone.week")
                    .params(column(gone, row -> row[0]), column(gone, row -> row[1]))
                    .update();
        }
    }

    private static <T> @Nullable String[] column(List<T> rows, Function<T, @Nullable Object> value) {
        return rows.stream()
                .map(row -> {
                    Object cell = value.apply(row);
                    return cell == null ? null : cell.toString();
                })
                .toArray(String[]::new);
    }

    static Occurrence read(ResultSet row) throws SQLException {
        Timestamp cutoff = row.getTimestamp("cutoff_at");
        LocalDate displaced = row.getObject("displaced_from", LocalDate.class);
        return new Occurrence(
                row.getString("municipality"),
                row.getString("case_ref"),
                row.getString("supplier_id"),
                row.getString("unit_id"),
                row.getString("week"),
                row.getInt("place"),
                row.getObject("day", LocalDate.class),
                Occurrence.Fulfilment.valueOf(row.getString("fulfilment")),
                cutoff == null ? null : cutoff.toInstant(),
                row.getBoolean("cutoff_inclusive"),
                displaced,
                Occurrence.State.valueOf(row.getString("state")),
                row.getString("reason"),
                row.getInt("version"));
    }
}
