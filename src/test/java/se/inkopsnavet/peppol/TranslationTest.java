package se.inkopsnavet.peppol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.mapping.HomeMappingFiles;
import se.inkopsnavet.trade.CustomerRef;
import se.inkopsnavet.trade.DeliveryReported;
import se.inkopsnavet.trade.Money;
import se.inkopsnavet.trade.OrderReported;
import se.inkopsnavet.trade.SupplierReport;

/** From UBL to the trade's words, and what the hub demands beyond Peppol's rules. */
class TranslationTest {

    private static final PeppolMapping MAPPING = new PeppolMapping(new HomeMappingFiles(Path.of(".")));
    private static final String OURS = "0007:0987654324";
    private static final KnownOrder KNOWN = new KnownOrder(
            "EXE-2026-000007",
            "W-998877",
            Instant.parse("2026-08-25T10:30:00Z"),
            LocalDate.of(2026, 8, 26),
            new Money(10564),
            3);

    @Test
    void orderAgreementIsAConfirmedOrderWithTotalsOnly() throws IOException {
        PeppolDocument document = document(DocumentKind.ORDER_AGREEMENT, file("valid-order-agreement.xml"));

        OrderReported order = (OrderReported) reports(document, null).get(0);

        assertThat(order.state()).isEqualTo(OrderReported.State.CONFIRMED);
        assertThat(order.orderNo()).isEqualTo("W-998877");
        assertThat(order.customer()).isEqualTo(new CustomerRef(null, "UPPDRAG-4711"));
        assertThat(order.deliveryDay()).isEqualTo(LocalDate.of(2026, 8, 26));
        assertThat(order.total()).isEqualTo(new Money(10564));
        assertThat(order.lineCount()).isEqualTo(3);
        assertThat(document.toString()).doesNotContain("mjölk", "Bananer", "Provgatan", "K-0815");
    }

    @Test
    void feesStandBesideTheGoods() throws IOException {
        String charges = charge("DL", "Leverans", "49.00") + charge("ZZZ", "Småorderavgift", "25.50");
        String xml = file("valid-order-agreement.xml").replace("<cac:TaxTotal>", charges + "<cac:TaxTotal>");

        assertThat(document(DocumentKind.ORDER_AGREEMENT, xml).fees())
                .containsExactly(
                        new OrderReported.Fee("DELIVERY_FEE", new Money(4900)),
                        new OrderReported.Fee("SMALL_ORDER_FEE", new Money(2550)));
    }

    @Test
    void conditionalAnswerConfirmsAndSaysThatSomethingIsReplaced() throws IOException {
        PeppolDocument document = document(DocumentKind.ORDER_RESPONSE, file("valid-order-response-CA.xml"));

        List<SupplierReport> reports = reports(document, KNOWN);

        assertThat(reports).hasSize(2);
        assertThat(((OrderReported) reports.get(0)).state()).isEqualTo(OrderReported.State.CONFIRMED);
        assertThat(((OrderReported) reports.get(0)).total()).isEqualTo(new Money(10564));
        assertThat(((DeliveryReported) reports.get(1)).kind()).isEqualTo(DeliveryReported.Kind.SUBSTITUTED);
        assertThat(((DeliveryReported) reports.get(1)).deliveryDay()).isEqualTo(LocalDate.of(2026, 8, 26));
    }

    @Test
    void refusalRejectsTheOrderAndReceiptSaysNothing() throws IOException {
        String answer = file("valid-order-response-CA.xml");

        assertThat(reports(document(DocumentKind.ORDER_RESPONSE, answer.replace(">CA<", ">RE<")), KNOWN))
                .singleElement()
                .satisfies(
                        report -> assertThat(((OrderReported) report).state()).isEqualTo(OrderReported.State.REJECTED));
        assertThat(reports(document(DocumentKind.ORDER_RESPONSE, answer.replace(">CA<", ">AB<")), KNOWN))
                .isEmpty();
    }

    @Test
    void despatchAdviceSendsTheKnownOrderOut() throws IOException {
        PeppolDocument document = document(DocumentKind.DESPATCH_ADVICE, file("valid-despatch.xml"));

        List<SupplierReport> reports = reports(document, KNOWN);

        OrderReported order = (OrderReported) reports.get(0);
        assertThat(order.state()).isEqualTo(OrderReported.State.OUT_FOR_DELIVERY);
        assertThat(order.customer()).isEqualTo(new CustomerRef("EXE-2026-000007", null));
        assertThat(order.occurredAt()).isEqualTo("2026-08-26T04:30:00Z");
        assertThat(((DeliveryReported) reports.get(1)).kind()).isEqualTo(DeliveryReported.Kind.SUBSTITUTED);
    }

