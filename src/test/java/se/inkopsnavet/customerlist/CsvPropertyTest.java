package se.inkopsnavet.customerlist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for any name that Unicode can write, and for any that tries to be a formula. */
class CsvPropertyTest {

    private static final CustomerListRow ROW = ListCase.p01().row();
    private static final CsvFormat CSV = new CsvFormat(Shipped.columns("livs-fil"));

    @Property(tries = 500)
    void anyNameComesBackAsItWas(@ForAll("names") String name) throws IOException {
        List<String> cells = readBack(name);

        assertThat(cells.stream().map(CsvPropertyTest::withoutPrefix)).containsExactlyElementsOf(cellsOf(name));
    }

    @Property(tries = 500)
    void noCellBeginsLikeFormula(@ForAll("names") String name) throws IOException {
        assertThat(readBack(name)).noneMatch(cell -> cell.strip().matches("(?s)[=+\\-@\\t\\r＝＋－＠].*"));
    }

    @Provide
    Arbitrary<String> names() {
        Arbitrary<String> any = Arbitraries.strings().ofMaxLength(60);
        Arbitrary<String> lead = Arbitraries.of(
                "", "'", "''", " ", "\u00A0", "\u200B", "\uFEFF", "=", "+", "-", "@", "＝", "＋", "－", "＠", "\u2212", ";",
                "\"");
        Arbitrary<String> tail =
                Arbitraries.strings().withChars("aåÖ;\"'#=+-@ ,").ofMaxLength(12);
        return Arbitraries.oneOf(
                        any, Combinators.combine(lead, lead, lead, tail).as((a, b, c, d) -> a + b + c + d))
                .map(CellText::of)
                .filter(name -> CellText.writable(name) && !name.isEmpty());
    }

    private static CustomerListRow named(String name) {
        return CustomerListRow.of(
                field -> field == ListField.FIRST_NAME || field == ListField.INVOICE ? name : field.of(ROW));
    }

    private static List<String> cellsOf(String name) {
        CustomerListRow row = named(name);
        return CSV.columns().columns().stream()
                .map(column -> column.field().of(row))
                .toList();
    }

    private static byte[] bytes(String name) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CSV.write(Shipped.HEADER, Shipped.fresh(named(name)), out);
        return out.toByteArray();
    }

    private static List<String> readBack(String name) throws IOException {
        return ReadList.of(bytes(name), "livs-fil").rows().get(1);
    }

    /** As the README tells the supplier: one apostrophe less in front of a formula. */
    private static String withoutPrefix(String cell) {
        boolean prefixed =
                cell.startsWith("'") && !FormulaGuard.neutralise(cell).equals(cell);
        return prefixed ? cell.substring(1) : cell;
    }
}
