package se.inkopsnavet.transport.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmtpReplyTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "250 2.0.0 Ok: queued as 4Zabc12 | 250 2.0.0 4Zabc12",
                "250 OK id=1sAbCd-000123-XY | 250 1sAbCd-000123-XY",
                "250 2.1.5 <nykund1@livs.example> accepted (4ZX9) | 250 2.1.5 4ZX9",
                "250 2.1.5 <nykund1@livs.example> accepted | 250 2.1.5",
                "250 to=nykund1@livs.example accepted | 250",
                "250 Ok | 250",
            })
    void ofWhatTheServerSaysOnlyNumbersAndAQueueIdAreKept(String text, String reference) {
        assertThat(new SmtpReply(250, text).reference()).isEqualTo(reference);
    }

    @ParameterizedTest
    @CsvSource({"'250-2.0.0 Thanks\\r\\n250 2.0.0 queued as 4Zabc12\\r\\n'", "'250-2.0.0 4Zabc12\\n250-2.1.0 Thanks'"})
    void anAnswerInManyLinesIsReadToItsQueueId(String text) {
        assertThat(new SmtpReply(250, text.translateEscapes()).reference()).isEqualTo("250 2.0.0 4Zabc12");
    }
}