    @Test
    void laterDocumentHasTheHigherVersionAlsoOnADayWithoutTimes() throws IOException {
        PeppolDocument agreement = document(DocumentKind.ORDER_AGREEMENT, file("valid-order-agreement.xml"));
        PeppolDocument answer = document(DocumentKind.ORDER_RESPONSE, file("valid-order-response-CA.xml"));
        PeppolDocument despatch = document(DocumentKind.DESPATCH_ADVICE, file("valid-despatch.xml"));

        assertThat(List.of(version(agreement), version(answer), version(despatch)))
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void nobodyIsGuessed() throws IOException {
        PeppolDocument document = document(DocumentKind.DESPATCH_ADVICE, file("valid-despatch.xml"));

        assertThat(new Translation(document, "m", "s", null).customer()).isEmpty();
    }

    @Test
    void hubDemandsMoreThanPeppol() throws IOException {
        String order = file("valid-order.xml");
        String despatch = file("valid-despatch.xml");
        String backwards = order.replace("<cbc:EndDate>2026-08-26<", "<cbc:EndDate>2026-08-25<");
        String sameDay = order.replace("<cbc:EndTime>12:00:00<", "<cbc:EndTime>07:59:59<");
        String orphan = despatch.replaceAll("(?s)<cac:OrderReference>.*?</cac:OrderReference>", "");

        assertThat(refusal(DocumentKind.ORDER, order, OURS, true)).isNull();
        assertThat(refusal(DocumentKind.ORDER, backwards, OURS, true)).isEqualTo(Fault.PEPPOL_PERIOD);
        assertThat(refusal(DocumentKind.ORDER, sameDay, OURS, true)).isEqualTo(Fault.PEPPOL_PERIOD);
        assertThat(refusal(DocumentKind.DESPATCH_ADVICE, despatch, OURS, true)).isNull();
        assertThat(refusal(DocumentKind.DESPATCH_ADVICE, orphan, OURS, true)).isEqualTo(Fault.PEPPOL_NO_ORDER);
        assertThat(refusal(DocumentKind.ORDER, order, "0007:2120000001", true)).isEqualTo(Fault.WRONG_MUNICIPALITY);
        assertThat(refusal(DocumentKind.ORDER, order, OURS, false)).isEqualTo(Fault.PEPPOL_UNKNOWN_SELLER);
        assertThat(refusal(DocumentKind.ORDER, order.replace("SEK", "EUR"), OURS, true))
                .isEqualTo(Fault.PEPPOL_CURRENCY);
    }

    private static @Nullable Fault refusal(DocumentKind kind, String xml, String ours, boolean supplier) {
        return OwnRules.refusal(document(kind, xml), ours, supplier ? "livs" : null, supplier)
                .map(OwnRules.Refusal::fault)
                .orElse(null);
    }

    private static long version(PeppolDocument document) {
        return ((OrderReported) reports(document, KNOWN).get(0)).version();
    }

    private static List<SupplierReport> reports(PeppolDocument document, @Nullable KnownOrder known) {
        Translation translation = new Translation(document, "exempelkommun", "livs", known);
        return translation.reports(translation.customer().orElseThrow());
    }

    private static String charge(String code, String reason, String amount) {
        return ("<cac:AllowanceCharge><cbc:ChargeIndicator>true</cbc:ChargeIndicator>"
                        + "<cbc:AllowanceChargeReasonCode>%s</cbc:AllowanceChargeReasonCode>"
                        + "<cbc:AllowanceChargeReason>%s</cbc:AllowanceChargeReason>"
                        + "<cbc:Amount currencyID=\"SEK\">%s</cbc:Amount></cac:AllowanceCharge>")
                .formatted(code, reason, amount);
    }

    private static PeppolDocument document(DocumentKind kind, String xml) {
        return MAPPING.of(kind, xml.getBytes(StandardCharsets.UTF_8));
    }

    private static String file(String name) throws IOException {
        return Files.readString(Path.of("src/test/resources/peppol", name));
    }
}
