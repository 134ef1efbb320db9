package se.inkopsnavet.securemail;

import static org.assertj.core.api.Assertions.assertThat;
import static se.inkopsnavet.securemail.Correspondence.HUB;
import static se.inkopsnavet.securemail.Correspondence.NOW;
import static se.inkopsnavet.securemail.Correspondence.ROOT;
import static se.inkopsnavet.securemail.Correspondence.SUPPLIER;
import static se.inkopsnavet.securemail.Correspondence.TEXT;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.inkopsnavet.neighbourhood.pki.CertificateRequest;

class SmimeRoundTripTest {

    private final OwnKey hub = Correspondence.hub();

    @ParameterizedTest
    @ValueSource(strings = {"RSA-3072", "EC-P256", "EC-P384"})
    void supplierReadsWhatTheHubWrote(String key) {
        OwnKey sender = ROOT.issue(CertificateRequest.forAddress(HUB, NOW).withKey(key));
        OwnKey supplier =
                ROOT.issue(CertificateRequest.forAddress(SUPPLIER, NOW).withKey(key));
        SealedMail sealed = Correspondence.sealer(sender, supplier, SUPPLIER).seal(Correspondence.letter(), NOW);

        OpenedMail opened = supplierOpens(sender, supplier, sealed);

        assertThat(opened.text()).isEqualTo(TEXT.replace("\n", "\r\n"));
        assertThat(opened.subject()).isEqualTo("Kundlista batch 2026-1123-01 för Östra");
        assertThat(opened.from()).isEqualTo(HUB);
        assertThat(opened.date()).isEqualTo(NOW);
        assertThat(opened.messageId()).isEqualTo("<batch-1123@exempelkommun.example>");
        assertThat(opened.signerFingerprint()).isEqualTo(sender.fingerprint());
        assertThat(opened.attachments()).singleElement().satisfies(attachment -> {
            assertThat(attachment.fileName()).isEqualTo("kundlista-åäö.csv");
            assertThat(attachment.contentType()).isEqualTo("text/csv");
            assertThat(attachment.bytes()).isEqualTo(Correspondence.csv());
        });
        assertThat(sealed.recipientFingerprint()).isEqualTo(supplier.fingerprint());
    }

    @Test
    void outsideShowsNothingButTheEnvelope() {
        SealedMail sealed =
                Correspondence.sealer(hub, Correspondence.supplier(), SUPPLIER).seal(Correspondence.letter(), NOW);

        String mail = new String(sealed.bytes(), StandardCharsets.US_ASCII);
        String head = mail.substring(0, mail.indexOf("\r\n\r\n"));

        assertThat(head.replaceAll("\\r\\n[ \\t]", " ").lines())
                .containsExactly(
                        "From: " + HUB,
                        "To: " + SUPPLIER,
                        "Date: Mon, 23 Nov 2026 09:00:00 +0100",
                        "Message-ID: <batch-1123@exempelkommun.example>",
                        "Subject: Krypterat meddelande",
                        "MIME-Version: 1.0",
                        "Content-Type: application/pkcs7-mime; name=\"smime.p7m\"; smime-type=authEnveloped-data",
                        "Content-Transfer-Encoding: base64",
                        "Content-Disposition: attachment; filename=\"smime.p7m\"");
    }

    @Test
    void linesAreCanonicalAndShort() {
        SealedMail sealed =
                Correspondence.sealer(hub, Correspondence.supplier(), SUPPLIER).seal(Correspondence.letter(), NOW);

        String mail = new String(sealed.bytes(), StandardCharsets.ISO_8859_1);

        assertThat(mail.replace("\r\n", "")).doesNotContain("\r", "\n");
        assertThat(mail.split("\r\n")).allMatch(line -> line.length() <= 78).allMatch(line -> line.chars()
                .allMatch(c -> c < 127));
    }

    @Test
    void headersAreRepeatedUnderTheSignature() {
        String inner = new String(InnerMessage.of(Correspondence.letter()), StandardCharsets.US_ASCII);

        assertThat(inner)
                .contains("\r\nFrom: " + HUB + "\r\n", "\r\nTo: " + SUPPLIER + "\r\n", "hp=\"cipher\"")
                .contains("\r\nHP-Outer: Subject: Krypterat meddelande\r\n")
                .contains("\r\nMessage-ID: <batch-1123@exempelkommun.example>\r\n");
    }

    @Test
    void attachmentOfFiveMegabytesIsCarriedWhole() {
        byte[] big = new byte[5 * 1024 * 1024];
        new Random(1).nextBytes(big);
        OwnKey supplier = Correspondence.supplier();
        Letter letter = Correspondence.letter(List.of(new Attachment("lista.xlsx", "application/octet-stream", big)));

        SealedMail sealed = Correspondence.sealer(hub, supplier, SUPPLIER).seal(letter, NOW);

        assertThat(Arrays.equals(
                        supplierOpens(hub, supplier, sealed)
                                .attachments()
                                .get(0)
                                .bytes(),
                        big))
                .isTrue();
    }

    @Test
    void letterWithoutAttachmentIsPlainText() {
        OwnKey supplier = Correspondence.supplier();
        SealedMail sealed = Correspondence.sealer(hub, supplier, SUPPLIER).seal(Correspondence.letter(List.of()), NOW);

        OpenedMail opened = supplierOpens(hub, supplier, sealed);

        assertThat(opened.text()).startsWith("Hej!\r\n\r\nKundlistan för Åsa Öström på Ängsvägen");
        assertThat(opened.attachments()).isEmpty();
    }

    @Test
    void oneSealerServesManyThreads() {
        OwnKey supplier = Correspondence.supplier();
        SmimeSealer sealer = Correspondence.sealer(hub, supplier, SUPPLIER);
        SmimeOpener opener = Correspondence.opener(SUPPLIER, List.of(supplier), Set.of(Correspondence.pin(hub, HUB)));

        assertThat(IntStream.range(0, 100)
                        .parallel()
                        .mapToObj(i -> opener.open(
                                sealer.seal(Correspondence.letter(), NOW).bytes(), NOW))
                        .map(OpenedMail::from))
                .hasSize(100)
                .containsOnly(HUB);
    }

    @Test
    void datedExceptionGivesCbcAndPkcs1() {
        OwnKey supplier = Correspondence.supplier();
        CertificateCheck check = Correspondence.goodCheck();
        Optional<LocalDate> today = Optional.of(LocalDate.of(2026, 11, 23));
        Recipient recipient = new Recipient(
                Correspondence.pin(supplier, SUPPLIER), supplier.certificate(), today, today, Optional.empty());

        SealedMail sealed = new SmimeSealer(hub, recipient, () -> check).seal(Correspondence.letter(), NOW);

        assertThat(new String(sealed.bytes(), StandardCharsets.US_ASCII)).contains("smime-type=enveloped-data");
        assertThat(supplierOpens(hub, supplier, sealed).from()).isEqualTo(HUB);
    }

    private static OpenedMail supplierOpens(OwnKey sender, OwnKey supplier, SealedMail sealed) {
        return Correspondence.opener(SUPPLIER, List.of(supplier), Set.of(Correspondence.pin(sender, HUB)))
                .open(sealed.bytes(), NOW);
    }
}
