package se.inkopsnavet.decision.procapita;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.inkopsnavet.decision.procapita.Exports.FILE;
import static se.inkopsnavet.decision.procapita.Exports.KOMMUN;
import static se.inkopsnavet.decision.procapita.Exports.breakingAfter;
import static se.inkopsnavet.decision.procapita.Exports.csv;
import static se.inkopsnavet.decision.procapita.Exports.csvHeader;
import static se.inkopsnavet.decision.procapita.Exports.decisions;
import static se.inkopsnavet.decision.procapita.Exports.outcomes;
import static se.inkopsnavet.decision.procapita.Exports.records;
import static se.inkopsnavet.decision.procapita.Exports.refusal;
import static se.inkopsnavet.decision.procapita.Exports.utf8;
import static se.inkopsnavet.decision.procapita.Exports.xml;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.inkopsnavet.decision.FileFormat;
import se.inkopsnavet.fault.Fault;

class CsvFileTest {

    private static final Sample GOOD = Sample.asa();

    @Test
    void verifiedFileTellsWhatItHolds() throws IOException {
        assertThat(FILE.verify(utf8(csv(Sample.many(3))), KOMMUN))
                .isEqualTo(new Export(FileFormat.CSV, KOMMUN, Instant.parse("2026-11-22T05:00:00Z"), 3));
    }

    @ParameterizedTest
    @ValueSource(chars = {';', ','})
    void bothSeparatorsGiveTheDecisionThatTheXmlGives(char separator) {
        Sample awkward = GOOD.with("fornamn", "Björn \"Bönan\"")
                .with("efternamn", "O'Hara; af Ekenstam, d.y.")
                .with("chaufforinfo", "Ring på,\r\nvänta; \"stig in\"");

        assertThat(decisions(utf8(csv(separator, awkward.csv(separator)))))
                .isEqualTo(decisions(utf8(xml(awkward.xml()))));
    }

    @Test
    void recordsCarryTheColumnNamesAndAnOrderingHint() {
        var records = records(utf8(csv(Sample.many(2))));

        assertThat(records).extracting("number").containsExactly(1, 2);
        assertThat(records).extracting("orderingHint").containsOnly("9001019802");
        assertThat(new String(records.get(1).bytes(), StandardCharsets.UTF_8))
                .startsWith("beslutsid;")
                .contains("\nB-2;");
    }

    @Test
    void splittingGoesOnWhereItStopped() throws IOException {
        List<Integer> numbers = new ArrayList<>();

        FILE.split(utf8(csv(Sample.many(5))), KOMMUN, 5, record -> numbers.add(record.number()));

        assertThat(numbers).containsExactly(5);
    }

    @Test
    void aRowWithAWrongNumberOfCellsFailsAloneAndIsNeverShifted() {
        String row = GOOD.csv(';');
        String file = csv(
                ';',
                row,
                row + ";",
                row.substring(0, row.lastIndexOf(';')),
                "x",
                GOOD.with("beslutsid", "B-5").csv(';'));

        assertThat(outcomes(utf8(file)))
                .containsExactly(
                        "OK B-1",
                        "CSV_STRUCTURE record: 38 cells for 37 columns",
                        "CSV_STRUCTURE record: 36 cells for 37 columns",
                        "CSV_STRUCTURE record: 1 cells for 37 columns",
                        "OK B-5");
    }

    @Test
    void brokenQuotesRefuseTheFileSinceNoRowCanBeTrusted() {
        String row = GOOD.csv(';');
        assertThat(refusal(utf8(csv(';', row, row.replace("Åsa", "\"Åsa\"x"))), Fault.CSV_STRUCTURE))
                .isEqualTo("line 4");
        assertThat(refusal(utf8(csv(';', row, row.replace("Åsa", "Å\"sa"))), Fault.CSV_STRUCTURE))
                .isEqualTo("line 4, column 10");
        assertThat(refusal(utf8(csv(';', row, row.replace("Åsa", "\"Åsa"), row)), Fault.CSV_STRUCTURE))
                .isEqualTo("line 4: quote not closed");
        refusal(utf8(csv(';', row, row.replace("Åsa", " \"Åsa\""))), Fault.CSV_STRUCTURE);
    }

    @Test
    void lineEndingsAndBlankLinesMakeNoDifference() {
        String file = csv(Sample.many(2));

        assertThat(records(utf8(file.replace("\r\n", "\n") + "\n"))).hasSize(2);
        assertThat(records(utf8(file.replace("\r\n", "\r\n\r\n") + "\r\n\r\n"))).hasSize(2);
        assertThat(records(utf8(file.replace("\r\n", "\r")))).hasSize(2);
    }

