package se.inkopsnavet.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.ledger.SetAside;
import se.inkopsnavet.trade.CustomerRef;
import se.inkopsnavet.trade.ScheduleReported;

/** What is stored of one case cannot be read: the others' deliveries are asked after all the same. */
class UnreadableCaseTest {

    @AutoClose
    private static final DeliveryBench bench = DeliveryBench.mayLeaveOutside();

    private final List<String> clients = new ArrayList<>();

    @BeforeEach
    void threeClientsOfWhomTheSecondCannotBeRead() {
        bench.clear();
        for (int person = 0; person < 3; person++) {
            clients.add(bench.client(person));
        }
        bench.dispatch.ledger.spoil(clients.get(1));
    }

    @Test
    void whenASlotIsOver() {
        bench.schedule(clients.stream()
                .map(ref -> new ScheduleReported.Stop(
                        new CustomerRef(ref, null), "O-" + ref, LocalTime.of(9, 0), LocalTime.of(11, 0), null, null))
                .toArray(ScheduleReported.Stop[]::new));

        bench.until("13:00");

        othersAreAskedAfter(DeliveryDeadlines.SLOT_OVER);
    }

    @Test
    void whenTheDayIsOver() {
        bench.room.deadlines.begin(DeliveryBench.MUNICIPALITY);

        bench.until("20:00");

        othersAreAskedAfter(DeliveryDeadlines.EVENING_ROUND);
        assertThat(bench.count("deadline where kind = ? and fired_at is null", DeliveryDeadlines.DAY_OVER))
                .as("the next evening")
                .isEqualTo(1);
    }

    private void othersAreAskedAfter(String work) {
        assertThat(clients)
                .extracting(bench::notices)
                .containsExactly(
                        List.of("RESPONSIBLE DELIVERY_OUTCOME_MISSING"),
                        List.of(),
                        List.of("RESPONSIBLE DELIVERY_OUTCOME_MISSING"));
        assertThat(bench.dispatch.ledger.setAside)
                .extracting(SetAside.Unworkable::caseRef, SetAside.Unworkable::work)
                .contains(tuple(clients.get(1), work));
    }
}
