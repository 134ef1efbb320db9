package se.inkopsnavet.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static se.inkopsnavet.contact.ContactBench.MUNICIPALITY;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.policy.WorkingDays;

/** The course of a telephone task over a real database: AC-12-7. */
class CallCourseTest {

    @AutoClose
    private static final ContactBench bench = new ContactBench();

    private String caseRef;

    @BeforeEach
    void client() {
        caseRef = bench.clientWithTexts();
    }

    private static ScriptedGateway.Taken last() {
        return bench.gateway.taken().get(bench.gateway.taken().size() - 1);
    }

    /** AC-12-7: after hours the unit is asked next morning; what is urgent goes to whoever is on call, and the manager's telephone. */
    @Test
    void callsWaitForTheUnitsHoursUnlessTheyAreUrgent() {
        LocalDate workingDay = LocalDate.now(ZoneId.of("Europe/Stockholm")).plusDays(1);
        while (!WorkingDays.isWorkingDay(workingDay) || !WorkingDays.isWorkingDay(workingDay.plusDays(1))) {
            workingDay = workingDay.plusDays(1);
        }
        bench.clock.set(workingDay);
        bench.clock.later(Duration.ofHours(9));
        bench.ask(call("order-not-placed", false));
        bench.ask(call("order-not-placed", false));
        bench.ask(call("schedule-missing", true));
        bench.deliver();

        assertThat(bench.notices()).containsExactly("CALL_NOW MANAGER");
        assertThat(bench.texts("select recipient from notice")).containsExactly("jour@exempelkommun.example");
        assertThat(last().to()).isEqualTo("+46701740662");

        bench.later(Duration.ofHours(15));

        assertThat(bench.notices()).containsExactlyInAnyOrder("CALL_NOW MANAGER", "CALL_SUPPLIER RESPONSIBLE");
        assertThat(bench.texts("select detail from notice where kind = 'CALL_SUPPLIER'"))
                .containsExactly("ingen beställning är klar, påminn om den (order 4711)");
    }

    private Call call(String reason, boolean urgent) {
        return new Call(MUNICIPALITY, caseRef, reason, Call.Who.SUPPLIER, "4711", urgent, null, "1");
    }
}
