package se.inkopsnavet.securemail;

import static org.assertj.core.api.Assertions.assertThat;
import static se.inkopsnavet.securemail.Correspondence.HUB;
import static se.inkopsnavet.securemail.Correspondence.NOW;
import static se.inkopsnavet.securemail.Correspondence.ROOT;
import static se.inkopsnavet.securemail.Correspondence.SUPPLIER;
import static se.inkopsnavet.securemail.Refusals.assertFault;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.neighbourhood.pki.CertificateRequest;
import se.inkopsnavet.neighbourhood.pki.TestAuthority;

/** Mail that must not be believed (reliability.md §3.2, B47–B53). */
class HostileSmimeTest {

    private static final Duration DAY = Duration.ofDays(1);

    private final OwnKey hub = Correspondence.hub();
    private final OwnKey supplier = Correspondence.supplier();
    private final SmimeOpener opener = opener(Correspondence.goodCheck());
    private final CertificateRequest supplierRequest = CertificateRequest.forAddress(SUPPLIER, NOW);

    @Test
    void untouchedReplyIsOpened() {
        assertThat(opener.open(sealedBy(supplier), NOW).text()).isEqualTo("37 av 40");
    }

    @Test
    void validCertificateOfTheSameAuthorityThatIsNotRegisteredIsRefused() {
        OwnKey stranger = ROOT.issue(supplierRequest.withKeyName("stranger"));

        assertFault(() -> opener.open(sealedBy(stranger), NOW), Fault.SIGNER_UNREGISTERED);
    }

    @Test
    void registeredPartnerCannotWriteAsAnother() {
        OwnKey other = ROOT.issue(CertificateRequest.forAddress("annan@butik.example", NOW));
        SmimeOpener opener = Correspondence.opener(
                HUB,
                List.of(hub),
                Set.of(Correspondence.pin(supplier, SUPPLIER), Correspondence.pin(other, "annan@butik.example")));

        assertFault(() -> opener.open(sealedBy(other), NOW), Fault.CERTIFICATE_ADDRESS);
    }

    @Test
    void signerExpiredYesterdayIsRefusedThoughSigningTimeSaysLastWeek() {
        OwnKey expired = ROOT.issue(supplierRequest.valid(NOW.minus(DAY.multipliedBy(90)), NOW.minus(DAY)));
        byte[] backDated = sealed(expired, NOW.minus(DAY.multipliedBy(7)), NOW);

        assertFault(() -> openerFor(expired).open(backDated, NOW), Fault.CERTIFICATE_EXPIRED);
    }

    @Test
    void signerNotYetValidIsRefused() {
        OwnKey early = ROOT.issue(supplierRequest.valid(NOW.plus(DAY), NOW.plus(DAY.multipliedBy(90))));
        byte[] mail = sealed(early, NOW.plus(DAY.multipliedBy(2)), NOW);

        assertFault(() -> openerFor(early).open(mail, NOW), Fault.CERTIFICATE_EXPIRED);
    }

    @Test
    void revokedSignerIsRefused() {
        CertificateCheck revoked = Correspondence.check(ROOT.crl(NOW.minus(DAY), supplier.certificate()));

        assertFault(() -> opener(revoked).open(sealedBy(supplier), NOW), Fault.CERTIFICATE_REVOKED);
    }

    @Test
    void signerOfUnknownStatusIsRefused() {
        assertFault(() -> opener(Correspondence.check()).open(sealedBy(supplier), NOW), Fault.REVOCATION_UNKNOWN);
    }

    @Test
    void signerOfAForeignAuthorityIsRefused() {
        OwnKey foreign = TestAuthority.root("Annan Rot CA", NOW).issue(supplierRequest);

        assertFault(() -> openerFor(foreign).open(sealedBy(foreign), NOW), Fault.CERTIFICATE_UNTRUSTED);
    }

    @Test
    void certificateThatIsNotForSigningMailIsRefused() {
        OwnKey web = ROOT.issue(supplierRequest.withoutEmailProtection());

        assertFault(() -> openerFor(web).open(sealedBy(web), NOW), Fault.CERTIFICATE_USAGE);
    }

