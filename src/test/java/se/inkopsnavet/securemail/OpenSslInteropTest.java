package se.inkopsnavet.securemail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static se.inkopsnavet.securemail.Correspondence.HUB;
import static se.inkopsnavet.securemail.Correspondence.NOW;
import static se.inkopsnavet.securemail.Correspondence.ROOT;
import static se.inkopsnavet.securemail.Correspondence.SUPPLIER;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.inkopsnavet.neighbourhood.pki.CertificateRequest;
import se.inkopsnavet.neighbourhood.pki.PkiFolder;

/** The other side need not be Java: {@code openssl cms} reads what we write, and we read what it writes. */
class OpenSslInteropTest {

    @TempDir
    Path folder;

    private CommandLine commands;
    private PkiFolder pki;

    @BeforeEach
    void needsOpenSsl() {
        assumeTrue(
                CommandLine.has("openssl", "OpenSSL 3"),
                "openssl 3 is not on this machine; SmimeRoundTripTest covers the same in pure Java");
        commands = new CommandLine(folder);
        pki = new PkiFolder(folder);
        pki.certificates("root", ROOT.certificate());
    }

    @ParameterizedTest
    @CsvSource({"RSA-2048,RSA-3072", "RSA-3072,EC-P256", "EC-P256,EC-P256", "EC-P384,RSA-3072"})
    void opensslOpensOurLetter(String senderKey, String supplierKey) throws IOException {
        OwnKey hub = ROOT.issue(CertificateRequest.forAddress(HUB, NOW).withKey(senderKey));
        OwnKey supplier =
                ROOT.issue(CertificateRequest.forAddress(SUPPLIER, NOW).withKey(supplierKey));
        SealedMail sealed = Correspondence.sealer(hub, supplier, SUPPLIER).seal(Correspondence.letter(), NOW);

        assertThat(openedByOpenssl(supplier, sealed))
                .contains("Subject: ", "HP-Outer: Subject: Krypterat meddelande", "=C3=85sa =C3=96str=C3=B6m");
    }

    @Test
    void opensslOpensTheDatedException() throws IOException {
        OwnKey supplier = Correspondence.supplier();
        Optional<LocalDate> today = Optional.of(LocalDate.of(2026, 11, 23));
        Recipient recipient = new Recipient(
                Correspondence.pin(supplier, SUPPLIER), supplier.certificate(), today, today, Optional.empty());
        CertificateCheck check = Correspondence.goodCheck();

        SealedMail sealed =
                new SmimeSealer(Correspondence.hub(), recipient, () -> check).seal(Correspondence.letter(), NOW);

        assertThat(openedByOpenssl(supplier, sealed)).contains("From: " + HUB);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-aes-256-gcm",
                "-aes-128-gcm",
                "-aes-256-cbc",
                "-aes-128-cbc",
                "-aes-256-gcm -recip hub.pem -keyopt rsa_padding_mode:oaep -keyopt rsa_oaep_md:sha256"
            })
    void weOpenWhatOpensslSealed(String encryption) throws IOException {
        OwnKey hub = Correspondence.hub();
        OwnKey supplier = Correspondence.supplier();
        byte[] mail = sealedByOpenssl(supplier, hub, "-nodetach", encryption);

        assertThat(opener(hub, supplier).open(mail, NOW).text()).isEqualTo("37 av 40");
    }

    @Test
    void weOpenWhatOpensslSignedInTheClearForm() throws IOException {
        OwnKey hub = Correspondence.hub();
        OwnKey supplier = Correspondence.supplier();
        byte[] mail = sealedByOpenssl(supplier, hub, "-md sha256", "-aes-256-gcm");

        assertThat(opener(hub, supplier).open(mail, NOW).from()).isEqualTo(SUPPLIER);
    }

    @Test
    void weOpenWhatOpensslSealedForAnEllipticKey() throws IOException {
        OwnKey hub = ROOT.issue(CertificateRequest.forAddress(HUB, NOW).withKey("EC-P256"));
        OwnKey supplier =
                ROOT.issue(CertificateRequest.forAddress(SUPPLIER, NOW).withKey("EC-P256"));
        byte[] mail = sealedByOpenssl(supplier, hub, "-nodetach", "-aes-256-gcm");

        assertThat(opener(hub, supplier).open(mail, NOW).messageId()).isEqualTo("<ack-1123@matbutiken.example>");
    }

    private static SmimeOpener opener(OwnKey hub, OwnKey supplier) {
        return Correspondence.opener(HUB, List.of(hub), Set.of(Correspondence.pin(supplier, SUPPLIER)));
    }

    private String openedByOpenssl(OwnKey supplier, SealedMail sealed) throws IOException {
        pki.privateKey("supplier", supplier);
        pki.certificates("supplier", supplier.certificate());
        Files.write(folder.resolve("mail.eml"), sealed.bytes());
        commands.run(
                "openssl",
                "cms",
                "-decrypt",
                "-in",
                "mail.eml",
                "-inkey",
                "supplier.key",
                "-recip",
                "supplier.pem",
                "-out",
                "signed.eml");
        commands.run(
                "openssl",
                "cms",
                "-verify",
                "-in",
                "signed.eml",
                "-CAfile",
                "root.pem",
                "-purpose",
                "smimesign",
                "-attime",
                String.valueOf(NOW.getEpochSecond()),
                "-out",
                "letter.eml");
        return Files.readString(folder.resolve("letter.eml"), StandardCharsets.US_ASCII);
    }

    private byte[] sealedByOpenssl(OwnKey signer, OwnKey recipient, String signOptions, String encryption)
            throws IOException {
        pki.privateKey("supplier", signer);
        pki.certificates("supplier", signer.certificate());
        pki.certificates("hub", recipient.certificate());
        Files.write(folder.resolve("inner.eml"), InnerMessage.of(Correspondence.reply(NOW)));
        commands.run(("openssl cms -sign -in inner.eml -signer supplier.pem -inkey supplier.key -out signed.eml "
                        + signOptions)
                .split(" "));
        String recipientFile = encryption.contains("-recip") ? "" : " hub.pem";
        commands.run(("openssl cms -encrypt -in signed.eml -out mail.eml " + encryption + recipientFile).split(" "));
        return Files.readAllBytes(folder.resolve("mail.eml"));
    }
}
