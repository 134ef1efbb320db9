package se.inkopsnavet.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

class ConsentDocumentTest {

    private static final String WHOLE = """
            {"schema":"1","type":"RECORDED","id":"3f2b8c1e-8a55-4c55-9d0b-5a1f0f4f6a01","municipality":"exempelkommun",
             "person":"18900101-9802","purposes":["SMS_TO_UNIT","CONTACT_CLIENT_BY_SUPPLIER"],
             "recipient":{"type":"SUPPLIER","id":"livs"},"givenBy":{"role":"CLIENT"},"method":"ORAL",
             "givenAt":"2026-11-25T10:12:00","validTo":"2027-11-30","obtainedBy":{"staffId":"4711","title":"undersköterska"},
             "source":{"kind":"FORM"},"remark":"Åsa ringer först."}""";

    @Test
    void whatTheManualShowsCanBeRead() throws Exception {
        String manual = Files.readString(Path.of("mappings/consent/README.md"));
        String example = manual.substring(manual.indexOf("```json") + 7, manual.indexOf("```", manual.indexOf("{")));

        assertThat(read(example)).isInstanceOf(ConsentRecorded.class);
    }

    @Test
    void timeWithoutOffsetIsSwedish() {
        ConsentRecorded event = (ConsentRecorded) read(WHOLE);

        assertThat(event.givenAt()).isEqualTo(Instant.parse("2026-11-25T09:12:00Z"));
        assertThat(event.remark()).isEqualTo("Åsa ringer först.");
    }

    @Test
    void namedRecipientIsOnlyForPurposesOfItsKind() {
        ConsentRecorded event = (ConsentRecorded) read(WHOLE);

        assertThat(event.recipientOf(ConsentPurpose.CONTACT_CLIENT_BY_SUPPLIER)).isEqualTo(Recipient.supplier("livs"));
        assertThat(event.recipientOf(ConsentPurpose.SMS_TO_UNIT)).isEqualTo(new Recipient(Recipient.Type.UNIT, null));
    }

    @Test
    void whatIsWrittenReadsTheSame() {
        ConsentEvent event = read(WHOLE);

        assertThat(ConsentDocument.parse(ConsentDocument.write(event))).isEqualTo(event);
        assertThat(ConsentDocument.write(event)).isEqualTo(ConsentDocument.write(read(WHOLE)));
    }

    @Test
    void withdrawalNamesOneConsentOrPurposes() {
        String withdrawal = WHOLE.replace("RECORDED", "WITHDRAWN")
                .replace("givenAt", "withdrawnAt")
                .replace("\"validTo\":\"2027-11-30\",", "");

        assertThat(((ConsentWithdrawn) read(withdrawal)).purposes())
                .isEqualTo(Set.of(ConsentPurpose.SMS_TO_UNIT, ConsentPurpose.CONTACT_CLIENT_BY_SUPPLIER));
        assertThatThrownBy(() -> read(withdrawal.replace(
                        "\"method\"", "\"consentId\":\"3f2b8c1e-8a55-4c55-9d0b-5a1f0f4f6a02\",\"method\"")))
                .hasMessageContaining("CON-002");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"obtainedBy\":{\"staffId\":\"4711\",\"title\":\"undersköterska\"}, |  | CONSENT_INCOMPLETE | obtainedBy",
                "\"staffId\":\"4711\"                | \"staffId\":\" \"                 | CONSENT_INCOMPLETE | obtainedBy.staffId",
                "\"givenAt\":\"2026-11-25T10:12:00\",|                                   | CONSENT_INCOMPLETE | givenAt",
                "2026-11-25T10:12:00                 | 2026-02-31T10:12:00               | INVALID_DATE       | givenAt",
                "\"ORAL\"                            | \"SILENT\"                        | INVALID_VALUE      | method",
                "SMS_TO_UNIT                         | SMS_TO_EVERYBODY                  | INVALID_VALUE      | purposes",
                "[\"SMS_TO_UNIT\",\"CONTACT_CLIENT_BY_SUPPLIER\"] | []                   | CONSENT_INCOMPLETE | purposes",
                "\"recipient\":{\"type\":\"SUPPLIER\",\"id\":\"livs\"}, |                | CONSENT_INCOMPLETE | recipient",
                "validTo                             | valid_to                          | CONSENT_UNREADABLE | unknown field",
                "\"FORM\"                            | \"JOURNAL\"                       | CONSENT_INCOMPLETE | source.reference",
                "\"schema\":\"1\"                    | \"schema\":\"2\"                  | UNSUPPORTED_FORMAT | schema",
                "\"method\":\"ORAL\"                 | \"method\":\"ORAL\",\"method\":\"ORAL\" | CONSENT_UNREADABLE | json",
                "\"method\":\"ORAL\"                 | \"method\":[\"ORAL\"]             | CONSENT_UNREADABLE | method",
                "18900101-9802                       | 18900101-9803                     | INVALID_PERSON_ID  | personId"
            })
    void whatIsWrongIsNamedByFieldAndNeverByValue(String said, String instead, Fault fault, String place) {
        String wrong = WHOLE.replace(said, instead == null ? "" : instead);

        assertThat(wrong).isNotEqualTo(WHOLE);
        assertThatThrownBy(() -> read(wrong)).isInstanceOfSatisfying(FaultException.class, refused -> {
            assertThat(refused.fault()).isEqualTo(fault);
            assertThat(refused.place()).isEqualTo(place);
        });
    }

    private static ConsentEvent read(String json) {
        return ConsentDocument.parse(json.getBytes(StandardCharsets.UTF_8));
    }
}
