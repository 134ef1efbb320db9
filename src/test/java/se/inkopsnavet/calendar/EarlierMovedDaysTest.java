package se.inkopsnavet.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.neighbourhood.HubDatabase;

/** An installation that has told clients of moved days before it kept which. */
class EarlierMovedDaysTest {

    private final HubDatabase database = HubDatabase.empty();
    private final JdbcClient owner = JdbcClient.create(database.owner());

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void whoWasToldIsKnownAndNobodyElse() {
        database.migrateTo("29");
        moved("EXE-2026-000001", "2026-12-23", "2026-12-24");
        told("EXE-2026-000001", "2026-12-23");
        moved("EXE-2026-000002", "2026-12-23", "2026-12-24");
        moved("EXE-2026-000003", "2026-12-22", "2026-12-24");
        told("EXE-2026-000003", "2026-12-23");
        moved("EXE-2026-000004", "2026-12-23", null);

        database.migrateTo("latest");

        assertThat(owner.sql("select case_ref || ' ' || told_day from delivery_occurrence where told_day is not null")
                        .query(String.class)
                        .list())
                .containsExactly("EXE-2026-000001 2026-12-23");
    }

    private void moved(String caseRef, String day, String from) {
        owner.sql(
                        "insert into delivery_occurrence (municipality, case_ref, supplier_id, week, place, day, fulfilment,"
                                + " cutoff_inclusive, displaced_from, state, version)"
                                + " values ('exempelkommun', ?, 'livs', '2026-W52', 1, ?, 'STORE_DELIVERY', true, ?, 'PLANNED', 1)")
                .params(caseRef, LocalDate.parse(day), from == null ? null : LocalDate.parse(from))
                .update();
    }

    private void told(String caseRef, String day) {
        owner.sql(
                        "insert into contact_text (id, municipality, case_ref, template, audience, body, useful_until, state)"
                                + " values (gen_random_uuid(), 'exempelkommun', ?, 'delivery-moved', 'CLIENT', ?, now(), 'ARRIVED')")
                .params(caseRef, "Ärende " + caseRef + ": ny leveransdag " + day)
                .update();
    }
}
