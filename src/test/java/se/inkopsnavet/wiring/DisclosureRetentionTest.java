package se.inkopsnavet.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import se.inkopsnavet.ledger.LedgerBench;
import se.inkopsnavet.ledger.Retention;

/** The ledger of disclosures lets go of what it keeps when its time is over, and of nothing in any other way (requirements §10.2, class R5). */
class DisclosureRetentionTest {

    @AutoClose
    private static final LedgerBench bench = new LedgerBench();

    private final Retention retention =
            new Retention(bench.jdbc, bench.savepoints, RetentionConfiguration.rooms(bench.jdbc));

    @BeforeEach
    void clear() {
        bench.all
                .sql("call wipe('purge, disclosure_entry, disclosure_erased, erasure_request')")
                .update();
    }

    private static void sql(String sql, Object... parameters) {
        bench.all.sql(sql).params(parameters).update();
    }

    private static void disclosure(String municipality, int years) {
        UUID entry = UUID.randomUUID();
        UUID erasure = UUID.randomUUID();
        sql(
                "insert into disclosure_entry (id, municipality, person_key, case_ref, fields, recipient_type, recipient, basis_row, message_id, channel, result, at)"
                        + " values (?, ?, 'p', 'K-1', '{firstName}', 'SUPPLIER', 'livs', gen_random_uuid(), gen_random_uuid(), 'x', 'DELIVERED',"
                        + " now() - make_interval(years => ?))",
                entry,
                municipality,
                years);
        sql(
                "insert into erasure_request (id, request_id, municipality, case_ref, supplier, fields, ending, state, requested_at)"
                        + " values (?, ?, ?, 'K-1', 'livs', '{firstName}', 'NONE', 'CONFIRMED', now() - make_interval(years => ?))",
                erasure,
                erasure,
                municipality,
                years);
        sql(
                "insert into disclosure_erased (entry_id, erasure_id, fields) values (?, ?, '{firstName}')",
                entry,
                erasure);
    }

    @Test
    void ledgerOfDisclosuresGoesAfterItsYears() {
        disclosure("kommun", 6);
        disclosure("kommun", 4);
        disclosure("grannkommun", 6);

        retention.purge(RoomRetentionTest.RULE);

        for (String table : List.of("disclosure_entry", "disclosure_erased", "erasure_request")) {
            assertThat(bench.count(table)).as(table).isEqualTo(2);
        }
        assertThat(bench.count("purge where kind = 'R5 disclosure' and messages = 1"))
                .isEqualTo(1);
    }

    /** Whoever has the application's login can neither delete there, nor have it done early or without a decision. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from disclosure_entry",
                "select purge_disclosures('kommun', interval '11 months', 'KS 2026/17')",
                "select purge_disclosures('kommun', interval '5 years', ' ')",
                "select purge_disclosures('kommun', interval '-1 years', 'KS 2026/17')"
            })
    void ledgerOfDisclosuresCannotBeEmptiedOtherwise(String attempt) {
        disclosure("kommun", 6);

        assertThatThrownBy(() -> bench.jdbc.sql(attempt).query(row -> {})).isInstanceOf(DataAccessException.class);

        assertThat(bench.count("disclosure_entry")).isEqualTo(1);
    }
}
