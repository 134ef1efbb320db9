package se.inkopsnavet.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is reminded of a complaint that nobody answers: the supplier that the hub could complain to today, and nobody else. */
class ComplaintRemindersTest {

    @AutoClose
    private static final ComplaintBench bench = new ComplaintBench();

    @BeforeEach
    void begin() {
        bench.atACustomerListsMunicipality();
    }

    @Test
    void ofSomebodyWhoHasBecomeProtectedTheSupplierIsNotReminded() {
        bench.open(null, null);
        UUID id = bench.sent();
        bench.protect();

        bench.remind(id, bench.deadlines);

        assertThat(bench.reminders()).containsExactly("COMPLAINT_STOPPED SECURITY_CONTACT");
    }

    /** The contract is over: the unit phones, and hears of the silence itself when nothing comes of that either. */
    @Test
    void aSupplierWhoseContractIsOverIsNotReminded() {
        bench.open(null, null);
        UUID id = bench.sent();

        bench.remind(id, bench.deadlines(ComplaintBench.LATER));

        assertThat(bench.reminders()).isEmpty();
        assertThat(bench.states()).containsExactly("BY_TELEPHONE");
        assertThat(bench.calls).hasSize(1);
        assertThat(bench.count("deadline where kind = ? and occurrence = '2'", ComplaintDeadlines.ANSWER))
                .isEqualTo(1);
    }

    @Test
    void aSupplierUnderContractIsReminded() {
        bench.open(null, null);

        bench.remind(bench.sent(), bench.deadlines);

        assertThat(bench.reminders()).containsExactly("COMPLAINT_REMINDER SUPPLIER");
        assertThat(bench.states()).containsExactly("SENT");
        assertThat(bench.calls).isEmpty();
    }

    @Test
    void aShopThatTheClientHasLeftIsNotReminded() {
        bench.whereClientsChoose();
        bench.open("livs", null);
        UUID id = bench.sent();
        bench.grounded = false;

        bench.remind(id, bench.deadlines);

        assertThat(bench.reminders()).isEmpty();
        assertThat(bench.states()).containsExactly("BY_TELEPHONE");
        assertThat(bench.calls).hasSize(1);
    }
}
