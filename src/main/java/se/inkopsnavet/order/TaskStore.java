package se.inkopsnavet.order;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.calendar.Occurrence;

/**
 * What somebody at the unit should see to about orders. A task is told once, when it is opened; it is closed by itself when the groceries are ordered, and
 * then stands in no later list (AC-10-4).
 */
public class TaskStore implements Declines, MissedOrders {

    private final JdbcClient jdbc;

    public TaskStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    enum Kind {
        NOT_PLACED,
        /** A draft that nobody has confirmed. */
        NOT_CONFIRMED,
        /** The cut-off has passed without an order. */
        MISSED
    }

    enum End {
        ORDERED,
        DECLINED,
        /** The client is away, or the case is over. */
        NOT_WANTED,
        /** The week went by without groceries, and the journal says so. */
        DEVIATION
    }

    /** @param otherComes groceries are ordered for another delivery of the client's that week */
    record Task(String occurrence, Kind kind, String caseRef, String week, boolean otherComes) {}

    private static final String[] ORDERED = Arrays.stream(OrderState.values())
            .filter(OrderState::isOrdered)
            .map(Enum::name)
            .toArray(String[]::new);

    /** @return false when it is there already, open or closed */
    boolean open(Occurrence occurrence, Kind kind) {
        return jdbc.sql("insert into order_task (occurrence, kind, municipality, case_ref, week)"
                                + " values (?, ?, ?, ?, ?) on conflict do nothing")
                        .params(
                                occurrence.key(),
                                kind.name(),
                                occurrence.municipality(),
                                occurrence.caseRef(),
                                occurrence.week())
                        .update()
                == 1;
    }

    /** What is left when the order on which a closed task rested is gone. */
    void reopen(Occurrence occurrence, Kind kind) {
        if (!open(occurrence, kind)) {
            jdbc.sql("update order_task set closed_at = null, closed_by = null where occurrence = ? and kind = ?"
                            + " and closed_by = 'ORDERED'")
                    .params(occurrence.key(), kind.name())
                    .update();
        }
    }

    void way(String occurrence, Way.Kind way) {
        jdbc.sql("update order_task set way = ? where occurrence = ? and kind = 'MISSED'")
                .params(way.name(), occurrence)
                .update();
    }

    /** Nothing is left to see to for the client in that week. */
    void settled(String caseRef, String week, End end) {
        jdbc.sql("update order_task set closed_at = clock_timestamp(), closed_by = ?"
                        + " where case_ref = ? and week = ? and closed_at is null")
                .params(end.name(), caseRef, week)
                .update();
    }

    /** The next cases with a delivery of that week that nothing has come of, in the order of their references. @param after the last one seen */
    List<String> cases(String municipality, String week, String after, int most) {
        return jdbc.sql("select distinct case_ref from order_task where municipality = ? and week = ? and case_ref > ?"
                        + " and kind = 'MISSED' and closed_at is null order by case_ref limit ?")
                .params(municipality, week, after, most)
                .query(String.class)
                .list();
    }

    /** Those deliveries of some cases. */
    List<Task> missed(Collection<String> caseRefs, String week) {
        return jdbc.sql(
                        "select occurrence, kind, case_ref, week, exists (select from purchase_order o where o.case_ref = t.case_ref"
                                + " and starts_with(o.occurrence, t.case_ref || '/' || t.week || '/') and o.state = any(?))"
                                + " from order_task t where case_ref = any(?) and week = ?"
                                + " and kind = 'MISSED' and closed_at is null order by occurrence")
                .params(ORDERED, caseRefs.toArray(String[]::new), week)
                .query((row, n) -> new Task(
                        row.getString(1),
                        Kind.valueOf(row.getString(2)),
                        row.getString(3),
                        row.getString(4),
                        row.getBoolean(5)))
                .list();
    }

    @Override
    public Set<String> among(Collection<String> occurrences) {
        return new HashSet<>(jdbc.sql("select occurrence from order_task where occurrence = any(?)"
                        + " and kind = 'MISSED' and closed_at is null")
                .param(occurrences.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    @Override
    public boolean isDeclined(String caseRef, String week) {
        return jdbc.sql("select exists (select from order_declined where case_ref = ? and week = ?)")
                .params(caseRef, week)
                .query(Boolean.class)
                .single();
    }

    @Override
    public Set<String> in(String week, Collection<String> caseRefs) {
        return new HashSet<>(jdbc.sql("select case_ref from order_declined where case_ref = any(?) and week = ?")
                .params(caseRefs.toArray(String[]::new), week)
                .query(String.class)
                .list());
    }
}
