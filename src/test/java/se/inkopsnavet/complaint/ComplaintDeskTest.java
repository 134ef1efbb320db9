package se.inkopsnavet.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.dispatch.DispatchBench;
import se.inkopsnavet.ledger.OutboundFlow.Departure;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.order.Order;
import se.inkopsnavet.order.OrderState;

/** Whom a complaint goes to, and who hears instead, on a real database. */
class ComplaintDeskTest {

    @AutoClose
    private static final ComplaintBench bench = new ComplaintBench();

    @BeforeEach
    void begin() {
        bench.atACustomerListsMunicipality();
    }

    @Test
    void aBreachGoesToWhoeverDelivered() {
        bench.open("gamla-livs", null);

        assertThat(bench.suppliers()).containsExactly("gamla-livs");
        assertThat(bench.calls).as("who is not written to is phoned").hasSize(1);
    }

    @Test
    void anOrdersComplaintGoesToTheSupplierOfTheOrder() {
        bench.orders
                .all()
                .add(new Order(
                        DispatchBench.MUNICIPALITY,
                        "gamla-livs",
                        "4711",
                        bench.ref,
                        null,
                        OrderState.LOCKED,
                        1,
                        Instant.EPOCH,
                        LocalDate.of(2026, 11, 20),
                        null,
                        1));

        bench.open(null, "4711");
        bench.open(null, "4712");

        assertThat(bench.suppliers()).containsExactly("gamla-livs", "livs");
    }

    @Test
    void aSupplierWhoseContractIsOverGetsNoComplaint() {
        bench.open(null, null);

        Outcome stopped = ((Departure.Stop) bench.depart(bench.onlyOne(), bench.flow(ComplaintBench.LATER))).outcome();

        assertThat(stopped.state() + " " + stopped.fault()).isEqualTo("HELD SUPPLIER_NOT_ALLOWED");
    }

    /** Only the shop that a ground names hears of the client (requirements S-04). */
    @Test
    void aShopThatNoGroundNamesIsPhonedByTheUnit() {
        bench.whereClientsChoose();
        bench.open("livs", null);
        assertThat(bench.states()).containsExactly("OPEN");

        bench.grounded = false;
        bench.open("livs", "4711");
        bench.open(null, "4712");

        assertThat(bench.states()).containsExactly("BY_TELEPHONE", "BY_TELEPHONE", "OPEN");
        assertThat(bench.calls).hasSize(2);
    }

    @Test
    void aComplaintOnItsWayStopsWhenTheGroundIsTakenBackAndTheUnitPhones() {
        bench.whereClientsChoose();
        bench.open("livs", null);
        UUID id = bench.onlyOne();
        assertThat(bench.depart(id)).isInstanceOf(Departure.Built.class);
        bench.grounded = false;

        Outcome stopped = ((Departure.Stop) bench.depart(id)).outcome();
        bench.rested(id, stopped);

        assertThat(stopped.state() + " " + stopped.fault()).isEqualTo("RECALLED NO_DISCLOSURE_BASIS");
        assertThat(bench.states()).containsExactly("BY_TELEPHONE");
        assertThat(bench.calls).hasSize(1);
        assertThat(bench.count("deadline where kind = ?", ComplaintDeadlines.ANSWER))
                .isEqualTo(1);
    }
}
