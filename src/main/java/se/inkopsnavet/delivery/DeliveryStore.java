package se.inkopsnavet.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.delivery.Act.Service;
import se.inkopsnavet.policy.DeliveryOutcome;
import se.inkopsnavet.policy.Fees.Payer;
import se.inkopsnavet.trade.DeliveryReported.Kind;

/** Deliveries in the database. Locked by the person's case. */
public class DeliveryStore {

    private static final String SELECT =
            "select d.id, d.municipality, d.case_ref, d.supplier_id, d.order_no, d.occurrence, d.day, s.slot_from, s.slot_to, d.planned_for,"
                    + " d.noted_version from delivery d left join lateral (select slot_from, slot_to from delivery_slot s"
                    + " where s.case_ref = d.case_ref and s.day = d.day and s.supplier_id = d.supplier_id"
                    + " and (s.order_no = '' or s.order_no = coalesce(d.order_no, s.order_no)) order by s.slot_from limit 1) s on true ";

    private final JdbcClient jdbc;

    public DeliveryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Delivery> find(UUID id) {
        return jdbc.sql(SELECT + "where d.id = ?").param(id).query(this::read).optional();
    }

    /** All that a supplier brings to somebody on a day, oldest first. */
    List<Delivery> of(String caseRef, String supplierId, LocalDate day) {
        return jdbc.sql(SELECT + "where d.case_ref = ? and d.supplier_id = ? and d.day = ? order by d.created_at, d.id")
                .params(caseRef, supplierId, day)
                .query(this::read)
                .list();
    }

    /** How many of a person's deliveries between two days met a closed door. */
    int closedDoors(String caseRef, LocalDate from, LocalDate before) {
        return jdbc.sql("select count(*) from delivery d where d.case_ref = ? and d.day >= ? and d.day < ?"
                        + " and exists (select from delivery_report r where r.delivery_id = d.id"
                        + " and (r.kind = 'NO_ANSWER' or r.outcome = 'LEFT_OUTSIDE_NO_ANSWER'))")
                .params(caseRef, from, before)
                .query(Integer.class)
                .single();
    }

    void insert(Delivery delivery) {
        jdbc.sql("insert into delivery (id, municipality, case_ref, supplier_id, day) values (?, ?, ?, ?, ?)")
                .params(
                        delivery.id(),
                        delivery.municipality(),
                        delivery.caseRef(),
                        delivery.supplierId(),
                        delivery.day())
                .update();
        update(delivery);
    }

    void update(Delivery delivery) {
        jdbc.sql("update delivery set order_no = ?, occurrence = ?, outcome = ?, planned_for = ?, noted_version = ?,"
                        + " changed_at = clock_timestamp() where id = ?")
                .params(
                        delivery.orderNo(),
                        delivery.occurrence(),
                        delivery.outcome().map(Enum::name).orElse(null),
                        at(delivery.told().plannedFor()),
                        delivery.told().noted(),
                        delivery.id())
                .update();
    }

    void add(UUID delivery, Seen seen) {
        jdbc.sql("insert into delivery_report (delivery_id, kind, version, occurred_at, expected_at, outcome, attempts)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        delivery,
                        seen.kind().name(),
                        seen.version(),
                        at(seen.occurredAt()),
                        at(seen.expectedAt()),
                        seen.outcome() == null ? null : seen.outcome().name(),
                        seen.attempts())
                .update();
    }

    /** What the delivery counts as, instead of what it did before. */
    void count(Delivery delivery, Map<Service, Payer> services) {
        jdbc.sql("delete from delivery_count where delivery_id = ?")
                .param(delivery.id())
                .update();
        services.forEach((service, payer) -> jdbc.sql(
                        "insert into delivery_count (delivery_id, service, municipality, case_ref, supplier_id, day, payer)"
                                + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        delivery.id(),
                        service.name(),
                        delivery.municipality(),
                        delivery.caseRef(),
                        delivery.supplierId(),
                        delivery.day(),
                        payer.name())
                .update());
    }

    private Delivery read(ResultSet row, int n) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        Instant from = instant(row, "slot_from");
        Instant to = instant(row, "slot_to");
        return new Delivery(
                id,
                row.getString("municipality"),
                row.getString("case_ref"),
                row.getString("supplier_id"),
                row.getString("order_no"),
                row.getString("occurrence"),
                row.getObject("day", LocalDate.class),
                from == null || to == null ? null : new Delivery.Slot(from, to),
                reports(id),
                new Delivery.Told(instant(row, "planned_for"), row.getObject("noted_version", Long.class)));
    }

    private List<Seen> reports(UUID delivery) {
        return jdbc.sql(
                        "select kind, version, occurred_at, expected_at, outcome, attempts from delivery_report where delivery_id = ?")
                .param(delivery)
                .query((row, n) -> new Seen(
                        Kind.valueOf(row.getString("kind")),
                        row.getLong("version"),
                        row.getTimestamp("occurred_at").toInstant(),
                        instant(row, "expected_at"),
                        row.getString("outcome") == null ? null : DeliveryOutcome.valueOf(row.getString("outcome")),
                        row.getInt("attempts")))
                .list();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private static @Nullable Timestamp at(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }
}
