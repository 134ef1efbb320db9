package se.inkopsnavet.customerlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.inkopsnavet.customerlist.ReadList.Sheets;

/** What the supplier opens. */
class ListFileTest {

    private static final String FORMULA = "=HYPERLINK(\"http://x.example\";\"Klicka\")";

    @ParameterizedTest
    @ValueSource(strings = {"livs", "livs-fil"})
    void goldenRowHasItsFifteenCells(String supplier) throws IOException {
        List<List<String>> golden = Files.readAllLines(Path.of("src/test/resources/customerlist/p01.golden")).stream()
                .map(line -> List.of(line.split("\\|", -1)))
                .toList();

        List<List<String>> table =
                ReadList.of(write(supplier, ListCase.p01().row()), supplier).rows();

        for (int line = 0; line < 2; line++) {
            int column = line;
            assertThat(table.get(line).subList(0, 15))
                    .isEqualTo(golden.stream().map(cells -> cells.get(column)).toList());
        }
    }

    @Test
    void operationAndEarlierRowStandLastForASupplierThatReadsThem() throws IOException {
        EarlierRow earlier = new EarlierRow(Shipped.HEADER.batchId(), 3);
        CustomerListRow row = ListCase.p01().row();
        List<ListLine> lines =
                List.of(ListLine.fresh(row), new ListLine(RowOperation.CHANGED, earlier, row), ListLine.ended(earlier));

        List<List<String>> table = ReadList.of(written("livs", lines), "livs").rows();

        assertThat(table.get(0)).hasSize(17).endsWith("Åtgärd", "Tidigare rad");
        assertThat(table.get(1)).endsWith("N", "");
        assertThat(table.get(2)).endsWith("Ä", "6f1c2f0e-0d5b-4c53-9a5e-2f3f7f0f9a11/3");
        assertThat(table.get(3)).endsWith("A", "6f1c2f0e-0d5b-4c53-9a5e-2f3f7f0f9a11/3");
        assertThat(table.get(3).subList(0, 15))
                .as("an ended account tells nothing")
                .containsOnly("");
        assertThat(ReadList.of(written("livs-fil", lines), "livs-fil").rows().get(2))
                .hasSize(15);
    }

    @Test
    void everyCellOfTheWorkbookIsTextAndNoneFormula() throws IOException {
        byte[] file = write("livs", formulaRow());

        for (String sheet : List.of("xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml")) {
            String xml = ReadList.entry(file, sheet);
            assertThat(xml).doesNotContain("<f>", "<f ", "<v>");
            assertThat(ReadList.cells(xml)).isNotEmpty().allMatch(cell -> cell.contains("t=\"inlineStr\""));
        }
        assertThat(ReadList.of(file, "livs").rows().get(1)).contains(FORMULA);
    }

    @Test
    void everyCellIsFormattedAsTextSoThatEditingKeepsIt() throws IOException {
        byte[] file = write("livs", formulaRow());

        assertThat(ReadList.cells(ReadList.entry(file, "xl/worksheets/sheet1.xml")))
                .allMatch(cell -> cell.contains(" s=\"1\""));
        // 49 is Excel's built-in number of the format "Text"
        assertThat(ReadList.entry(file, "xl/styles.xml")).containsPattern("numFmtId=\"49\"|formatCode=\"@\"");
    }

    @Test
    void controlSheetStatesBatchAndTotals() throws IOException {
        CustomerListRow row = ListCase.p01().row();

        Sheets sheets = ReadList.of(write("livs", row), "livs");

        assertThat(sheets.control())
                .containsExactly(
                        List.of("Batch-id", "6f1c2f0e-0d5b-4c53-9a5e-2f3f7f0f9a11"),
                        List.of("Kommunkod", "9901"),
                        List.of("Leverantör", "livs"),
                        List.of("Utförare", "HT-01"),
                        List.of("Rubrikversion", "2"),
                        List.of("Skapad", "2026-11-22T18:00:00+01:00"),
                        List.of("Antal rader", "1"),
                        List.of("SHA-256", Shipped.totals("livs", row).sha256()));
    }

