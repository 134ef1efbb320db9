package se.inkopsnavet.delivery;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** When each driver is to come, as the day's schedule has it. */
public class SlotStore {

    private final JdbcClient jdbc;

    public SlotStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Planned(
            String caseRef, String supplierId, @Nullable String orderNo, LocalDate day, Instant from, Instant to) {}

    /** The whole day's, instead of what an earlier schedule said. Of protected persons nothing is kept. */
    void replace(String municipality, String supplierId, LocalDate day, List<Planned> stops) {
        jdbc.sql("delete from delivery_slot where municipality = ? and supplier_id = ? and day = ?")
                .params(municipality, supplierId, day)
                .update();
        jdbc.sql("insert into delivery_slot (municipality, supplier_id, day, case_ref, order_no, slot_from, slot_to)"
                        + " select :municipality, :supplier, :day, s.case_ref, s.order_no, s.slot_from, s.slot_to"
                        + " from unnest(:cases, :orders, :from, :to) s (case_ref, order_no, slot_from, slot_to)"
                        + " join purchase_case c on c.case_ref = s.case_ref and c.municipality = :municipality and c.state <> 'HELD_PROTECTED'"
                        + " on conflict do nothing")
                .param("municipality", municipality)
                .param("supplier", supplierId)
                .param("day", day)
                .param("cases", stops.stream().map(Planned::caseRef).toArray(String[]::new))
                .param(
                        "orders",
                        stops.stream()
                                .map(stop -> stop.orderNo() == null ? "" : stop.orderNo())
                                .toArray(String[]::new))
                .param("from", times(stops.stream().map(Planned::from).toList()))
                .param("to", times(stops.stream().map(Planned::to).toList()))
                .update();
    }

    /** The next cases whose driver was to have come by then, in the order of their references. @param after the last of those before, empty at first */
    List<String> cases(String municipality, Instant end, String after, int atMost) {
        return jdbc.sql("select distinct case_ref from delivery_slot where municipality = ? and slot_to = ?"
                        + " and case_ref > ? order by case_ref limit ?")
                .params(municipality, Timestamp.from(end), after, atMost)
                .query(String.class)
                .list();
    }

    /** Those slots of some of them. */
    List<Planned> ending(Collection<String> caseRefs, Instant end) {
        return jdbc.sql("select case_ref, supplier_id, nullif(order_no, ''), day, slot_from, slot_to from delivery_slot"
                        + " where case_ref = any(?) and slot_to = ? order by case_ref, supplier_id, order_no")
                .params(caseRefs.toArray(String[]::new), Timestamp.from(end))
                .query((row, n) -> new Planned(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getObject(4, LocalDate.class),
                        row.getTimestamp(5).toInstant(),
                        row.getTimestamp(6).toInstant()))
                .list();
    }

    /** The next cases that the supplier comes to on that day, in the order of their references. @param after the last of those before, empty at first */
    List<String> cases(String municipality, String supplierId, LocalDate day, String after, int atMost) {
        return jdbc.sql(
                        "select distinct case_ref from delivery_slot where municipality = ? and supplier_id = ? and day = ?"
                                + " and case_ref > ? order by case_ref limit ?")
                .params(municipality, supplierId, day, after, atMost)
                .query(String.class)
                .list();
    }

    /** Which of its orders the supplier brings to the client on that day; null in the list for one of which the schedule does not say the number. */
    List<@Nullable String> orders(String caseRef, String supplierId, LocalDate day) {
        return jdbc.sql(
                        "select nullif(order_no, '') from delivery_slot where case_ref = ? and supplier_id = ? and day = ?"
                                + " order by slot_from, order_no")
                .params(caseRef, supplierId, day)
                .query((row, n) -> row.getString(1))
                .list();
    }

    private static Timestamp[] times(List<Instant> instants) {
        return instants.stream().map(Timestamp::from).toArray(Timestamp[]::new);
    }
}
