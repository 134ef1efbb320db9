package se.inkopsnavet.demo;

import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.neighbourhood.supplier.SupplierRecord;

/** What the hub's database says of the demo's cases. */
record DemoCases(JdbcClient jdbc) {

    /** By which the grocer's row of a person is known in the hub. */
    String caseRef(SupplierRecord.Row row) {
        return text(
                "select case_ref from customer_list_row where batch_id = ?::uuid and position = ?",
                row.batchId(),
                row.number());
    }

    /** Of the case behind the grocer's row; empty while there is none. */
    String state(SupplierRecord.Row row) {
        return row == null ? "" : state(caseRef(row));
    }

    String state(String caseRef) {
        return text("select state from purchase_case where case_ref = ?", caseRef);
    }

    /** Of a municipality with one case; empty while it has none. */
    String onlyCase(String municipality) {
        return text("select coalesce(max(case_ref), '') from purchase_case where municipality = ?", municipality);
    }

    String orderState(String orderNo) {
        return text("select coalesce(max(state), '') from purchase_order where order_no = ?", orderNo);
    }

    String review(LocalDate day, String unit) {
        return text("select coalesce(max(state), '') from schedule_review where day = ? and unit_id = ?", day, unit);
    }

    int count(String sql, Object... values) {
        return jdbc.sql(sql).params(values).query(Integer.class).single();
    }

    private String text(String sql, Object... values) {
        return jdbc.sql(sql).params(values).query(String.class).single();
    }
}