    @Test
    void encryptedPartBetweenHtmlPartsIsRefused() {
        String encrypted = new String(sealedBy(supplier), StandardCharsets.US_ASCII);
        String body = encrypted.substring(encrypted.indexOf("Content-Type:"));
        String wrapped = "From: " + SUPPLIER + "\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n"
                + "Content-Type: text/html\r\n\r\n<img src=\"http://127.0.0.1:9/\r\n--x\r\n" + body
                + "\r\n--x\r\nContent-Type: text/html\r\n\r\n\">\r\n--x--\r\n";

        assertFault(() -> opener.open(ascii(wrapped), NOW), Fault.MAIL_STRUCTURE_REFUSED);
    }

    @Test
    void anythingBesideTheEncryptedPartIsRefused() {
        byte[] mail = sealedBy(supplier);
        byte[] footer = ascii(new String(mail, StandardCharsets.US_ASCII) + "\r\n-- \r\nDetta mail är kontrollerat");
        byte[] twoTypes = ascii("Content-Type: text/html\r\n" + new String(mail, StandardCharsets.US_ASCII));

        assertFault(() -> opener.open(footer, NOW), Fault.MAIL_STRUCTURE_REFUSED);
        assertFault(() -> opener.open(twoTypes, NOW), Fault.MAIL_STRUCTURE_REFUSED);
        assertFault(() -> opener.open(ascii("Content-Type: text/plain\r\n\r\nhej"), NOW), Fault.MAIL_STRUCTURE_REFUSED);
        assertFault(() -> opener.open(new byte[0], NOW), Fault.MAIL_STRUCTURE_REFUSED);
    }

    @Test
    void tooLargeMailIsRefusedBeforeItIsRead() {
        SmimeOpener small = new SmimeOpener(new OpenerSettings(
                HUB, List.of(hub), Set.of(), Correspondence::goodCheck, OpenerSettings.FRESHNESS, 1000));

        assertFault(() -> small.open(new byte[1001], NOW), Fault.TOO_LARGE);
    }

    @Test
    void mailForAnUnknownKeyIsForTheKeyLossProcedure() {
        OwnKey lost = ROOT.issue(CertificateRequest.forAddress(HUB, NOW).withKeyName("lost"));
        byte[] mail = Correspondence.sealer(supplier, lost, HUB)
                .seal(Correspondence.reply(NOW), NOW)
                .bytes();

        assertFault(() -> opener.open(mail, NOW), Fault.DECRYPTION_FAILED);
    }

    @Test
    void mailForOurOldKeyIsOpened() {
        OwnKey fresh = ROOT.issue(CertificateRequest.forAddress(HUB, NOW).withKeyName("fresh"));
        SmimeOpener both =
                Correspondence.opener(HUB, List.of(fresh, hub), Set.of(Correspondence.pin(supplier, SUPPLIER)));

        assertThat(both.open(sealedBy(supplier), NOW).from()).isEqualTo(SUPPLIER);
    }

    @Test
    void unsignedMailIsRefused() {
        byte[] mail = Wrapping.encryptedFor(hub, InnerMessage.of(Correspondence.reply(NOW)));

        assertFault(() -> opener.open(mail, NOW), Fault.SIGNATURE_INVALID);
    }

    @Test
    void signatureByNobodyIsRefused() {
        byte[] mail = Wrapping.encryptedFor(hub, Wrapping.signedBy(InnerMessage.of(Correspondence.reply(NOW))));

        assertFault(() -> opener.open(mail, NOW), Fault.SIGNATURE_INVALID);
    }

    @Test
    void oneSignerByTheSameWrappingIsOpened() {
        byte[] mail =
                Wrapping.encryptedFor(hub, Wrapping.signedBy(InnerMessage.of(Correspondence.reply(NOW)), supplier));

        assertThat(opener.open(mail, NOW).text()).isEqualTo("37 av 40");
    }

    @Test
    void twoSignersAreRefused() {
        OwnKey second = ROOT.issue(supplierRequest.withKeyName("second"));
        byte[] mail = Wrapping.encryptedFor(
                hub, Wrapping.signedBy(InnerMessage.of(Correspondence.reply(NOW)), supplier, second));

        assertFault(() -> opener.open(mail, NOW), Fault.SIGNATURE_INVALID);
    }

