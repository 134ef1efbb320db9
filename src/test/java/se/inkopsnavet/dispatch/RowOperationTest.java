package se.inkopsnavet.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.person.Protection;

/** New, changed, ended: what a row is at a supplier follows from what that supplier has acknowledged (requirements §4, batch rules). */
class RowOperationTest {

    @AutoClose
    private static final DispatchBench bench = new DispatchBench();

    private int answers;

    @BeforeEach
    void clear() {
        bench.clear();
    }

    @Test
    void aChangeOfWhatTheSupplierHasAcknowledgedRefersToIt() {
        String ref = bench.granted(0, "B-1");
        UUID first = sent();
        answer(first, "1;MOTTAGEN;");
        change(2);
        UUID second = sent();

        assertThat(operations(ref)).containsExactly("N null", "Ä " + first + "/1");
        assertThat(answer(second, "1;MOTTAGEN;")).isEqualTo("CONFIRMED");
        change(3);
        sent();
        assertThat(operations(ref)).endsWith("Ä " + second + "/1");
    }

    @Test
    void whatTheSupplierRefusedIsNewTheNextTime() {
        String ref = bench.granted(0, "B-1");
        answer(sent(), "1;AVVISAD;NAMN_SAKNAS");
        change(2);
        sent();

        assertThat(operations(ref)).containsExactly("N null", "N null");
    }

    @Test
    void anEndedAccountLeavesWithoutGroundOrCells() {
        String ref = acknowledged();
        bench.desk.decide(bench.event(0, "B-1", 2).with(Decision.Outcome.ENDED).decision());
        assertThat(end(ref)).isTrue();

        UUID list = sent();

        assertThat(bench.ledger.state(list)).isEqualTo("SENT");
        assertThat(operations(ref)).last().asString().startsWith("A ");
        assertThat(fields(list)).isEmpty();
        answer(list, "1;MOTTAGEN;");
        assertThat(bench.caseState(ref)).isEqualTo("CLOSED");
    }

    @Test
    void anEndedAccountIsNotToldOfWhoHasBecomeProtected() {
        String ref = acknowledged();
        end(ref);
        UUID batch = bench.collected();
        bench.desk.decide(bench.event(0, "B-1", 2).with(Protection.PROTECTED).decision());

        bench.deliver(batch);

        assertThat(bench.ledger.state(batch)).isEqualTo("RECALLED");
        assertThat(bench.letters).hasSize(1);
    }

    @Test
    void whoComesBackIsANewClientAfterTheEndHasBeenTold() {
        String ref = acknowledged();
        bench.desk.decide(bench.event(0, "B-1", 2).with(Decision.Outcome.ENDED).decision());
        end(ref);
        bench.desk.decide(bench.event(0, "B-2", 1).decision());

        answer(sent(), "1;MOTTAGEN;");
        sent();

        assertThat(operations(ref)).last().isEqualTo("N null");
        assertThat(bench.caseState(ref)).isEqualTo("DISPATCHED");
    }

    @Test
    void nothingIsEndedWhileARowIsOnItsWay() {
        String ref = bench.granted(0, "B-1");
        sent();

        assertThat(end(ref)).isFalse();
    }

    @Test
    void aRowSaysWhichFieldsItGaveAndOnWhichGround() {
        bench.granted(0, "B-1");
        UUID list = sent();

        assertThat(fields(list)).contains("firstName", "lastName", "address").doesNotContain("password");
        assertThat(bench.ledger.count("customer_list_row where basis_type = 'CONSENT' and basis is not null"))
                .isEqualTo(1);
    }

    private String acknowledged() {
        String ref = bench.granted(0, "B-1");
        answer(sent(), "1;MOTTAGEN;");
        return ref;
    }

    private boolean end(String ref) {
        return bench.ledger.transaction.execute(status -> bench.desk.rows.queueEnding(ref, "livs"));
    }

    private void change(long version) {
        bench.desk.decide(
                bench.event(0, "B-1", version).with(Decision.Outcome.CHANGED).decision());
    }

    private UUID sent() {
        UUID batch = bench.collected();
        bench.deliver(batch);
        return batch;
    }

    private String answer(UUID batch, String... lines) {
        return bench.acknowledge(bench.partner, "m" + ++answers, batch, lines.length, lines);
    }

    private static List<String> operations(String ref) {
        return bench.ledger
                .all
                .sql("select op || ' ' || coalesce(earlier_batch || '/' || earlier_position, 'null')"
                        + " from customer_list_row where case_ref = ? order by seq")
                .param(ref)
                .query(String.class)
                .list();
    }

    private static List<String> fields(UUID batch) {
        return bench.ledger
                .all
                .sql("select unnest(fields) from customer_list_row where batch_id = ?")
                .param(batch)
                .query(String.class)
                .list();
    }
}
