package se.inkopsnavet.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.inkopsnavet.consent.ConsentForm;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.mandate.MandateForm;
import se.inkopsnavet.mapping.HomeMappingFiles;

class FormNumberTest {

    private static final HomeMappingFiles MAPPINGS = new HomeMappingFiles(Path.of(""));
    private static final StrictJson STRICT = new StrictJson(Fault.CONSENT_UNREADABLE, Fault.CONSENT_INCOMPLETE);

    @Test
    void anIdFollowsFromTheNumberAndTheMunicipality() {
        String id = FormNumber.id("form", "kommun", "S-17");

        assertThat(UUID.fromString(id).version()).isEqualTo(5);
        assertThat(FormNumber.id("form", "kommun", " S-17 ")).isEqualTo(id);
        assertThat(FormNumber.id("form", "annan", "S-17")).isNotEqualTo(id);
        assertThat(FormNumber.id("form", "kommun", " ")).isNull();
    }

    /** Whoever sees an id made without a key can try every personnummer there is. */
    @ParameterizedTest
    @ValueSource(strings = {"189001019802", "18900101-9802", "900101-9802", "S 9001019802"})
    void noIdFollowsFromAPersonsNumber(String number) {
        assertThat(FormNumber.id("form", "kommun", number)).contains("****").doesNotContain("9802");
    }

    @ParameterizedTest
    @CsvSource({"189001019802, S-16, id", "S-17, 189001019802, consentId"})
    void thatConsentFormIsRefusedAlone(String number, String target, String field) {
        byte[] file = ("#SAMTYCKEN;kommun;1\r\n"
                        + "blankett;typ;avser;personnummer;andamal;leverantor;lamnatav;foretradare;satt;tid;personal;titel;anmarkning\r\n"
                        + number + ";ATERKALLELSE;" + target
                        + ";18900107-9806;RINGA;;PERSONEN;;SKRIFTLIGT;2026-11-25T10:15;4711;u;\r\n#ANTAL;1\r\n")
                .getBytes(StandardCharsets.UTF_8);

        refused(ConsentForm.file(MAPPINGS).read(file, "kommun").get(0), field);
    }

    @Test
    void thatMandateIsRefusedAlone() {
        byte[] file = ("#FORETRADARE;kommun;1\r\n"
                        + "nummer;version;registrerad;personnummer;sort;omfattning;namn;fran\r\n"
                        + "189001019802;1;2026-11-25T10:15;18900107-9806;FULLMAKT;;Bo Ek;2026-11-25\r\n#ANTAL;1\r\n")
                .getBytes(StandardCharsets.UTF_8);

        refused(MandateForm.file(MAPPINGS).read(file, "kommun").get(0), "id");
    }

    private static void refused(FormFile.Filled form, String field) {
        DocumentFields fields = STRICT.read(form.document());
        assertThatThrownBy(() -> fields.uuid(field)).isInstanceOfSatisfying(FaultException.class, refused -> {
            assertThat(refused.fault()).isEqualTo(Fault.INVALID_VALUE);
            assertThat(refused.place()).isEqualTo(field);
        });
    }
}
