package se.inkopsnavet.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.ledger.Outcome;

/** A complaint of which nobody knows whether it arrived is not called back, and closed by whoever has asked. */
class ComplaintInDoubtTest {

    @AutoClose
    private static final ComplaintBench bench = new ComplaintBench();

    @BeforeEach
    void begin() {
        bench.atACustomerListsMunicipality();
    }

    @Test
    void ofSomebodyWhoHasBecomeProtectedAComplaintThatMayHaveArrivedIsHeldUntilAPersonHasAsked() {
        bench.open(null, null);
        UUID id = bench.onlyOne();
        bench.attempted(id);
        bench.protect();

        Outcome stopped = bench.stopped(id);
        bench.rested(id, stopped);

        assertThat(stopped.state() + " " + stopped.fault()).isEqualTo("HELD PROTECTED_IDENTITY");
        assertThat(bench.count(
                        "notice where kind = 'COMPLAINT_STOPPED_LATE' and role = 'SECURITY_CONTACT' and detail = ?",
                        id.toString()))
                .isEqualTo(1);
        assertThat(bench.notArrived(id)).isEqualTo("RECALLED PROTECTED_IDENTITY");
    }

    @Test
    void aComplaintThatMayHaveArrivedIsHeldWhenTheGroundIsTakenBackAndTheUnitPhones() {
        bench.whereClientsChoose();
        bench.open("livs", null);
        UUID id = bench.onlyOne();
        bench.attempted(id);
        bench.grounded = false;

        Outcome stopped = bench.stopped(id);
        bench.rested(id, stopped);

        assertThat(stopped.state() + " " + stopped.fault()).isEqualTo("HELD NO_DISCLOSURE_BASIS");
        assertThat(bench.states()).containsExactly("BY_TELEPHONE");
        assertThat(bench.calls).hasSize(1);
        bench.grounded = true;
        assertThat(bench.notArrived(id)).as("somebody phones already").isEqualTo("RECALLED NO_DISCLOSURE_BASIS");
        assertThat(bench.calls).as("once").hasSize(1);
    }

    @Test
    void theUnitPhonesAlsoWhenTheSuppliersServerHadTakenIt() {
        bench.whereClientsChoose();
        bench.open("livs", null);
        UUID id = bench.onlyOne();
        bench.attempted(id);
        bench.sent();
        bench.grounded = false;

        assertThat(bench.notArrived(id)).isEqualTo("RECALLED NO_DISCLOSURE_BASIS");

        assertThat(bench.states()).containsExactly("BY_TELEPHONE");
        assertThat(bench.calls).hasSize(1);
    }

    @Test
    void aComplaintThatDidNotArriveGoesAgainWhereNothingHinders() {
        bench.open(null, null);
        UUID id = bench.onlyOne();
        bench.attempted(id);

        assertThat(bench.notArrived(id)).isEqualTo("READY null");
    }
}
