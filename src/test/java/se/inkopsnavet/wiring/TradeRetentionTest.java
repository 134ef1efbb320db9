package se.inkopsnavet.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.inkopsnavet.ledger.LedgerBench;
import se.inkopsnavet.ledger.Retention;
import se.inkopsnavet.ledger.RetentionRules;

/** What the rooms of orders and complaints let go of, and keep. */
class TradeRetentionTest {

    private static final Retention.Rule RULE = RetentionRules.of("kommun");

    @AutoClose
    private static final LedgerBench bench = new LedgerBench();

    private final Retention retention =
            new Retention(bench.jdbc, bench.savepoints, RetentionConfiguration.rooms(bench.jdbc));

    @ParameterizedTest
    @CsvSource({
        "CLOSED, 100, HANDED_OVER, 0",
        "CLOSED, 80, HANDED_OVER, 1",
        "REFUND_AWAITED, 100, HANDED_OVER, 1",
        "SENT, 100, CLOSED, 0"
    })
    void complaintGoesWhenItOrItsCaseHasLongBeenOver(String state, int days, String caseState, int left) {
        bench.all
                .sql("call wipe('complaint, complaint_count, purchase_case, purge')")
                .update();
        bench.all
                .sql(
                        "insert into purchase_case (case_ref, municipality, person_key, state, policy, as_of, version, changed_at)"
                                + " values ('K-1', 'kommun', 'p', ?, 'kommun@1', now(), 1, now() - make_interval(days => ?))")
                .params(caseState, days)
                .update();
        bench.all
                .sql(
                        "insert into complaint (id, municipality, case_ref, supplier_id, type, occurrence, state, opened_at, changed_at)"
                                + " values (gen_random_uuid(), 'kommun', 'K-1', 'livs', 'LATE', '1', ?, now(), now() - make_interval(days => ?))")
                .params(state, days)
                .update();
        bench.all
                .sql(
                        "insert into complaint_count (municipality, supplier_id, type, opened) values ('kommun', 'livs', 'LATE', 1)")
                .update();

        retention.purge(RULE);

        assertThat(bench.count("complaint")).isEqualTo(left);
        assertThat(bench.count("purge where kind = 'R4 complaint' and decision = 'KS 2026/17'"))
                .isEqualTo(1 - left);
        assertThat(bench.count("complaint_count where opened = 1")).isEqualTo(1);
    }

    @Test
    void peppolDocumentsGoAfterTheirTime() {
        bench.all.sql("call wipe('peppol_document')").update();
        for (int days : new int[] {80, 100}) {
            bench.all
                    .sql(
                            "insert into peppol_document (id, direction, municipality, kind, vesid, release, at)"
                                    + " values (gen_random_uuid(), 'I', 'kommun', 'ORDER', 'v', '2026.5', now() - make_interval(days => ?))")
                    .param(days)
                    .update();
        }

        retention.purge(RULE);

        assertThat(bench.count("peppol_document")).isEqualTo(1);
    }
}
