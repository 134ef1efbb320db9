package se.inkopsnavet.customerlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.inkopsnavet.customerlist.AcknowledgementResult.Applied;
import se.inkopsnavet.customerlist.AcknowledgementResult.Refused;
import se.inkopsnavet.customerlist.AcknowledgementResult.RejectedRow;
import se.inkopsnavet.fault.Fault;

class AcknowledgementTest {

    private static final String BATCH = "6f1c2f0e-0d5b-4c53-9a5e-2f3f7f0f9a11";
    private static final Acknowledgement.Limits LIMITS = new Acknowledgement.Limits(10_000, 100);

    @Test
    void thirtySevenOfFortyAreAcceptedAndThreeRejected() throws IOException {
        AcknowledgementResult result =
                decide(ack(40, 1, 40, row -> row <= 37 ? "MOTTAGEN;" : "AVVISAD;UTANFOR_LEVERANSOMRADE"), 40);

        assertThat(result)
                .isEqualTo(new Applied(numbers(1, 37), List.of(rejected(38), rejected(39), rejected(40)), List.of()));
    }

    @Test
    void rowsThatReceiptIsSilentAboutAreMissing() throws IOException {
        assertThat(decide(ack(40, 1, 37, row -> "MOTTAGEN;"), 40))
                .isEqualTo(new Applied(numbers(1, 37), List.of(), numbers(38, 40)));
    }

    @Test
    void orderOfLinesDoesNotMatter() throws IOException {
        assertThat(decide(parse("#KVITTENS;" + BATCH + ";3;1\n3;MOTTAGEN;\n1;MOTTAGEN;\n2;AVVISAD;ADRESS_OKAND\n"), 3))
                .isEqualTo(new Applied(
                        List.of(1, 3), List.of(new RejectedRow(2, "ADRESS_OKAND", Set.of(Letter.B))), List.of()));
    }

    @Test
    void fortyOneForFortyIsRefusedWhole() throws IOException {
        assertThat(decide(ack(41, 1, 41, row -> "MOTTAGEN;"), 40))
                .isEqualTo(new Refused(Fault.ACK_MISMATCH, "declared rows"));
        assertThat(decide(ack(40, 1, 41, row -> "MOTTAGEN;"), 40))
                .isEqualTo(new Refused(Fault.ACK_MISMATCH, "entry 41 row number"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0;MOTTAGEN;", "4;MOTTAGEN;", "1;MOTTAGEN;", "2;mottagen;", "2;;", "2;OK;"})
    void contradictionRefusesWholeReceipt(String second) throws IOException {
        assertThat(decide(parse("#KVITTENS;" + BATCH + ";3;1\n1;MOTTAGEN;\n" + second + "\n"), 3))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.fault()).isEqualTo(Fault.ACK_MISMATCH);
                    assertThat(refused.place()).startsWith("entry 2 ");
                });
    }

    @Test
    void suppliersOwnWordsAreNotPassedOn() throws IOException {
        assertThat(decide(parse("#KVITTENS;" + BATCH + ";1;1\n1;AVVISAD;Åsa finns redan\n"), 1))
                .isEqualTo(new Applied(List.of(), List.of(new RejectedRow(1, "OKÄND", Set.of())), List.of()));
    }

    @Test
    void byteOrderMarkAndWindowsLineEndsAreRead() throws IOException {
        Acknowledgement ack = parse("\uFEFF#KVITTENS;" + BATCH.toUpperCase() + ";1;1\r\n1;MOTTAGEN;\r\n\r\n");

        assertThat(ack.batchId()).hasToString(BATCH);
        assertThat(ack.lines()).containsExactly(new Acknowledgement.Line(1, "MOTTAGEN", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1;MOTTAGEN;",
                "#KVITTENS;1-1-1-1-1;1;1",
                "#KVITTENS;6f1c2f0e-0d5b-4c53-9a5e-2f3f7f0f9a11;1;2",
                "#KVITTENS;6f1c2f0e-0d5b-4c53-9a5e-2f3f7f0f9a11;-1;1",
                "#KVITTENS;6f1c2f0e-0d5b-4c53-9a5e-2f3f7f0f9a11;99999999;1",
                "#KVITTENS;6f1c2f0e-0d5b-4c53-9a5e-2f3f7f0f9a11;1",
                "PK\u0003\u0004"
            })
    void brokenHeaderIsUnreadableAtLineOne(String text) {
        assertThatThrownBy(() -> parse(text)).hasMessage("ACK-003 ACK_UNREADABLE at line 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "två;MOTTAGEN;",
                "2;MOTTAGEN",
                "2;MOTTAGEN;;",
                "2,MOTTAGEN,",
                "2;\"MOTT\"AGEN;",
                "2;MOTTAGEN;\"\n3;MOTTAGEN;\n"
            })
    void brokenLineIsUnreadableAtItsNumberWithoutItsText(String line) {
        assertThatThrownBy(() -> parse("#KVITTENS;" + BATCH + ";3;1\n1;MOTTAGEN;\n" + line))
                .hasMessage("ACK-003 ACK_UNREADABLE at line 3")
                .hasNoCause();
    }

    @Test
    void otherEncodingIsUnreadable() {
        byte[] latin1 = ("#KVITTENS;" + BATCH + ";1;1\n1;AVVISAD;Å").getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> Acknowledgement.parse(new ByteArrayInputStream(latin1), LIMITS))
                .hasMessage("ACK-003 ACK_UNREADABLE at encoding");
    }

    @Test
    void receiptLargerThanItsLimitsIsRefused() {
        assertThatThrownBy(() -> parse("x".repeat(10_001))).hasMessage("IN-002 TOO_LARGE at bytes");
        assertThatThrownBy(() -> ack(101, 1, 101, row -> "MOTTAGEN;")).hasMessage("IN-002 TOO_LARGE at lines");
    }

    private static RejectedRow rejected(int row) {
        return new RejectedRow(row, "UTANFOR_LEVERANSOMRADE", Set.of(Letter.A, Letter.B));
    }

    private static List<Integer> numbers(int first, int last) {
        return IntStream.rangeClosed(first, last).boxed().toList();
    }

    private static AcknowledgementResult decide(Acknowledgement ack, int sent) {
        return AcknowledgementDecision.decide(ack, sent, Shipped.reasons());
    }

    private static Acknowledgement ack(int declared, int first, int last, IntFunction<String> line) throws IOException {
        return parse(IntStream.rangeClosed(first, last)
                .mapToObj(row -> row + ";" + line.apply(row) + "\n")
                .collect(Collectors.joining("", "#KVITTENS;" + BATCH + ";" + declared + ";1\n", "")));
    }

    private static Acknowledgement parse(String text) throws IOException {
        return Acknowledgement.parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), LIMITS);
    }
}
