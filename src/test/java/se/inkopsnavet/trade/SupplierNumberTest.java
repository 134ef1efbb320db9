package se.inkopsnavet.trade;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.State;

/** Whatever channel a report came by, it names orders and customers by numbers that are no person's. */
class SupplierNumberTest {

    private static final String PERSON = "189001019802";
    private static final CustomerRef CUSTOMER = new CustomerRef("EXE-2026-000123", null);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4711",
                "W-1001",
                "K-77",
                "B/2026.7_1",
                "W-998877",
                "a1b2c3d4-1111-4222-8333-189001019802",
                "W-1-EXE-2026-000123"
            })
    void numberOfASuppliers(String text) {
        assertThat(SupplierNumber.isOne(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Greta",
                "Greta Svensson",
                "Åsa-1",
                "-1",
                "a:1",
                "a#1",
                "9001019802",
                "900101-9802",
                PERSON,
                "18900101-9802",
                "K189001019802",
                "12345678901234567890123456789012345678901234567890123456789012345"
            })
    void whatIsNone(String text) {
        assertThat(SupplierNumber.isOne(text)).isFalse();
    }

    private static Stream<SupplierReport> reports() {
        CustomerRef person = new CustomerRef(null, PERSON);
        return Stream.of(
                order(person, "4711"),
                order(CUSTOMER, PERSON),
                delivery(person, null),
                delivery(CUSTOMER, PERSON),
                schedule(CUSTOMER, "4711", person, null),
                schedule(CUSTOMER, null, CUSTOMER, PERSON));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void noRoomSeesAReportThatNamesAPerson(SupplierReport report) {
        Outcome outcome = new Reports(List.of()).take(UUID.randomUUID(), report);

        assertThat(outcome.state()).isEqualTo(State.QUARANTINED);
        assertThat(outcome.why()).isEqualTo("BIZ-008");
        assertThat(outcome.place()).isIn("orderNo", "customerNo");
    }

    @Test
    void everyOtherReportIsHandedOn() {
        Reports reports = new Reports(List.of(new ReportTaker<OrderReported>() {
            @Override
            public Class<OrderReported> type() {
                return OrderReported.class;
            }

            @Override
            public Outcome take(UUID messageId, OrderReported report) {
                return Outcome.confirmed(null);
            }
        }));

        assertThat(reports.take(UUID.randomUUID(), order(CUSTOMER, "4711")).state())
                .isEqualTo(State.CONFIRMED);
    }

    private static OrderReported order(CustomerRef customer, String orderNo) {
        return new OrderReported(
                "kommun",
                "livs",
                customer,
                orderNo,
                1,
                OrderReported.State.CONFIRMED,
                Instant.EPOCH,
                Instant.EPOCH,
                null,
                null,
                List.of(),
                1,
                false);
    }

    private static DeliveryReported delivery(CustomerRef customer, String orderNo) {
        return new DeliveryReported(
                "kommun",
                "livs",
                customer,
                orderNo,
                LocalDate.EPOCH,
                1,
                DeliveryReported.Kind.ARRIVING,
                Instant.EPOCH,
                null,
                null,
                0);
    }

    private static ScheduleReported schedule(CustomerRef one, String orderNo, CustomerRef other, String otherNo) {
        return new ScheduleReported(
                "kommun", "livs", LocalDate.EPOCH, Instant.EPOCH, List.of(stop(one, orderNo), stop(other, otherNo)));
    }

    private static ScheduleReported.Stop stop(CustomerRef customer, String orderNo) {
        return new ScheduleReported.Stop(customer, orderNo, LocalTime.MIN, LocalTime.MAX, null, null);
    }
}
