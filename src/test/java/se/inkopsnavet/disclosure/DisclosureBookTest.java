package se.inkopsnavet.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.ledger.Delivery;
import se.inkopsnavet.person.Protection;

/** Utlämnandeloggen: what left, to whom, on which ground, and never what it said (requirements §11 item 3, IMP-18). */
class DisclosureBookTest {

    @AutoClose
    private static final DisclosureBench bench = new DisclosureBench();

    @BeforeEach
    void clear() {
        bench.clear();
    }

    @Test
    void everyRowThatLeftIsNotedWithItsOutcome() {
        String ref = bench.dispatch.granted(0, "B-1");
        bench.dispatch.granted(1, "B-2");
        UUID batch = bench.sent();

        assertThat(entries("case_ref = ? and result = 'DELIVERED' and message_id = ? and position = 1", ref, batch))
                .isEqualTo(1);
        assertThat(entries("message_mark = (select content_mark from message where id = ?)", batch))
                .isEqualTo(2);
        assertThat(entries("'firstName' = any(fields) and not 'password' = any(fields)"))
                .isEqualTo(2);
    }

    @Test
    void anUnknownOutcomeIsNotedAndLaterTheProof() {
        bench.dispatch.granted(0, "B-1");
        bench.dispatch.channel.answers(() -> new Delivery.Unknown(Fault.OUTCOME_UNKNOWN, "data"));
        UUID batch = bench.sent();
        assertThat(entries("result = 'UNKNOWN'")).isEqualTo(1);

        bench.accept(batch, 1);

        assertThat(entries("result = 'DELIVERED'")).isEqualTo(1);
        assertThat(entries("true")).isEqualTo(2);
    }

    @Test
    void whatNeverLeftIsNoDisclosure() {
        String ref = bench.dispatch.granted(0, "B-1");
        UUID batch = bench.dispatch.collected();
        bench.dispatch.desk.decide(
                bench.dispatch.event(0, "B-1", 2).with(Protection.PROTECTED).decision());
        bench.dispatch.deliver(batch);

        assertThat(bench.dispatch.rows(ref)).containsExactly("WITHDRAWN");
        assertThat(entries("true")).isZero();
    }

    @Test
    void theApplicationCanNeitherChangeNorRemoveAnEntry() {
        bench.dispatch.granted(0, "B-1");
        bench.sent();

        for (String forbidden : new String[] {
            "update disclosure_entry set recipient = 'x'", "delete from disclosure_entry", "truncate disclosure_entry"
        }) {
            assertThatThrownBy(() -> bench.dispatch.ledger.jdbc.sql(forbidden).update())
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void theExtractNamesFieldsAndGroundNeverValuesAndIsItselfNoted() {
        String ref = bench.dispatch.granted(0, "B-1");
        bench.sent();

        String extract = bench.extract(ref);

        assertThat(extract.lines()).hasSize(2);
        assertThat(extract)
                .contains("SUPPLIER livs", "firstName", "personnummer", "CONSENT J-1", "exempelkommun/livs;DELIVERED")
                .doesNotContain("18900101", "Åsa", "Öhrström", "Storgatan", "070-");
        assertThat(bench.dispatch.ledger.count(
                        "disclosure_extract where case_ref = ? and operator = 'it-drift-1' and entries = 1", ref))
                .isEqualTo(1);
    }

    @Test
    void theGroundStandsInNoColumnInClear() {
        bench.dispatch.granted(0, "B-1");
        bench.sent();

        assertThat(bench.dispatch
                        .ledger
                        .all
                        .sql("select d::text from disclosure_entry d")
                        .query(String.class)
                        .single())
                .doesNotContain("J-1");
    }

    private static int entries(String where, Object... parameters) {
        return bench.dispatch.ledger.count("disclosure_entry where " + where, parameters);
    }
}