    @Test
    void columnsMayStandInAnotherOrderAndOptionalOnesMayBeMissing() {
        String file = "#KOMMUN;exempelkommun;1;2026-11-22T06:00:00+01:00\n" + swapped(String.join(";", Sample.COLUMNS))
                + "\n" + swapped(GOOD.csv(';')) + "\n#ANTAL;1;;;";

        assertThat(decisions(utf8(file))).isEqualTo(decisions(utf8(csv(List.of(GOOD)))));
    }

    /** The first cell last, and no portkod. */
    private static String swapped(String row) {
        List<String> cells = new ArrayList<>(List.of(row.split(";", -1)));
        cells.remove(Sample.COLUMNS.indexOf("portkod"));
        cells.add(cells.remove(0));
        return String.join(";", cells);
    }

    @Test
    void aHeaderThatIsNotOursIsRefusedWithoutRepeatingIt() {
        String file = csv(List.of(GOOD));
        assertThat(refusal(utf8(file.replace("efternamn", "slaktnamn")), Fault.CSV_STRUCTURE))
                .isEqualTo("line 2, column 11");
        assertThat(refusal(utf8(file.replace("efternamn", "fornamn")), Fault.CSV_STRUCTURE))
                .isEqualTo("line 2, column 11");
        assertThat(refusal(utf8(file.replace(";grundtill", "")), Fault.CSV_STRUCTURE))
                .isEqualTo("line 2: no column grundtill");
        String noNames = file.replace(String.join(";", Sample.COLUMNS) + "\r\n", "");
        assertThat(refusal(utf8(noNames), Fault.CSV_STRUCTURE)).isEqualTo("line 2, column 1");
    }

    @Test
    void theFirstRowMustBeOursAndForThisMunicipality() {
        String file = csv(List.of(GOOD));
        refusal(utf8(file.replace(";exempelkommun;", ";annankommun;")), Fault.WRONG_MUNICIPALITY);
        refusal(utf8(file.replace(";exempelkommun;1;", ";exempelkommun;2;")), Fault.UNSUPPORTED_FORMAT);
        refusal(utf8(file.replace(";exempelkommun;1;", ";;1;")), Fault.CSV_STRUCTURE);
        refusal(utf8(file.replace(";2026-11-22T06:00:00+01:00", ";22/11")), Fault.CSV_STRUCTURE);
        refusal(utf8(file.substring(file.indexOf("beslutsid"))), Fault.CSV_STRUCTURE);
    }

    @Test
    void theTrailerMustBeThereAndAgree() {
        String file = csv(Sample.many(2));
        assertThat(refusal(utf8(file.replace("#ANTAL;2", "#ANTAL;3")), Fault.CONTROL_TOTAL))
                .isEqualTo("line 5: declared 3, found 2");
        refusal(utf8(file.replace("#ANTAL;2", "#ANTAL")), Fault.CONTROL_TOTAL);
        refusal(utf8(file.replace("\r\n#ANTAL;2", "")), Fault.CONTROL_TOTAL);
        refusal(utf8(file.substring(0, file.length() - 30)), Fault.CONTROL_TOTAL);
        refusal(utf8(file + "\n" + GOOD.csv(';')), Fault.CSV_STRUCTURE);
    }

    @Test
    void headerOnlyIsSaidNotPassedOverInSilence() {
        refusal(utf8(csvHeader(';')), Fault.CSV_NO_ROWS);
        refusal(utf8(csv(';')), Fault.CSV_NO_ROWS);
        refusal(utf8("#KOMMUN;exempelkommun;1;2026-11-22T06:00:00+01:00"), Fault.CSV_NO_ROWS);
    }

    @Test
    void fieldsHaveALimit() {
        String file = csv(
                ';',
                GOOD.csv(';'),
                GOOD.with("chaufforinfo", "x".repeat(10_001)).csv(';'));

        assertThat(refusal(utf8(file), Fault.CSV_FIELD_TOO_LONG)).isEqualTo("line 4");
        refusal(utf8(csv(';', GOOD.csv(';') + ";\"" + "x\n".repeat(1_000_000))), Fault.CSV_FIELD_TOO_LONG);
    }

    @Test
    void aReadErrorIsNotTheFilesFault() {
        Bytes broken = breakingAfter(20_000, utf8(csv(Sample.many(90))));

        assertThatThrownBy(() -> FILE.verify(broken, KOMMUN))
                .isInstanceOf(IOException.class)
                .hasMessage("disk");
    }
}
