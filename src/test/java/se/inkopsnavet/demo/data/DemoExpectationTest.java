package se.inkopsnavet.demo.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.demo.data.DemoExpectation.Actual;
import se.inkopsnavet.demo.data.DemoExpectation.Summary;
import se.inkopsnavet.demo.data.Expected.ListRow;

class DemoExpectationTest {

    private final DemoExport export = new DemoExport(Reading.DAY);
    private final DemoExpectation expectation = new DemoExpectation(export);

    @Test
    void summaryAddsUp() {
        Summary summary = expectation.summary();

        assertThat(summary).isEqualTo(new Summary(30, 15, 1, 6, 4, 4, 1));
        assertThat(summary.delivered()
                        + summary.held()
                        + summary.quarantined()
                        + summary.rejected()
                        + summary.duplicates())
                .isEqualTo(summary.in());
    }

    @Test
    void rightOutcomeHasNoDifference() {
        assertThat(expectation.differences(allAsExpected())).isEmpty();
        assertThat(expectation.deliveryDifferences(delivered())).isEmpty();
    }

    @Test
    void wrongStateFaultAndRowAreToldWithoutNames() {
        List<Actual> actual = allAsExpected();
        actual.set(0, new Actual(export.xmlName(), 1, "HELD", "BIZ-011", ""));
        actual.set(3, new Actual(export.xmlName(), 4, "HELD", "BIZ-012", ""));
        actual.set(15, new Actual(export.xmlName(), 16, "CONFIRMED", "", "ACKNOWLEDGED"));

        List<String> lines = expectation.differences(actual);

        assertThat(lines).hasSize(3);
        assertThat(lines.get(0))
                .isEqualTo("beslut_20261122_kl0600.xml#1 (B-2026-0001, å, ä och ö; kunden får ringas upp): "
                        + "väntat CONFIRMED  ACKNOWLEDGED, blev HELD BIZ-011");
        assertThat(String.join("\n", lines)).doesNotContain("Dold", "Åsa", "Färingsö", "1890");
    }

    @Test
    void missingUnexpectedAndRepeatedRecordsAreTold() {
        List<Actual> actual = allAsExpected();
        actual.remove(29);
        actual.add(new Actual("annan.xml", 1, "CONFIRMED", "", ""));
        actual.add(actual.get(0));

        assertThat(expectation.differences(actual)).hasSize(3).anyMatch(line -> line.endsWith("blev saknas"));
    }

    @Test
    void lostDoubledAndStrangeRowsAreTold() {
        List<String> delivered = delivered();
        delivered.remove("18900101-9802");
        delivered.add("18900102-9819");
        delivered.add("18900104-9817");

        assertThat(expectation.deliveryDifferences(delivered)).hasSize(3);
        assertThat(String.join("\n", expectation.deliveryDifferences(delivered)))
                .doesNotContain("1890");
    }

    private List<Actual> allAsExpected() {
        return export.cases().stream()
                .map(one -> new Actual(
                        one.file(),
                        one.number(),
                        one.expected().state().name(),
                        one.expected().fault() == null
                                ? ""
                                : one.expected().fault().code(),
                        one.expected().row() == ListRow.NONE
                                ? ""
                                : one.expected().row().name()))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private List<String> delivered() {
        List<String> numbers = export.cases().stream()
                .filter(one -> one.expected().delivered())
                .map(DemoCase::personnummer)
                .map(one -> one.replace("900119+9802", "18900119-9802"))
                .collect(Collectors.toCollection(ArrayList::new));
        Collections.reverse(numbers);
        return numbers;
    }
}
