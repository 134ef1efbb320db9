package se.inkopsnavet.orderfile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.mapping.HomeMappingFiles;
import se.inkopsnavet.policy.DeliveryOutcome;
import se.inkopsnavet.trade.CustomerRef;
import se.inkopsnavet.trade.DeliveryReported;
import se.inkopsnavet.trade.Money;
import se.inkopsnavet.trade.OrderReported;

/** Files that a supplier leaves: channel b of F10, S-05, AC-10-11. */
class ReportFileTest {

    private static final ReportFile FILE = ReportFile.load(new HomeMappingFiles(Path.of(".")));
    private static final String HEAD = "#BESTALLNINGAR;exempelkommun;1;42\n";
    private static final String NAMES =
            "arende;kundnummer;bestallning;version;lage;lagd;tidpunkt;leveransdag;summa;avgifter;antalrader;betalningnekad;varor;orsak\n";
    private static final String ROW =
            "EXE-2026-000008;K-77;4711;2;Bekraftad;2026-11-30T12:58:00;2026-11-30T12:58:02+01:00;2026-12-01;459,00;"
                    + "SMALL_ORDER_FEE=49,00+DELIVERY_FEE=0,00;17;NEJ;\"Blodpudding, 2 st\nSnus\";betalningsanmärkning\n";

    @Test
    void aRowIsAnOrderWithoutItsGoods() {
        List<@Nullable Map<String, String>> rows = rows(HEAD + NAMES + ROW + "#ANTAL;1\n");

        assertThat(rows.get(0).toString()).doesNotContain("Blodpudding", "Snus", "betalningsanmärkning");
        assertThat(new ReportCells(rows.get(0)).order("exempelkommun", "livs-fil"))
                .isEqualTo(new OrderReported(
                        "exempelkommun",
                        "livs-fil",
                        new CustomerRef("EXE-2026-000008", "K-77"),
                        "4711",
                        2,
                        OrderReported.State.CONFIRMED,
                        Instant.parse("2026-11-30T11:58:00Z"),
                        Instant.parse("2026-11-30T11:58:02Z"),
                        LocalDate.of(2026, 12, 1),
                        new Money(45_900),
                        List.of(
                                new OrderReported.Fee("SMALL_ORDER_FEE", new Money(4_900)),
                                new OrderReported.Fee("DELIVERY_FEE", new Money(0))),
                        17,
                        false));
    }

    /** The same as XML, whose goods may be as deep as they like. */
    @Test
    void aPostIsTheSameOrderAsARow() {
        String xml = xml(
                "BESTALLNINGAR",
                1,
                "<post><arende>EXE-2026-000008</arende><kundnummer>K-77</kundnummer><bestallning>4711</bestallning>"
                        + "<version>2</version><lage>BEKRAFTAD</lage><lagd>2026-11-30T12:58:00</lagd>"
                        + "<tidpunkt>2026-11-30T12:58:02+01:00</tidpunkt><leveransdag>2026-12-01</leveransdag><summa>459.00</summa>"
                        + "<avgifter>SMALL_ORDER_FEE=49,00+DELIVERY_FEE=0,00</avgifter><antalrader>17</antalrader>"
                        + "<varor><vara><namn>Blodpudding</namn></vara><vara>Snus</vara></varor></post>");

        ReportCells post = new ReportCells(rows(xml).get(0));

        assertThat(post.values().values()).noneMatch(text -> text.contains("Blodpudding"));
        assertThat(post.order("exempelkommun", "livs-fil"))
                .isEqualTo(
                        new ReportCells(rows(HEAD + NAMES + ROW + "#ANTAL;1\n").get(0))
                                .order("exempelkommun", "livs-fil"));
    }

    @Test
    void aDeliveryEventIsRead() {
        String csv = "#LEVERANSER;exempelkommun;1;7\nkundnummer;leveransdag;version;handelse;tidpunkt;utfall\n"
                + "K-77;2026-12-01;3;UTFALL;2026-12-01T10:02:00;LEFT_OUTSIDE_NO_ANSWER\n#ANTAL;1\n";

        DeliveryReported event = new ReportCells(rows(csv).get(0)).delivery("exempelkommun", "livs-fil");

        assertThat(event.customer()).isEqualTo(new CustomerRef(null, "K-77"));
        assertThat(event.outcome()).isEqualTo(DeliveryOutcome.LEFT_OUTSIDE_NO_ANSWER);
        assertThat(event.expectedAt()).isNull();
    }

    @Test
    void aScheduleSaysItsDay() throws IOException {
        String csv = "#LEVERANSSCHEMA;exempelkommun;1;9;2026-12-01;2026-12-01T04:40:00+01:00\n"
                + "arende;fran;till;postnummer\nEXE-2026-000008;08:00;10:00;990 10\n#ANTAL;1\n";

        ReportHeader header =
                FILE.read(new ByteArrayInputStream(csv.getBytes(UTF_8)), "exempelkommun", ReportRows.NONE);

        assertThat(header)
                .isEqualTo(new ReportHeader(
                        ReportKind.SCHEDULE, 9, LocalDate.of(2026, 12, 1), Instant.parse("2026-12-01T03:40:00Z")));
        assertThat(new ReportCells(rows(csv).get(0)).stop().postcode()).isEqualTo("99010");
    }

    @Test
    void aBadRecordFallsAlone() {
        String csv = HEAD + NAMES + ROW + "EXE-2026-000009;för få\n" + ROW.replace("4711", "4712") + "#ANTAL;3\n";

        List<@Nullable Map<String, String>> rows = rows(csv);

        assertThat(rows).hasSize(3);
        assertThat(rows.get(1)).isNull();
        assertThat(rows.get(2)).containsEntry("orderNo", "4712");
        assertThatThrownBy(() -> new ReportLine(ReportKind.ORDERS, "livs-fil", null).report("exempelkommun"))
                .isInstanceOf(FaultException.class);
    }

