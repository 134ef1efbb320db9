package se.inkopsnavet.mandate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

class MandateDocumentTest {

    private String example;

    @BeforeEach
    void whatTheManualShows() throws Exception {
        String manual = Files.readString(Path.of("mappings/mandate/README.md"));
        example = manual.substring(manual.indexOf("```json") + 7, manual.indexOf("```", manual.indexOf("{")));
    }

    private static MandateRecorded read(String json) {
        return MandateDocument.parse(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void manualsExampleCanBeRead() {
        Mandate mandate = read(example).mandate();

        assertThat(mandate.on(LocalDate.of(2026, 11, 28))).isEqualTo(Mandate.State.VERIFIED);
        assertThat(mandate.holder().name()).isEqualTo("Lena Quist");
        assertThat(mandate.holder().address().city()).isEqualTo("Åsby");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"name\": \"Lena Quist\",   |                            | MANDATE_INCOMPLETE | holder.name",
                "\"staffId\": \"4711\",      |                            | MANDATE_INCOMPLETE | verifiedBy.staffId",
                "\"verifiedAt\"              | \"verifiedWhen\"           | MANDATE_INCOMPLETE | verifiedBy, verifiedAt",
                "\"validTo\"                 | \"valid\"                  | MANDATE_UNREADABLE | unknown field",
                "2027-12-31                  | 2025-12-31                 | INVALID_DATE       | validTo",
                "\"version\": 1              | \"version\": 0             | INVALID_VALUE      | version",
                "\"version\": 1              | \"version\": \"1.5\"       | INVALID_VALUE      | version",
                "\"FORVALTARE\"              | \"LÄKARE\"                 | INVALID_VALUE      | type",
                "990 10                      | 99010 0                    | INVALID_ADDRESS    | postcode"
            })
    void whatIsWrongIsNamedAndNeverQuoted(String part, String other, Fault fault, String place) {
        assertThat(example).contains(part);
        assertThatThrownBy(() -> read(example.replace(part, other == null ? "" : other)))
                .isInstanceOfSatisfying(FaultException.class, refused -> {
                    assertThat(refused.fault()).isEqualTo(fault);
                    assertThat(refused.place()).isEqualTo(place);
                });
    }
}
