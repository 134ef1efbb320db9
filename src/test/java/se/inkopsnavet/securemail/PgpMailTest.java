package se.inkopsnavet.securemail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static se.inkopsnavet.securemail.Correspondence.HUB;
import static se.inkopsnavet.securemail.Correspondence.NOW;
import static se.inkopsnavet.securemail.Correspondence.SUPPLIER;
import static se.inkopsnavet.securemail.Correspondence.TEXT;
import static se.inkopsnavet.securemail.Refusals.assertFault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.neighbourhood.pki.TestPgpKey;

/** OpenPGP as the second mail encryption: the same promises as S/MIME. */
class PgpMailTest {

    private static final String PASSPHRASE = "test-losen";
    private static final String GPG = "gpg --batch --yes --no-tty --pinentry-mode loopback --passphrase " + PASSPHRASE
            + " --trust-model always --faked-system-time 20261123T080000!";
    private static final Instant MADE = NOW.minus(Duration.ofDays(30));
    private static final Duration YEAR = Duration.ofDays(365);

    @TempDir
    Path folder;

    private final TestPgpKey hub = TestPgpKey.of("pgp hub", "Navet <" + HUB + ">", MADE, YEAR, PASSPHRASE);
    private final TestPgpKey supplier = TestPgpKey.of("pgp supplier", SUPPLIER, MADE, YEAR, PASSPHRASE);
    private PgpOwnKey hubKey;
    private PgpOwnKey supplierKey;

    @BeforeEach
    void keysFromFiles() {
        hubKey = PgpKeyFiles.own(hub.writeSecret(folder.resolve("hub.asc")), PASSPHRASE.toCharArray());
        supplierKey = PgpKeyFiles.own(supplier.writeSecret(folder.resolve("supplier.asc")), PASSPHRASE.toCharArray());
    }

    @Test
    void supplierReadsWhatTheHubWrote() {
        SealedMail sealed = seal(partner(supplier, SUPPLIER));

        OpenedMail opened = opener(SUPPLIER, supplierKey, partner(hub, HUB)).open(sealed.bytes(), NOW);

        assertThat(opened.text()).isEqualTo(TEXT.replace("\n", "\r\n"));
        assertThat(opened.subject()).isEqualTo("Kundlista batch 2026-1123-01 för Östra");
        assertThat(opened.attachments().get(0).bytes()).isEqualTo(Correspondence.csv());
        assertThat(opened.signerFingerprint()).isEqualTo(hub.fingerprint());
        assertThat(sealed.recipientFingerprint()).isEqualTo(supplier.fingerprint());
    }

    @Test
    void outsideShowsNothingButTheEnvelope() {
        String mail = new String(seal(partner(supplier, SUPPLIER)).bytes(), StandardCharsets.US_ASCII);

        assertThat(mail).contains("Subject: Krypterat meddelande\r\n").doesNotContain("Kundlista", "kundlista");
        assertThat(mail.replace("\r\n", "")).doesNotContain("\r", "\n");
    }

    @Test
    void anotherKeyThanThePinnedIsRefused() {
        TestPgpKey other = TestPgpKey.of("pgp other", SUPPLIER, MADE, YEAR, PASSPHRASE);
        PgpPartner swapped = PgpKeyFiles.partner(
                other.writeCertificate(folder.resolve("other.pub")), new Pin(supplier.fingerprint(), SUPPLIER));

        assertFault(() -> seal(swapped), Fault.CERTIFICATE_NOT_PINNED);
    }

    @Test
    void expiredKeyIsRefused() {
        TestPgpKey expired = TestPgpKey.of("pgp supplier", SUPPLIER, MADE, Duration.ofDays(29), PASSPHRASE);

        assertFault(() -> seal(partner(expired, SUPPLIER)), Fault.CERTIFICATE_EXPIRED);
    }

    @Test
    void keyFromTheFutureIsRefused() {
        TestPgpKey early = TestPgpKey.of("pgp supplier", SUPPLIER, NOW.plusSeconds(60), YEAR, PASSPHRASE);

        assertFault(() -> seal(partner(early, SUPPLIER)), Fault.CERTIFICATE_EXPIRED);
    }

