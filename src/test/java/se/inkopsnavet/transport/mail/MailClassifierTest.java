package se.inkopsnavet.transport.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input B57. */
class MailClassifierTest {

    private static final String REPORT = """
            From: MAILER-DAEMON@livs.example
            To: hub@kommun.example
            Subject: Undelivered Mail Returned to Sender
            Auto-Submitted: auto-replied
            Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

            --b1
            Content-Type: text/plain

            Det gick inte.
            --b1
            Content-Type: message/delivery-status

            Reporting-MTA: dns; granne.example
            Original-Envelope-Id: +3Cenv@hub.kommun.example+3E

            Final-Recipient: rfc822; nykund@livs.example
            Action: %s
            Status: %s

            --b1
            Content-Type: text/rfc822-headers

            From: hub@kommun.example
            %s
            Subject: Krypterat meddelande

            --b1--
            """;

    private final MailClassifier classifier = new MailClassifier();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Auto-Submitted: auto-replied",
                "Auto-Submitted: auto-generated (out of office)",
                "AUTO-SUBMITTED: Auto-Notified; owner=x",
                "Precedence: bulk",
                "Precedence: auto_reply",
                "X-Autoreply: yes",
                "X-Autorespond: Semester",
                "Return-Path: <>",
                "Content-Type: multipart/report; report-type=disposition-notification; boundary=x",
            })
    void automaticRepliesAreRecognised(String header) throws IOException {
        assertThat(classify("From: svar@livs.example\n" + header + "\nSubject: Semester\n\nBorta"))
                .isInstanceOf(MailKind.AutoReply.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Subject: Kvitto",
                "Auto-Submitted: no",
                "Precedence: first-class",
                "Content-Type: nonsense",
                "Content-Type: application/pkcs7-mime; smime-type=enveloped-data\nAuto-Submitted: auto-generated",
                "Content-Type: multipart/encrypted; protocol=\"application/pgp-encrypted\"\nPrecedence: bulk",
            })
    void whatMayBeAnAcknowledgementIsOrdinary(String header) throws IOException {
        assertThat(classify("From: svar@livs.example\n" + header + "\n\nHej")).isInstanceOf(MailKind.Ordinary.class);
    }

    @Test
    void aBounceNamesTheMailThatItIsAbout() throws IOException {
        assertThat(classify(REPORT.formatted("failed", "5.1.1", "Message-ID: <a1@hub.kommun.example>")))
                .isEqualTo(new MailKind.Bounce("<a1@hub.kommun.example>", "5.1.1", true));
    }

    @Test
    void aDelayIsNotPermanent() throws IOException {
        assertThat(classify(REPORT.formatted("delayed", "4.4.1", "Message-ID: <a1@hub.kommun.example>")))
                .isEqualTo(new MailKind.Bounce("<a1@hub.kommun.example>", "4.4.1", false));
    }

    @Test
    void withoutReturnedHeadersTheEnvelopeIdNamesTheMail() throws IOException {
        assertThat(classify(REPORT.formatted("failed", "nonsense", "X-Other: y")))
                .isEqualTo(new MailKind.Bounce("<env@hub.kommun.example>", "5.0.0", true));
    }

    @Test
    void newsOfADeliveryIsNoBounce() throws IOException {
        assertThat(classify(REPORT.formatted("delivered", "2.0.0", "Message-ID: <a1@hub.kommun.example>")))
                .isInstanceOf(MailKind.AutoReply.class);
    }

    @Test
    void noMoreThanTheTopIsRead() throws IOException {
        InputStream endless = new InputStream() {
            private int given;

            @Override
            public int read() {
                given++;
                assertThat(given).isLessThanOrEqualTo(300 * 1024);
                return 'x';
            }
        };

        assertThat(classifier.classify(endless)).isInstanceOf(MailKind.Ordinary.class);
    }

    @Property(tries = 300)
    void anyBytesAreClassifiedWithoutAnError(@ForAll byte[] bytes) throws IOException {
        assertThat(classifier.classify(new ByteArrayInputStream(bytes))).isNotNull();
    }

    @Property(tries = 300)
    void aDamagedBounceIsClassifiedWithoutAnError(@ForAll int position, @ForAll byte value) throws IOException {
        byte[] mail =
                REPORT.formatted("failed", "5.1.1", "Message-ID: <a@b.example>").getBytes(StandardCharsets.US_ASCII);
        mail[Math.floorMod(position, mail.length)] = value;

        assertThat(classifier.classify(new ByteArrayInputStream(mail))).isNotNull();
    }

    private MailKind classify(String mail) throws IOException {
        return classifier.classify(
                new ByteArrayInputStream(mail.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1)));
    }
}