    @Test
    void changedContentUnderAGenuineSignatureIsRefused() {
        byte[] signed = new CmsSigner(supplier).sign(InnerMessage.of(Correspondence.reply(NOW)), "<x@y.example>", NOW);
        String changed = new String(signed, StandardCharsets.US_ASCII).replace("37 av 40", "40 av 40");

        assertFault(() -> opener.open(Wrapping.encryptedFor(hub, ascii(changed)), NOW), Fault.SIGNATURE_INVALID);
    }

    @Test
    void lineEndsMadeBareOnTheWayDoNotBreakTheSignature() {
        byte[] signed = new CmsSigner(supplier).sign(InnerMessage.of(Correspondence.reply(NOW)), "<x@y.example>", NOW);
        String bare = new String(signed, StandardCharsets.US_ASCII).replace("\r\n", "\n");

        assertThat(opener.open(Wrapping.encryptedFor(hub, ascii(bare)), NOW).text())
                .isEqualTo("37 av 40");
    }

    @Test
    void letterToAnotherThatWasEncryptedAnewToUsIsRefused() {
        Letter toAnother = new Letter(
                SUPPLIER, "granne@exempelkommun.example", "Kvittens", NOW, "<a@b.example>", "37 av 40", List.of());
        byte[] signed = new CmsSigner(supplier).sign(InnerMessage.of(toAnother), "<a@b.example>", NOW);

        assertFault(() -> opener.open(Wrapping.encryptedFor(hub, signed), NOW), Fault.MAIL_STRUCTURE_REFUSED);
    }

    @Test
    void mailWithoutHeadersUnderTheSignatureIsRefused() {
        byte[] signed =
                new CmsSigner(supplier).sign(ascii("Content-Type: text/plain\r\n\r\nhej"), "<a@b.example>", NOW);

        assertFault(() -> opener.open(Wrapping.encryptedFor(hub, signed), NOW), Fault.MAIL_STRUCTURE_REFUSED);
    }

    @Test
    void staleMailAndMailFromTheFutureAreRefused() {
        byte[] mail = sealedBy(supplier);

        assertThat(opener.open(mail, NOW.plus(Duration.ofHours(47))).from()).isEqualTo(SUPPLIER);
        CertificateCheck later =
                Correspondence.check(ROOT.crl(NOW.plus(DAY)), ROOT.crl(NOW.minus(DAY.multipliedBy(4))));
        assertFault(() -> opener(later).open(mail, NOW.plus(Duration.ofHours(49))), Fault.NOT_FRESH);
        CertificateCheck earlier = Correspondence.check(ROOT.crl(NOW.minus(DAY.multipliedBy(3))));
        assertFault(() -> opener(earlier).open(mail, NOW.minus(Duration.ofHours(49))), Fault.NOT_FRESH);
    }

    @Test
    void lineEndHiddenInTheInnerSubjectIsRefused() {
        String inner = new String(InnerMessage.of(Correspondence.reply(NOW)), StandardCharsets.US_ASCII)
                .replace("\r\nSubject: Kvittens", "\r\nSubject: =?utf-8?Q?Kvittens=0D=0ABcc:_x?=");
        byte[] signed = new CmsSigner(supplier).sign(ascii(inner), "<a@b.example>", NOW);

        assertFault(() -> opener.open(Wrapping.encryptedFor(hub, signed), NOW), Fault.MAIL_STRUCTURE_REFUSED);
    }

    private SmimeOpener opener(CertificateCheck check) {
        return Correspondence.opener(HUB, List.of(hub), Set.of(Correspondence.pin(supplier, SUPPLIER)), check);
    }

    private SmimeOpener openerFor(OwnKey partner) {
        return Correspondence.opener(HUB, List.of(hub), Set.of(Correspondence.pin(partner, SUPPLIER)));
    }

    private byte[] sealedBy(OwnKey signer) {
        return sealed(signer, NOW, NOW);
    }

    private byte[] sealed(OwnKey signer, Instant signingTime, Instant date) {
        byte[] inner = InnerMessage.of(Correspondence.reply(date));
        return Wrapping.encryptedFor(
                hub, new CmsSigner(signer).sign(inner, "<ack-1123@matbutiken.example>", signingTime));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
