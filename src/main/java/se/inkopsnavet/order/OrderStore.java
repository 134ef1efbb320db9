package se.inkopsnavet.order;

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
import se.inkopsnavet.policy.Weeks;
import se.inkopsnavet.purchase.PurchaseCase;
import se.inkopsnavet.trade.Money;

/** Orders in the database: references, totals and times, never goods. */
public class OrderStore implements Orders {

    private static final String SELECT =
            "select municipality, supplier_id, order_no, case_ref, occurrence, state, supplier_version, placed_at, delivery_day, total_ore,"
                    + " line_count, digest from purchase_order o";

    private static final String ORDERED = "('CONFIRMED', 'LOCKED', 'PICKED', 'OUT_FOR_DELIVERY')";

    /** Nothing about a protected person stands in anybody's list (requirements S-03). */
    private static final String SHOWN =
            " and not exists (select from purchase_case c where c.case_ref = o.case_ref and "
                    + PurchaseCase.MAY_BE_PROTECTED
                    + ")";

    private final JdbcClient jdbc;

    public OrderStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Order> find(String municipality, String supplierId, String orderNo) {
        return seen(municipality, supplierId, orderNo, "").map(Seen::order);
    }

    /** Locked for the rest of the transaction. */
    Optional<Seen> lock(String municipality, String supplierId, String orderNo) {
        return seen(municipality, supplierId, orderNo, " for no key update");
    }

    private Optional<Seen> seen(String municipality, String supplierId, String orderNo, String lock) {
        return jdbc.sql(SELECT + " where municipality = ? and supplier_id = ? and order_no = ?" + lock)
                .params(municipality, supplierId, orderNo)
                .query((row, n) -> new Seen(order(row), row.getString("digest")))
                .optional();
    }

    @Override
    public Optional<Order> ofCase(String caseRef, String orderNo) {
        return jdbc.sql(SELECT + " where case_ref = ? and order_no = ? order by placed_at desc, supplier_id limit 1")
                .params(caseRef, orderNo)
                .query((row, n) -> order(row))
                .optional();
    }

    @Override
    public Optional<Order> forOccurrence(String occurrenceKey) {
        return Optional.ofNullable(forOccurrences(List.of(occurrenceKey)).get(occurrenceKey));
    }

    /** The order that counts for each; nothing for one without any. */
    public Map<String, Order> forOccurrences(Collection<String> keys) {
        return jdbc
                .sql("select distinct on (o.occurrence) o.* from (" + SELECT + " where occurrence = any(?)) o"
                        + " order by o.occurrence, (o.state in " + ORDERED
                        + ") desc, o.placed_at desc, o.supplier_id, o.order_no")
                .param(keys.toArray(String[]::new))
                .query((row, n) -> order(row))
                .list()
                .stream()
                .collect(Collectors.toMap(Order::occurrence, Function.identity()));
    }

    @Override
    public List<Order> on(String municipality, LocalDate day) {
        return jdbc.sql(SELECT + " where municipality = ? and delivery_day = ?" + SHOWN
                        + " order by case_ref, supplier_id, order_no")
                .params(municipality, day)
                .query((row, n) -> order(row))
                .list();
    }

    @Override
    public List<Order> of(Collection<String> caseRefs, LocalDate from, LocalDate to) {
        return jdbc.sql(SELECT + " where case_ref = any(?) and delivery_day between ? and ?" + SHOWN
                        + " order by delivery_day, case_ref, supplier_id, order_no")
                .params(caseRefs.toArray(String[]::new), from, to)
                .query((row, n) -> order(row))
                .list();
    }

    @Override
    public boolean isReporting(String municipality, String supplierId, LocalDate day) {
        return jdbc.sql("select exists (select from purchase_order o where municipality = ? and delivery_day = ?"
                        + " and supplier_id = ? and (state in " + ORDERED + " or state = 'LATE')" + SHOWN + ")")
                .params(municipality, day, supplierId)
                .query(Boolean.class)
                .single();
    }

    /** How many other orders of the client bring groceries in that ISO week. */
    int othersIn(String caseRef, String week, String supplierId, String orderNo) {
        LocalDate monday = Weeks.monday(week);
        return jdbc.sql(
                        "select count(*) from purchase_order where case_ref = :caseRef and state in " + ORDERED
                                + " and not (supplier_id = :supplier and order_no = :order)"
                                + " and (delivery_day between :monday and :sunday or delivery_day is null and occurrence like :week)")
                .param("caseRef", caseRef)
                .param("supplier", supplierId)
                .param("order", orderNo)
                .param("monday", monday)
                .param("sunday", monday.plusDays(6))
                .param("week", caseRef + "/" + week + "/%")
                .query(Integer.class)
                .single();
    }

    /** Whether groceries are ordered for that day, or for one of the client's deliveries, whatever day the supplier then says. */
    boolean comes(String caseRef, LocalDate day, Collection<String> occurrences) {
        return jdbc.sql("select exists (select from purchase_order where case_ref = ? and state in " + ORDERED
                        + " and (delivery_day = ? or occurrence = any(?)))")
                .params(caseRef, day, occurrences.toArray(String[]::new))
                .query(Boolean.class)
                .single();
    }

    /** Open orders of a client who must not get any. @param today in Europe/Stockholm */
    List<Order> open(String caseRef, LocalDate today) {
        return jdbc.sql(SELECT + " where case_ref = ? and state in ('CONFIRMED', 'LOCKED', 'LATE', 'PICKED')"
                        + " and (delivery_day is null or delivery_day >= ?) order by supplier_id, order_no")
                .params(caseRef, today)
                .query((row, n) -> order(row))
                .list();
    }

    /** The cut-off has passed. */
    int lockOf(Collection<String> occurrences) {
        return jdbc.sql("update purchase_order set state = 'LOCKED', changed_at = clock_timestamp()"
                        + " where occurrence = any(?) and state = 'CONFIRMED'")
                .param(occurrences.toArray(String[]::new))
                .update();
    }

    void save(Order order, String digest) {
        jdbc.sql(
                        "insert into purchase_order (municipality, supplier_id, order_no, case_ref, occurrence, state, supplier_version, placed_at,"
                                + " delivery_day, total_ore, line_count, digest) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                                + " on conflict (municipality, supplier_id, order_no) do update set occurrence = excluded.occurrence, state = excluded.state,"
                                + " supplier_version = excluded.supplier_version, placed_at = excluded.placed_at, delivery_day = excluded.delivery_day,"
                                + " total_ore = excluded.total_ore, line_count = excluded.line_count, digest = excluded.digest,"
                                + " changed_at = clock_timestamp()")
                .params(
                        order.municipality(),
                        order.supplierId(),
                        order.orderNo(),
                        order.caseRef(),
                        order.occurrence(),
                        order.state().name(),
                        order.supplierVersion(),
                        Timestamp.from(order.placedAt()),
                        order.deliveryDay(),
                        order.total() == null ? null : order.total().ore(),
                        order.lineCount(),
                        digest)
                .update();
    }

    private static Order order(ResultSet row) throws SQLException {
        return new Order(
                row.getString("municipality"),
                row.getString("supplier_id"),
                row.getString("order_no"),
                row.getString("case_ref"),
                row.getString("occurrence"),
                OrderState.valueOf(row.getString("state")),
                row.getLong("supplier_version"),
                row.getTimestamp("placed_at").toInstant(),
                row.getObject("delivery_day", LocalDate.class),
                money(row.getObject("total_ore", Long.class)),
                row.getInt("line_count"));
    }

    private static @Nullable Money money(@Nullable Long ore) {
        return ore == null ? null : new Money(ore);
    }
}
