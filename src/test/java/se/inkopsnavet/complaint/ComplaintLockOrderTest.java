package se.inkopsnavet.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Everybody locks the case before its complaint: nobody waits in a circle. */
class ComplaintLockOrderTest {

    @AutoClose
    private static final ComplaintBench bench = new ComplaintBench();

    private UUID id;

    @BeforeEach
    void aComplaintThatHasLeft() {
        bench.atACustomerListsMunicipality();
        bench.open(null, null);
        id = bench.sent();
    }

    @Test
    void aReminderWaitsForTheCase() {
        bench.besideWhoHasTheCase(id, () -> bench.remind(id, bench.deadlines));

        assertThat(bench.reminders()).containsExactly("COMPLAINT_REMINDER SUPPLIER");
    }

    @Test
    void anAnswerAndARefundWaitForTheCase() {
        bench.besideWhoHasTheCase(id, () -> bench.answered(id));
        assertThat(bench.states()).containsExactly("REFUND_AWAITED");

        bench.besideWhoHasTheCase(id, () -> bench.refundSeen(id));
        assertThat(bench.states()).containsExactly("CLOSED");
    }
}
