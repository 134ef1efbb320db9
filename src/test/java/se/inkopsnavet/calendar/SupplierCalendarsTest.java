package se.inkopsnavet.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.inkopsnavet.finding.Finding;
import se.inkopsnavet.yaml.YamlSource;

/** Suppliers' calendars as they are read, and what --check says of them. */
class SupplierCalendarsTest {

    private static SupplierCalendars read(String... lines) {
        return SupplierCalendars.of(
                List.of(new YamlSource("mappings/suppliers/livs/calendar.yaml", String.join("\n", lines))));
    }

    @Test
    void shippedCalendarsAreInOrder() {
        SupplierCalendars shipped = SupplierCalendars.load(Path.of(""));

        assertThat(shipped.findings()).isEmpty();
        assertThat(shipped.bySupplier()).containsOnlyKeys("livs", "livs-fil", "mathem");
        assertThat(shipped.of("livs").until()).isEqualTo(LocalDate.of(2027, 12, 31));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            supplierId: livs-fil                                                           | 1
            stopDays: [{ day: 2026-12-24, displacedTo: 2026-12-28 }]                       | 3
            stopDays: [{ day: 2026-12-24, displacedTo: 2026-12-24 }]                       | 3
            stopDays: [{ day: 2026-12-24 }, { day: 2026-12-24 }]                           | 3
            stopDays: [{ displacedTo: 2026-12-23 }]                                        | 3
            stopDays: [{ day: 2028-01-04, displacedTo: 2028-01-05 }]                       | 3
            stopDays: [{ day: julafton }]                                                  | 3
            stop: [2026-12-24]                                                             | 3
            """)
    void whatIsWrongIsSaidWithItsLine(String wrong, int line) {
        boolean other = wrong.startsWith("supplierId");
        SupplierCalendars read = read(other ? wrong : "supplierId: livs", "until: 2027-12-31", other ? "" : wrong);

        assertThat(read.findings()).isNotEmpty().allMatch(Finding::isError).allMatch(finding -> finding.line() == line);
        assertThat(read.bySupplier()).isEmpty();
    }

    @Test
    void anOpenDayThatIsAStopDayIsAContradiction() {
        SupplierCalendars read =
                read("supplierId: livs", "until: 2027-12-31", "stopDays: [{ day: 2027-01-06 }]", "open: [2027-01-06]");

        assertThat(read.findings()).hasSize(1).allMatch(finding -> finding.line() == 4);
    }

    @Test
    void fingerprintFollowsTheDays() {
        String one = read("supplierId: livs", "until: 2027-12-31").fingerprint();

        assertThat(read("supplierId: livs", "until: 2027-12-31", "open: [2027-01-06]")
                        .fingerprint())
                .isNotEqualTo(one);
        assertThat(read("supplierId: livs", "until: 2027-12-31").fingerprint()).isEqualTo(one);
    }

    @Test
    void municipalityThatCannotBePlannedIsAnErrorAndOneThatSoonCannotAWarning() {
        SupplierCalendars none = read("supplierId: livs", "until: 2026-12-31");

        assertThat(none.missingFor(List.of(Rules.usual()), LocalDate.of(2027, 1, 1)))
                .singleElement()
                .matches(Finding::isError);
        assertThat(none.missingFor(List.of(Rules.usual()), LocalDate.of(2026, 12, 1)))
                .singleElement()
                .matches(finding -> !finding.isError());
        assertThat(none.missingFor(List.of(Rules.usual()), LocalDate.of(2026, 10, 1)))
                .isEmpty();
    }
}