    @Test
    void csvShowsFormulaAsTextAndLeavesSourceAlone() throws IOException {
        CustomerListRow row = formulaRow();

        String csv = new String(write("livs-fil", row), StandardCharsets.UTF_8);

        assertThat(csv).contains(";\"'=HYPERLINK(\"\"http://x.example\"\";\"\"Klicka\"\")\";Lejon;");
        assertThat(row.firstName()).isEqualTo(FORMULA);
    }

    @Test
    void csvKeepsQuotesAndSemicolons() throws IOException {
        CustomerListRow row = ListCase.of("Björn \"Bönan\"", "O'Hara; af Ekenstam", "189001029819")
                .row();

        byte[] file = write("livs-fil", row);

        assertThat(new String(file, StandardCharsets.UTF_8))
                .startsWith(
                        "\uFEFF#KUNDLISTA;1;6f1c2f0e-0d5b-4c53-9a5e-2f3f7f0f9a11;9901;livs;HT-01;2026-11-22T18:00:00+01:00\r\nHemtjänst")
                .contains(";\"Björn \"\"Bönan\"\"\";\"O'Hara; af Ekenstam\";")
                .endsWith("\r\n#KONTROLL;6f1c2f0e-0d5b-4c53-9a5e-2f3f7f0f9a11;1;"
                        + Shipped.totals("livs-fil", row).sha256() + "\r\n");
        assertThat(ReadList.of(file, "livs-fil").rows().get(1)).contains("Björn \"Bönan\"", "O'Hara; af Ekenstam");
    }

    @Test
    void peopleWithSameAddressAndSurnameKeepTheirRows() throws IOException {
        CustomerListRow sven = ListCase.of("Sven", "Ek", "189001179804").row();
        CustomerListRow svea = ListCase.of("Svea", "Ek", "189001189811").row();

        List<List<String>> table =
                ReadList.of(write("livs", sven, svea), "livs").rows();

        assertThat(table).hasSize(3);
        assertThat(table.get(1)).contains("Sven", "18900117-9804");
        assertThat(table.get(2)).contains("Svea", "18900118-9811");
    }

    @Test
    void structuredCellThatLooksLikeFormulaIsRefusedByPlaceOnly() {
        CustomerListRow good = ListCase.p01().row();
        CustomerListRow bad =
                CustomerListRow.of(field -> field == ListField.CLIENT_PHONE ? "+46701740605" : field.of(good));

        assertThatThrownBy(() -> write("livs-fil", good, bad)).hasMessage("BIZ-008 INVALID_VALUE at row 2 column c");
    }

    @Test
    void rowWithoutRequiredCellIsRefused() {
        CustomerListRow good = ListCase.p01().row();
        CustomerListRow bad = CustomerListRow.of(field -> field == ListField.CITY ? "" : field.of(good));

        assertThat(Shipped.columns("livs").missing(bad)).containsExactly(Letter.B);
        assertThatThrownBy(() -> write("livs", bad)).hasMessage("BIZ-023 INCOMPLETE_ROW at row 1 column b");
    }

    @Test
    void callersStreamStaysOpen() throws IOException {
        for (String supplier : List.of("livs", "livs-fil")) {
            OutputStream out = new ByteArrayOutputStream() {
                @Override
                public void close() {
                    throw new AssertionError("closed");
                }
            };
            ListFormat.of(Shipped.columns(supplier)).write(Shipped.HEADER, List.of(), out);
        }
    }

    private static CustomerListRow formulaRow() {
        return ListCase.of(FORMULA, "Lejon", "189001039800").row();
    }

    private static byte[] write(String supplier, CustomerListRow... rows) throws IOException {
        return written(supplier, Shipped.fresh(rows));
    }

    private static byte[] written(String supplier, List<ListLine> lines) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ListFormat.of(Shipped.columns(supplier)).write(Shipped.HEADER, lines, out);
        return out.toByteArray();
    }
}