    @Test
    void anElementThatNobodyKnowsSpoilsItsPostAlone() {
        List<@Nullable Map<String, String>> rows = rows(xml(
                "LEVERANSER", 2, "<post><arende>EXE-1</arende><pin>1</pin></post><post><arende>EXE-2</arende></post>"));

        assertThat(rows.get(0)).isNull();
        assertThat(rows.get(1)).containsEntry("caseRef", "EXE-2");
    }

    @ParameterizedTest
    @CsvSource({
        "bestallning, '', REPORT_INCOMPLETE, orderNo",
        "arende, '', REPORT_INCOMPLETE, caseRef",
        "lage, KANSKE, INVALID_VALUE, state",
        "version, 0, INVALID_VALUE, version",
        "version, 12x, INVALID_VALUE, version",
        "lagd, i morse, INVALID_DATE, placedAt",
        "leveransdag, 2026-02-30, INVALID_DATE, deliveryDay",
        "summa, '1,2', INVALID_VALUE, total",
        "avgifter, gratis, INVALID_VALUE, fees",
        "bestallning, Kalle Anka, INVALID_VALUE, orderNo",
        "bestallning, 189001019802, INVALID_VALUE, orderNo",
        "kundnummer, 18900101-9802, INVALID_VALUE, customerNo",
        "kundnummer, KalleAnka, INVALID_VALUE, customerNo"
    })
    void whatIsWrongIsSaidByItsFieldAndNeverByItsValue(String column, String cell, Fault fault, String place) {
        List<String> names = List.of(NAMES.strip().split(";"));
        String[] cells =
                ("EXE-2026-000008;;4711;2;BEKRAFTAD;2026-11-30T12:58:00;2026-11-30T12:58:02;2026-12-01;459,00;;17;NEJ;x;x")
                        .split(";");
        cells[names.indexOf(column)] = cell;
        Map<String, String> row =
                rows(HEAD + NAMES + String.join(";", cells) + "\n#ANTAL;1\n").get(0);

        assertThatThrownBy(() -> new ReportCells(row).order("exempelkommun", "livs-fil"))
                .isInstanceOfSatisfying(FaultException.class, wrong -> {
                    assertThat(wrong.fault()).isEqualTo(fault);
                    assertThat(wrong.place()).isEqualTo(place);
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "#ANTAL;1|#ANTAL;2|CONTROL_TOTAL",
                "#ANTAL;1||CONTROL_TOTAL",
                "#BESTALLNINGAR|#KUNDLISTA|CSV_STRUCTURE",
                "exempelkommun|annankommun|WRONG_MUNICIPALITY",
                ";1;42|;2;42|UNSUPPORTED_FORMAT",
                ";1;42|;1;-1|CSV_STRUCTURE",
                "arende;|personnummer;|CSV_STRUCTURE"
            })
    void whatIsWrongWithTheFileRefusesAllOfIt(String right, @Nullable String wrong, Fault expected) {
        String csv = HEAD + NAMES + ROW + "#ANTAL;1\n";

        assertRefused(csv.replace(right, wrong == null ? "" : wrong).getBytes(UTF_8), expected);
    }

    @Test
    void textInAnotherEncodingIsRefused() {
        assertRefused((HEAD + NAMES + ROW + "#ANTAL;1\n").getBytes(ISO_8859_1), Fault.CSV_ENCODING);
    }

    @Test
    void hostileXmlIsRefused() {
        String doctype = "<!DOCTYPE r [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>";
        assertRefused((doctype + xml("LEVERANSER", 0, "&e;")).getBytes(UTF_8), Fault.XML_EXTERNAL_ENTITY);
        assertRefused(xml("LEVERANSER", 1, "<post>").getBytes(UTF_8), Fault.XML_NOT_WELL_FORMED);
        assertRefused(xml("LEVERANSER", 3, "<post/>").getBytes(UTF_8), Fault.CONTROL_TOTAL);
        assertRefused(xml("LEVERANSER", 0, "<kund/>").getBytes(UTF_8), Fault.XML_SCHEMA);
        assertRefused("<x/>".getBytes(UTF_8), Fault.UNSUPPORTED_FORMAT);
    }

    @Test
    void aMailsAttachmentIsKnownByItsFirstLine() {
        assertThat(ReportFile.begins(HEAD.getBytes(UTF_8))).isTrue();
        assertThat(ReportFile.begins(xml("LEVERANSER", 0, "").getBytes(UTF_8))).isTrue();
        assertThat(ReportFile.begins("#KVITTENS;1;1;1".getBytes(UTF_8))).isFalse();
    }

    private static void assertRefused(byte[] file, Fault expected) {
        assertThatThrownBy(() -> FILE.read(new ByteArrayInputStream(file), "exempelkommun", ReportRows.NONE))
                .isInstanceOfSatisfying(
                        FaultException.class, why -> assertThat(why.fault()).isEqualTo(expected));
    }

    private static String xml(String kind, int count, String posts) {
        return "<leverantorsrapport xmlns=\"" + XmlReport.NAMESPACE + "\" slag=\"" + kind
                + "\" kommun=\"exempelkommun\" nummer=\"42\" antal=\"" + count + "\">" + posts
                + "</leverantorsrapport>";
    }

    private static List<@Nullable Map<String, String>> rows(String file) {
        List<@Nullable Map<String, String>> rows = new ArrayList<>();
        try {
            FILE.read(
                    new ByteArrayInputStream(file.getBytes(UTF_8)),
                    "exempelkommun",
                    (number, cells) -> rows.add(cells));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }
}
