package se.inkopsnavet.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A supplier that says one thing about a row and later the opposite: its first word stands, and people are told. */
class ContradictionTest extends TwoRowsSent {

    @Test
    void acceptedRowThatIsRejectedLaterStaysAcceptedAndIsToldOf() {
        ack("m1", "1;MOTTAGEN;", "2;MOTTAGEN;");

        assertThat(ack("m2", "1;MOTTAGEN;", "2;AVVISAD;NAMN_SAKNAS")).isEqualTo("CONFIRMED ACK_CONTRADICTED");

        assertThat(bench.rows(second)).containsExactly("ACKNOWLEDGED");
        assertThat(bench.caseState(second)).isEqualTo("CREDENTIALS_PENDING");
        assertTold(second);
    }

    @Test
    void rejectedRowThatIsAcceptedLaterStaysRejectedAndIsToldOf() {
        ack("m1", "1;AVVISAD;NAMN_SAKNAS");

        assertThat(ack("m2", "1;MOTTAGEN;", "2;MOTTAGEN;")).isEqualTo("CONFIRMED ACK_CONTRADICTED");

        assertThat(bench.rows(first)).containsExactly("REJECTED");
        assertThat(bench.caseState(first)).isEqualTo("COLLECTING");
        assertThat(bench.rows(second)).as("the answer's other rows").containsExactly("ACKNOWLEDGED");
        assertTold(first);
    }

    @Test
    void theSameWordAgainContradictsNothing() {
        ack("m1", "1;MOTTAGEN;", "2;AVVISAD;NAMN_SAKNAS");

        assertThat(ack("m2", "1;MOTTAGEN;", "2;AVVISAD;POSTNUMMER_OKANT")).isEqualTo("CONFIRMED");

        assertThat(bench.notices("ACK_CONTRADICTED") + bench.notices("ROW_CONTRADICTED"))
                .isZero();
    }

    private void assertTold(String caseRef) {
        assertThat(bench.ledger.count("notice where kind = 'ACK_CONTRADICTED' and role in ('IT', 'SUPPLIER')"))
                .isEqualTo(2);
        assertThat(bench.ledger.count(
                        "notice where kind = 'ROW_CONTRADICTED' and role = 'RESPONSIBLE' and subject_ref = ?", caseRef))
                .isEqualTo(1);
        assertThat(bench.notices("ROW_CONTRADICTED")).isEqualTo(1);
    }

    private String ack(String identity, String... lines) {
        return bench.acknowledge(bench.partner, identity, batch, 2, lines);
    }
}
