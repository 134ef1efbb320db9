package se.inkopsnavet.customerlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

class ColumnListTest {

    @Test
    void shippedListHoldsAllFifteenCells() {
        assertThat(Shipped.columns("livs").columns())
                .extracting(ListColumn::field)
                .containsExactly(ListField.values());
    }

    @Test
    void orderHeadersAndSelectionAreTheSuppliersChoice() throws IOException {
        String yaml = shipped().substring(0, shipped().indexOf("columns:")).replace("xlsx", "csv")
                + "columns:\n  - { header: City, field: city }\n  - { header: Given name, field: firstName }\n";
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        ControlTotals totals = ListFormat.of(load(yaml))
                .write(Shipped.HEADER, Shipped.fresh(ListCase.p01().row()), out);

        assertThat(ReadList.of(out.toByteArray(), "livs-fil").rows())
                .containsExactly(List.of("City", "Given name"), List.of("Trångsund", "Åsa"));
        assertThat(totals)
                .as("no hash of what is not in the file leaves the house")
                .isEqualTo(Shipped.totals("livs-fil", CustomerListRow.of(field -> switch (field) {
                    case CITY -> "Trångsund";
                    case FIRST_NAME -> "Åsa";
                    default -> "";
                })));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    field: area                 | field: omrade                | 16 | unknown field omrade
                    field: lastName             | field: firstName             | 18 | field firstName twice
                    Efternamn                   | Förnamn                      | 18 | the same header twice
                    Förnamn                     | =Förnamn                     | 17 | header begins like a formula
                    field: clientPhone          | field: clientPhone, required: true | 22 | may be empty by rule
                    required: true              | required: ja                 | 16 | neither true nor false
                    format: xlsx                | format: xls                  | 2  | neither xlsx nor csv
                    sheet: Kundlista            | sheet: 'Kund/lista'          | 4  | not a name for a sheet
                    sheet: Kundlista            | sheet: KONTROLL              | 6 | same name
                    headerVersion:              | version:                     | 3  | unknown key version
                    rowCount: Antal rader       | rowCount: ''                 | 13 | rowCount is empty
                    """)
    void mistakeIsNamedWithFileAndLine(String right, String wrong, int line, String reason) throws IOException {
        assertThatThrownBy(() -> load(shipped().replaceFirst(right, wrong)))
                .isInstanceOfSatisfying(FaultException.class, refusal -> {
                    assertThat(refusal.fault()).isEqualTo(Fault.CONFIGURATION);
                    assertThat(refusal.place())
                            .startsWith("columns.yaml:" + line + ": ")
                            .contains(reason);
                });
    }

    @Test
    void brokenYamlIsNamedWithFileAndLine() {
        assertThatThrownBy(() -> load("format: xlsx\ncolumns: [\n")).hasMessageContaining("columns.yaml:3: not YAML");
        assertThatThrownBy(() -> load("")).hasMessageContaining("columns.yaml:1: empty");
        assertThatThrownBy(() -> load("- a\n")).hasMessageContaining("columns.yaml:1: expected keys");
        assertThatThrownBy(() -> load("a: 1\na: 2\n")).hasMessageContaining("columns.yaml:2: a twice");
    }

    private static String shipped() throws IOException {
        return Files.readString(Path.of("mappings/suppliers/livs/columns.yaml"));
    }

    private static ColumnList load(String yaml) {
        return ColumnList.load(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), "columns.yaml");
    }
}
