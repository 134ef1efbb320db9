package se.inkopsnavet.supplierapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.mapping.HomeMappingFiles;
import se.inkopsnavet.neighbourhood.supplierapi.SupplierData;
import se.inkopsnavet.policy.DeliveryOutcome;
import se.inkopsnavet.trade.CustomerRef;
import se.inkopsnavet.trade.DeliveryReported;
import se.inkopsnavet.trade.Money;
import se.inkopsnavet.trade.OrderReported;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** From what a supplier writes, through the edge and the shipped mappings, to the canonical records. */
class ReportReaderTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HomeMappingFiles SHIPPED = new HomeMappingFiles(Path.of("."));
    private static final ReportReader READER = new ReportReader(new ReportMappings(SHIPPED, SHIPPED::holds));

    private final SupplierData data = new SupplierData();

    private static OrderReported order(JsonNode order) {
        return READER.order("exempelkommun", "livs", Edge.strain(ReportKind.ORDER, order));
    }

    private static DeliveryReported delivery(JsonNode delivery) {
        return READER.delivery("exempelkommun", "livs", Edge.strain(ReportKind.DELIVERY, delivery));
    }

    @Test
    void orderIsReadWithItsTotalAndFees() {
        ObjectNode written = data.order("B-1", "EXE-2026-000001", "CONFIRMED", 3);

        OrderReported order = order(written);

        assertThat(order.customer()).isEqualTo(new CustomerRef("EXE-2026-000001", null));
        assertThat(order.state()).isEqualTo(OrderReported.State.CONFIRMED);
        assertThat(order.version()).isEqualTo(3);
        assertThat(order.total()).isEqualTo(new Money(48_950));
        assertThat(order.fees()).containsExactly(new OrderReported.Fee("SMALL_ORDER_FEE", new Money(4_900)));
        assertThat(order.lineCount()).isEqualTo(1);
        assertThat(order.placedAt()).isEqualTo(written.get("placedAt").asString());
        assertThat(order.paymentRefused()).isFalse();
    }

    /** AC-10-11, at the edge: goods lines, and whatever else the contract does not know. */
    @Test
    void onlyWhatTheContractKnowsPassesTheEdge() {
        ObjectNode written = data.order("B-1", "EXE-2026-000001", "CONFIRMED", 3);
        written.put("customerName", "Åsa Öhrström").putObject("deliveryAddress").put("doorCode", "4711");
        written.withObject("customer").put("personnummer", "18900101-9802");

        assertThat(Edge.strain(ReportKind.ORDER, written).toString())
                .doesNotContain("Inkontinens", "Öhrström", "4711", "1890")
                .contains("\"lineCount\":1");
        assertThat(Edge.strain(ReportKind.ORDER, JSON.readTree("[1]")).isEmpty())
                .isTrue();
    }

    @Test
    void severalFeesAndNoneAreRead() {
        ObjectNode two = data.order("B-1", "EXE-2026-000001", "REJECTED", 3).put("rejection", "PAYMENT");
        two.withArray("fees").addObject().put("type", "DELIVERY_FEE").put("ore", 0);
        ObjectNode none = data.order("B-2", "EXE-2026-000001", "DRAFT", 1);
        none.remove(List.of("fees", "totalOre", "deliveryDay", "lines"));

        assertThat(order(two).fees())
                .extracting(OrderReported.Fee::type)
                .containsExactly("SMALL_ORDER_FEE", "DELIVERY_FEE");
        assertThat(order(two).paymentRefused()).isTrue();
        assertThat(order(none).fees()).isEmpty();
        assertThat(order(none).total()).isNull();
        assertThat(order(none).deliveryDay()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "orderNo, '', SUP-010",
        "orderNo, 'B 1; drop', BIZ-008",
        "orderNo, 18900101-9802, BIZ-008",
        "version, minus ett, SUP-010",
        "version, -1, SUP-010",
        "version, 1.5, SUP-010",
        "state, PONDERED, SUP-011",
        "placedAt, i förrgår, SUP-010",
        "placedAt, 2026-11-29T12:00:00, SUP-010",
        "deliveryDay, 2026-02-30, SUP-010",
        "totalOre, 99999999999999, SUP-010",
        "occurredAt, 1764000000, SUP-010"
    })
    void whatCannotBeReadIsNamedAndNotQuoted(String field, String value, String code) {
        ObjectNode order = data.order("B-1", "EXE-2026-000001", "CONFIRMED", 3);
        if (value.matches("-?[0-9.]+")) {
            order.set(field, JSON.readTree(value));
        } else {
            order.put(field, value);
        }

        assertThatThrownBy(() -> order(order))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining(code)
                .hasMessageContaining(field)
                .hasMessageNotContaining(value.isEmpty() ? "\u0000" : value);
    }

    @Test
    void orderOfNobodyIsUnreadable() {
        ObjectNode order = data.order("B-1", "EXE-2026-000001", "CONFIRMED", 3);
        order.remove("customer");

        assertThatThrownBy(() -> order(order)).hasMessageContaining("SUP-010").hasMessageContaining("customer");
    }

    @ParameterizedTest
    @CsvSource({
        "DELIVERED, DELIVERED_TO_CLIENT",
        "LEFT_OUTSIDE, LEFT_OUTSIDE_NO_ANSWER",
        "RETURNED_TO_WAREHOUSE, RETURNED_TO_WAREHOUSE",
        "THROWN_OVER_THE_FENCE, OTHER"
    })
    void outcomeThatNobodyHasAgreedOnIsOther(String written, DeliveryOutcome outcome) {
        ObjectNode delivery =
                data.delivery("B-1", "EXE-2026-000001", "OUTCOME", 2).put("outcome", written);

        assertThat(delivery(delivery).outcome()).isEqualTo(outcome);
    }

    @Test
    void kindSaysWhatElseMustBeThere() {
        ObjectNode delayed = data.delivery("B-1", "EXE-2026-000001", "DELAYED", 2);
        ObjectNode ended = data.delivery("B-1", "EXE-2026-000001", "OUTCOME", 2);
        ObjectNode nobody = data.delivery("B-1", "EXE-2026-000001", "NO_ANSWER", 2);
        ObjectNode unknown = data.delivery("B-1", "EXE-2026-000001", "TELEPORTED", 2);

        assertThatThrownBy(() -> delivery(delayed)).hasMessageContaining("expectedAt");
        assertThatThrownBy(() -> delivery(ended)).hasMessageContaining("outcome");
        assertThat(delivery(nobody).attempts()).isEqualTo(1);
        assertThat(delivery(nobody.put("attempts", 3)).attempts()).isEqualTo(3);
        assertThatThrownBy(() -> delivery(unknown)).hasMessageContaining("SUP-011");
    }

    @Test
    void stopIsReadWithItsPostcodeAsFiveDigits() {
        ObjectNode schedule = data.schedule(java.time.LocalDate.now(), "EXE-2026-000001");
        JsonNode stop = Edge.strain(ReportKind.STOP, schedule.get("stops").get(0));

        assertThat(READER.stop("livs", stop).postcode()).isEqualTo("14130");
        assertThat(READER.stop("livs", stop).from()).isEqualTo(LocalTime.of(9, 0));
        assertThat(stop.toString()).doesNotContain("Öhrström");
    }

    /** A supplier whose words are others has a mapping of its own beside its profile. */
    @Test
    void suppliersOwnMappingWins() {
        ReportReader reader = new ReportReader(new ReportMappings(
                path -> path.startsWith("suppliers/egen/rest-order")
                        ? new java.io.ByteArrayInputStream(
                                "{\"orderNo\": orderNo, \"customerNo\": customer.customerNo, \"version\": version, \"state\": $lookup({\"KLAR\":\"CONFIRMED\"}, state), \"placedAt\": placedAt, \"occurredAt\": occurredAt}"
                                        .getBytes())
                        : SHIPPED.open(path),
                "suppliers/egen/rest-order.jsonata"::equals));
        ObjectNode order = data.order("B-1", "EXE-2026-000001", "KLAR", 3);
        order.withObject("customer").put("customerNo", "K-77");

        OrderReported read = reader.order("exempelkommun", "egen", Edge.strain(ReportKind.ORDER, order));

        assertThat(read.state()).isEqualTo(OrderReported.State.CONFIRMED);
        assertThat(read.customer()).isEqualTo(new CustomerRef(null, "K-77"));
        assertThatThrownBy(() -> order(order)).hasMessageContaining("SUP-011");
    }

    @Test
    void brokenMappingIsTheHubsOwnFault() {
        ReportMappings broken = new ReportMappings(
                path -> new java.io.ByteArrayInputStream("{\"orderNo\": ".getBytes()), path -> false);

        assertThatThrownBy(() -> broken.check("livs"))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("OPS-002")
                .hasMessageContaining("mappings/order/rest-");
    }
}