    @Test
    void revokedKeyIsRefusedInBothDirections() {
        PgpPartner revoked = partner(supplier.revoked(NOW.minus(Duration.ofDays(1)), PASSPHRASE), SUPPLIER);
        SealedMail reply = reply(supplierKey);

        assertFault(() -> seal(revoked), Fault.CERTIFICATE_REVOKED);
        assertFault(() -> opener(HUB, hubKey, revoked).open(reply.bytes(), NOW), Fault.CERTIFICATE_REVOKED);
    }

    @Test
    void keyForAnotherAddressIsRefused() {
        TestPgpKey other = TestPgpKey.of("pgp supplier", "Butik <annan@matbutiken.example>", MADE, YEAR, PASSPHRASE);

        assertFault(() -> seal(partner(other, SUPPLIER)), Fault.CERTIFICATE_ADDRESS);
    }

    @Test
    void unregisteredSignerIsRefused() {
        TestPgpKey stranger = TestPgpKey.of("pgp stranger", SUPPLIER, MADE, YEAR, PASSPHRASE);
        PgpOwnKey key = PgpKeyFiles.own(stranger.writeSecret(folder.resolve("s.asc")), PASSPHRASE.toCharArray());

        assertFault(
                () -> opener(HUB, hubKey, partner(supplier, SUPPLIER))
                        .open(reply(key).bytes(), NOW),
                Fault.SIGNER_UNREGISTERED);
    }

    @Test
    void mailForAnUnknownKeyAndStaleMailAreRefused() {
        byte[] mail = reply(supplierKey).bytes();

        assertFault(
                () -> opener(HUB, supplierKey, partner(supplier, SUPPLIER)).open(mail, NOW), Fault.DECRYPTION_FAILED);
        assertFault(
                () -> opener(HUB, hubKey, partner(supplier, SUPPLIER)).open(mail, NOW.plus(Duration.ofHours(49))),
                Fault.NOT_FRESH);
    }

    @Test
    void expiryIsKnownBeforehand() {
        TestPgpKey shorter = TestPgpKey.of("pgp supplier", SUPPLIER, MADE, Duration.ofDays(60), PASSPHRASE);

        assertThat(new PgpSealer(hubKey, partner(shorter, SUPPLIER)).expires())
                .contains(MADE.plus(Duration.ofDays(60)));
    }

    @Test
    void wrongPassphraseNamesTheFileAndNothingElse() {
        assertThatThrownBy(() -> PgpKeyFiles.own(folder.resolve("hub.asc"), "fel".toCharArray()))
                .hasMessage("OPS-002 CONFIGURATION at hub.asc: cannot be read as an OpenPGP key with this passphrase")
                .hasNoCause();
        assertFault(
                () -> PgpKeyFiles.partner(folder.resolve("missing.pub"), new Pin(hub.fingerprint(), HUB)),
                Fault.CONFIGURATION);
    }

    @Test
    void encryptedPartBetweenOthersIsRefused() {
        String mail = new String(reply(supplierKey).bytes(), StandardCharsets.US_ASCII);
        String boundary = mail.split("boundary=\"")[1].split("\"")[0];
        String wrapped = mail.replaceFirst(
                "--" + boundary + "\r\n",
                "--" + boundary + "\r\nContent-Type: text/html\r\n\r\n<img src=\"\r\n--" + boundary + "\r\n");

        assertFault(
                () -> opener(HUB, hubKey, partner(supplier, SUPPLIER)).open(ascii(wrapped), NOW),
                Fault.MAIL_STRUCTURE_REFUSED);
    }

    @Test
    void damageGivesTheLetterOrAFault() {
        byte[] mail = reply(supplierKey).bytes();
        PgpOpener opener = opener(HUB, hubKey, partner(supplier, SUPPLIER));

        for (byte[] damaged : Damage.of(mail, 97)) {
            try {
                assertThat(opener.open(damaged, NOW).text()).isEqualTo("37 av 40");
            } catch (FaultException e) {
                assertThat(e.fault().code()).matches("(CRY|IN)-\\d+");
            }
        }
    }

