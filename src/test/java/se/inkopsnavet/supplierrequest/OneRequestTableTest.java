package se.inkopsnavet.supplierrequest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.neighbourhood.HubDatabase;

/** An installation that has asked suppliers both ways, before they became one. */
class OneRequestTableTest {

    private static final String LETTER = "00000000-0000-5000-8000-000000000001";
    private static final String CALL = "00000000-0000-5000-8000-000000000002";
    private static final String NUMBER_OF_A_CASE = "00000000-0000-5000-8000-000000000004";
    private static final String BOTH = "00000000-0000-5000-8000-000000000003";

    private final HubDatabase database = HubDatabase.empty();
    private final JdbcClient owner = JdbcClient.create(database.owner());

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void rowsMessagesAndNoticesFollow() {
        database.migrateTo("26");
        message(LETTER, "ORDER_REQUEST");
        message(CALL, "SUPPLIER_API_REQUEST");
        message(BOTH, "ORDER_REQUEST");
        message(NUMBER_OF_A_CASE, "ORDER_REQUEST");
        letter(LETTER, "K-1", null, 17L);
        letter(BOTH, "K-1", "EXE-2026-000002", null);
        letter(NUMBER_OF_A_CASE, "K-4", null, null);
        customer("livs", "K-4", "EXE-2026-000004");
        customer("annan", "K-1", "EXE-2026-000001");
        call(CALL);
        call(BOTH);
        notice(1, "ORDER_REQUEST_NOT_SENT", "a");
        notice(2, "SUPPLIER_REQUEST_NOT_SENT", "b");
        notice(3, "ORDER_REQUEST_NOT_SENT", "b");
        notice(4, "PEPPOL_PHONE", "c");
        notice(5, "COMPLAINT_PHONE", "d");

        database.migrateTo("latest");

        assertThat(list("select right(id::text, 1) || ' ' || carrier || ' ' || coalesce(case_ref, '-') || ' '"
                        + " || coalesce(customer_no, '-') || ' ' || coalesce(file_number, 0) || ' ' || kind || ' ' || day"
                        + " from supplier_request order by id"))
                .containsExactly(
                        "1 LETTER - K-1 17 CANCEL 2026-12-01",
                        "2 REST EXE-2026-000002 - 0 CANCEL 2026-12-01",
                        "3 LETTER EXE-2026-000002 K-1 0 CANCEL 2026-12-01",
                        "4 LETTER EXE-2026-000004 K-4 0 CANCEL 2026-12-01");
        assertThat(list("select distinct flow from message")).containsExactly("SUPPLIER_REQUEST");
        assertThat(list("select kind || ' ' || occurrence from notice order by occurrence"))
                .containsExactly(
                        "SUPPLIER_REQUEST_NOT_SENT a",
                        "SUPPLIER_REQUEST_NOT_SENT b",
                        "SUPPLIER_REQUEST_NOT_SENT c",
                        "CALL_SUPPLIER d");
        assertThat(list("select table_name::text from information_schema.tables where table_name = 'order_request'"))
                .isEmpty();
    }

    /** The call waits for the unit's telephone hours, and did not know the number: that stood in a notice. */
    @Test
    void aComplaintByTelephoneIsToldOnce() {
        database.migrateTo("28.1");
        complaint(1, "EXE-2026-000001", "08-123 456 02", "WAITING");
        complaint(2, "EXE-2026-000002", "–", "WAITING");
        complaint(3, "EXE-2026-000003", "08-123 456 02", "ASKED");

        database.migrateTo("28.2");

        assertThat(list("select case_ref || ' ' || coalesce(about, '-') from contact_call order by case_ref"))
                .containsExactly("EXE-2026-000001 08-123 456 02", "EXE-2026-000002 -", "EXE-2026-000003 -");
        assertThat(list("select subject_ref || ' ' || kind || ' ' || detail from notice"))
                .containsExactly("EXE-2026-000003 CALL_SUPPLIER framför en reklamation till kundtjänst: 08-123 456 02");
    }

    private void message(String id, String flow) {
        owner.sql(
                        "insert into message (id, direction, flow, municipality, state, channel, dedup_id, due_at, give_up_at)"
                                + " values (?::uuid, 'O', ?, 'exempelkommun', 'READY', 'exempelkommun/livs', ?, now(), now())")
                .params(id, flow, id)
                .update();
    }

    private void customer(String supplierId, String customerNo, String caseRef) {
        owner.sql("insert into supplier_customer (municipality, supplier_id, customer_no, case_ref)"
                        + " values ('exempelkommun', ?, ?, ?)")
                .params(supplierId, customerNo, caseRef)
                .update();
    }

    private void complaint(int number, String caseRef, String telephone, String call) {
        notice(number, "COMPLAINT_PHONE", caseRef, telephone, "complaint");
        owner.sql("insert into contact_call (id, municipality, case_ref, reason, who, urgent, state) values"
                        + " (gen_random_uuid(), 'exempelkommun', ?, 'complaint', 'SUPPLIER', false, ?)")
                .params(caseRef, call)
                .update();
    }

    private void letter(String id, String customerNo, String caseRef, Long number) {
        owner.sql(
                        "insert into order_request (id, municipality, supplier_id, kind, case_ref, customer_no, order_no, day, channel,"
                                + " file_number) values (?::uuid, 'exempelkommun', 'livs', 'CANCEL', ?, ?, '4711', '2026-12-01',"
                                + " 'exempelkommun/livs/orders', ?)")
                .params(id, caseRef, customerNo, number)
                .update();
    }

    private void call(String id) {
        owner.sql(
                        "insert into supplier_request (id, municipality, supplier, kind, case_ref, order_no, day)"
                                + " values (?::uuid, 'exempelkommun', 'livs', 'CANCEL', 'EXE-2026-000002', '4711', '2026-12-01')")
                .param(id)
                .update();
    }

    private void notice(int number, String kind, String occurrence) {
        notice(number, kind, "EXE-2026-000002", "", occurrence);
    }

    private void notice(int number, String kind, String caseRef, String detail, String occurrence) {
        owner.sql("insert into notice (id, municipality, kind, role, recipient, subject_ref, detail, occurrence) values"
                        + " (('00000000-0000-0000-0000-00000000000' || ?)::uuid, 'exempelkommun', ?, 'RESPONSIBLE',"
                        + " 'enhet@exempelkommun.example', ?, ?, ?)")
                .params(number, kind, caseRef, detail, occurrence)
                .update();
    }

    private List<String> list(String sql) {
        return owner.sql(sql).query(String.class).list();
    }
}