    @Test
    void gpgOpensOurLetterAndWeOpenIts() throws IOException {
        assumeTrue(
                CommandLine.has("gpg", "gpg"),
                "gpg is not on this machine; the other tests cover the same in pure Java");
        Path home = Files.createDirectory(folder.resolve("g"));
        CommandLine commands = new CommandLine(folder, Map.of("GNUPGHOME", home.toString(), "LC_ALL", "C"));
        hub.writeCertificate(folder.resolve("hub.pub"));
        try {
            commands.run((GPG + " --import supplier.asc hub.pub").split(" "));
            Files.write(
                    folder.resolve("in.asc"),
                    armor(seal(partner(supplier, SUPPLIER)).bytes()));
            String printed = commands.run((GPG + " --status-fd 1 -o out.eml --decrypt in.asc").split(" "));
            assertThat(printed)
                    .contains(
                            "[GNUPG:] GOODSIG",
                            "[GNUPG:] GOODMDC",
                            hub.fingerprint().toUpperCase(Locale.ROOT));
            assertThat(Files.readString(folder.resolve("out.eml"))).contains("=C3=85sa", "From: " + HUB);

            Files.write(folder.resolve("reply.eml"), InnerMessage.of(Correspondence.reply(NOW)));
            commands.run((GPG + " -a -o reply.asc -s -e -u " + supplier.fingerprint() + " -r " + hub.fingerprint()
                            + " reply.eml")
                    .split(" "));
            byte[] mail = pgpMime(Files.readString(folder.resolve("reply.asc")));
            assertThat(opener(HUB, hubKey, partner(supplier, SUPPLIER))
                            .open(mail, NOW)
                            .text())
                    .isEqualTo("37 av 40");
        } finally {
            commands.run("gpgconf", "--kill", "gpg-agent");
        }
    }

    @Test
    void gpgMailInAnOldCipherOrUnsignedIsRefused() throws IOException {
        assumeTrue(
                CommandLine.has("gpg", "gpg"),
                "gpg is not on this machine, and Bouncy Castle would not write such mail");
        Path home = Files.createDirectory(folder.resolve("g"));
        CommandLine commands = new CommandLine(folder, Map.of("GNUPGHOME", home.toString(), "LC_ALL", "C"));
        hub.writeCertificate(folder.resolve("hub.pub"));
        try {
            commands.run((GPG + " --import supplier.asc hub.pub").split(" "));
            Files.write(folder.resolve("reply.eml"), InnerMessage.of(Correspondence.reply(NOW)));
            String to = " -u " + supplier.fingerprint() + " -r " + hub.fingerprint() + " reply.eml";
            commands.run((GPG + " --cipher-algo 3DES -a -o old.asc -s -e" + to).split(" "));
            commands.run((GPG + " -a -o unsigned.asc -e" + to).split(" "));
            PgpOpener opener = opener(HUB, hubKey, partner(supplier, SUPPLIER));

            assertFault(
                    () -> opener.open(pgpMime(Files.readString(folder.resolve("old.asc"))), NOW), Fault.CIPHER_REFUSED);
            assertFault(
                    () -> opener.open(pgpMime(Files.readString(folder.resolve("unsigned.asc"))), NOW),
                    Fault.SIGNATURE_INVALID);
        } finally {
            commands.run("gpgconf", "--kill", "gpg-agent");
        }
    }

    private SealedMail seal(PgpPartner recipient) {
        return new PgpSealer(hubKey, recipient).seal(Correspondence.letter(), NOW);
    }

    private SealedMail reply(PgpOwnKey from) {
        return new PgpSealer(from, partner(hub, HUB)).seal(Correspondence.reply(NOW), NOW);
    }

    private PgpPartner partner(TestPgpKey key, String address) {
        Path file = key.writeCertificate(folder.resolve(address + ".pub"));
        return PgpKeyFiles.partner(file, new Pin(key.fingerprint(), address));
    }

    private static PgpOpener opener(String own, PgpOwnKey key, PgpPartner partner) {
        return new PgpOpener(new PgpSettings(
                own, List.of(key), List.of(partner), OpenerSettings.FRESHNESS, OpenerSettings.MAX_BYTES));
    }

    private static byte[] armor(byte[] mail) {
        return MultipartBody.parts(RawEntity.of(mail)).get(1).decodedBody();
    }

    private static byte[] pgpMime(String armored) {
        return ascii(
                "From: x\r\nContent-Type: multipart/encrypted; protocol=\"application/pgp-encrypted\"; boundary=b\r\n\r\n"
                        + "--b\r\nContent-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n--b\r\n"
                        + "Content-Type: application/octet-stream\r\n\r\n" + armored + "\r\n--b--\r\n");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
