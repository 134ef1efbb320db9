package se.inkopsnavet.securemail;

import static org.assertj.core.api.Assertions.assertThat;
import static se.inkopsnavet.securemail.Correspondence.HUB;
import static se.inkopsnavet.securemail.Correspondence.NOW;
import static se.inkopsnavet.securemail.Correspondence.ROOT;
import static se.inkopsnavet.securemail.Correspondence.SUPPLIER;
import static se.inkopsnavet.securemail.Refusals.assertFault;

import java.security.cert.X509CRL;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.neighbourhood.pki.CertificateRequest;
import se.inkopsnavet.neighbourhood.pki.TestAuthority;

/** Any certificate problem: nothing is sealed, and the fault says which (AC-05-12, AC-05-13, S-18). */
class CertificateProblemTest {

    private static final Duration DAY = Duration.ofDays(1);

    private final OwnKey hub = Correspondence.hub();
    private final CertificateRequest good = CertificateRequest.forAddress(SUPPLIER, NOW);

    @Test
    void anotherCertificateThanThePinnedIsRefused() {
        OwnKey other = ROOT.issue(good.withKeyName("other"));
        Pin pin = Correspondence.pin(Correspondence.supplier(), SUPPLIER);

        assertRefused(
                hub, Recipient.of(pin, other.certificate()), Correspondence.goodCheck(), Fault.CERTIFICATE_NOT_PINNED);
    }

    @Test
    void certificateThatEndedYesterdayIsRefused() {
        assertRefused(good.valid(NOW.minus(DAY.multipliedBy(300)), NOW.minus(DAY)), Fault.CERTIFICATE_EXPIRED);
    }

    @Test
    void certificateThatBeginsTomorrowIsRefused() {
        assertRefused(good.valid(NOW.plus(DAY), NOW.plus(DAY.multipliedBy(30))), Fault.CERTIFICATE_EXPIRED);
    }

    @Test
    void certificateThatEndsBetweenTwoLettersIsRefusedAtTheSecond() {
        OwnKey supplier = ROOT.issue(good.valid(NOW.minus(DAY), NOW.plusSeconds(60)));
        SmimeSealer sealer = Correspondence.sealer(hub, supplier, SUPPLIER);

        assertThat(sealer.seal(Correspondence.letter(), NOW.plusSeconds(59)).bytes())
                .isNotEmpty();
        assertFault(() -> sealer.seal(Correspondence.letter(), NOW.plusSeconds(61)), Fault.CERTIFICATE_EXPIRED);
    }

    @Test
    void crlThatEndsBetweenTwoLettersStopsTheSecond() {
        OwnKey supplier = Correspondence.supplier();
        CertificateCheck check = Correspondence.check(ROOT.crl(NOW.minus(DAY), NOW.plusSeconds(60)));
        SmimeSealer sealer = sealer(hub, supplier, check);

        assertThat(sealer.seal(Correspondence.letter(), NOW).bytes()).isNotEmpty();
        assertFault(() -> sealer.seal(Correspondence.letter(), NOW.plusSeconds(61)), Fault.REVOCATION_UNKNOWN);
    }

    @Test
    void certificateForAnotherAddressIsRefusedThoughItsNameWouldFit() {
        assertRefused(good.withAddresses("kundtjanst@matbutiken.example"), Fault.CERTIFICATE_ADDRESS);
    }

    @Test
    void certificateWithoutAddressIsRefused() {
        assertRefused(good.withAddresses(), Fault.CERTIFICATE_ADDRESS);
    }

    @Test
    void domainMayDifferInCaseAndLocalPartMayNot() {
        CertificateCheck check = Correspondence.goodCheck();
        OwnKey upperDomain = ROOT.issue(good.withAddresses("nykund@MatButiken.Example"));
        OwnKey upperLocal = ROOT.issue(good.withAddresses("Nykund@matbutiken.example"));

        assertThat(check.recipient(
                        Recipient.of(Correspondence.pin(upperDomain, SUPPLIER), upperDomain.certificate()), NOW))
                .isEmpty();
        assertThat(check.recipient(
                        Recipient.of(Correspondence.pin(upperLocal, SUPPLIER), upperLocal.certificate()), NOW))
                .extracting(Finding::fault)
                .containsExactly(Fault.CERTIFICATE_ADDRESS);
    }

    @Test
    void signingCertificateIsNoEncryptionCertificate() {
        assertRefused(good.withUsage(KeyUsage.digitalSignature), Fault.CERTIFICATE_USAGE);
    }

    @Test
    void certificateThatDoesNotSayItsUsageIsRefused() {
        assertRefused(good.withUsage(0), Fault.CERTIFICATE_USAGE);
    }

    @Test
    void certificateThatIsNotForMailIsRefused() {
        assertRefused(good.withoutEmailProtection(), Fault.CERTIFICATE_USAGE);
    }

    @Test
    void certificateOfAnUnknownAuthorityIsRefused() {
        OwnKey foreign = TestAuthority.root("Annan Rot CA", NOW).issue(good);

        assertRefused(hub, recipient(foreign), Correspondence.goodCheck(), Fault.CERTIFICATE_UNTRUSTED);
    }

    @Test
    void authorityWithTheSameNameAndAnotherKeyIsRefused() {
        TestAuthority impostor = ROOT.withSameNameAndOtherKey(NOW);

        assertRefused(hub, recipient(impostor.issue(good)), Correspondence.goodCheck(), Fault.CERTIFICATE_UNTRUSTED);
    }

    @Test
    void revokedCertificateIsRefused() {
        OwnKey supplier = Correspondence.supplier();
        X509CRL crl = ROOT.crl(NOW.minus(DAY), supplier.certificate());

        assertRefused(hub, recipient(supplier), Correspondence.check(crl), Fault.CERTIFICATE_REVOKED);
    }

    @Test
    void revocationDoesNotWearOffWithTheList() {
        OwnKey supplier = Correspondence.supplier();
        X509CRL old = ROOT.crl(NOW.minus(DAY.multipliedBy(60)), supplier.certificate());
        X509CRL current = ROOT.crl(NOW.minus(DAY));

        assertRefused(hub, recipient(supplier), Correspondence.check(old), Fault.CERTIFICATE_REVOKED);
        assertRefused(hub, recipient(supplier), Correspondence.check(current, old), Fault.CERTIFICATE_REVOKED);
    }

    @Test
    void withoutAListHardFailSendsNothing() {
        assertRefused(hub, recipient(Correspondence.supplier()), Correspondence.check(), Fault.REVOCATION_UNKNOWN);
    }

    @Test
    void listOfAnotherAuthorityOrWithABrokenSignatureIsNoList() {
        X509CRL foreign = TestAuthority.root("Annan Rot CA", NOW).crl(NOW.minus(DAY));
        X509CRL forged = ROOT.withSameNameAndOtherKey(NOW).crl(NOW.minus(DAY));

        assertRefused(
                hub, recipient(Correspondence.supplier()), Correspondence.check(foreign), Fault.REVOCATION_UNKNOWN);
        assertRefused(
                hub, recipient(Correspondence.supplier()), Correspondence.check(forged), Fault.REVOCATION_UNKNOWN);
    }

    @Test
    void listOlderThanTheRuleIsNoListUnderHardFail() {
        X509CRL fourDaysOld = ROOT.crl(NOW.minus(DAY.multipliedBy(4)));

        assertRefused(
                hub, recipient(Correspondence.supplier()), Correspondence.check(fourDaysOld), Fault.REVOCATION_UNKNOWN);
    }

    @Test
    void softFailLivesADayOnAnOldListButNotWithoutOne() {
        RevocationRule soft = RevocationRule.softFail(Duration.ofDays(3));
        Recipient supplier = recipient(Correspondence.supplier());
        CertificateCheck dayLate = Correspondence.check(soft, ROOT.crl(NOW.minus(Duration.ofHours(72 + 23))));
        CertificateCheck tooLate = Correspondence.check(soft, ROOT.crl(NOW.minus(Duration.ofHours(72 + 25))));

        assertThat(new SmimeSealer(hub, supplier, () -> dayLate)
                        .seal(Correspondence.letter(), NOW)
                        .bytes())
                .isNotEmpty();
        assertRefused(hub, supplier, tooLate, Fault.REVOCATION_UNKNOWN);
        assertRefused(hub, supplier, Correspondence.check(soft), Fault.REVOCATION_UNKNOWN);
    }

    @Test
    void ownExpiredCertificateSignsNothing() {
        OwnKey expired = ROOT.issue(
                CertificateRequest.forAddress(HUB, NOW).valid(NOW.minus(DAY.multipliedBy(9)), NOW.minus(DAY)));

        assertRefused(
                expired, recipient(Correspondence.supplier()), Correspondence.goodCheck(), Fault.CERTIFICATE_EXPIRED);
    }

    @Test
    void ownCertificateMustCarryTheFromAddress() {
        OwnKey other = ROOT.issue(CertificateRequest.forAddress("annan@exempelkommun.example", NOW));

        assertRefused(
                other, recipient(Correspondence.supplier()), Correspondence.goodCheck(), Fault.CERTIFICATE_ADDRESS);
    }

    @Test
    void letterToAnotherThanTheRecipientIsRefused() {
        Letter stray = new Letter(
                HUB, "annan@matbutiken.example", "Kundlista", NOW, "<x@exempelkommun.example>", "", List.of());
        SmimeSealer sealer = Correspondence.sealer(hub, Correspondence.supplier(), SUPPLIER);

        assertFault(() -> sealer.seal(stray, NOW), Fault.CERTIFICATE_ADDRESS);
    }

    @Test
    void exceptionForCbcEndsOnItsDate() {
        OwnKey supplier = Correspondence.supplier();
        Recipient recipient = new Recipient(
                Correspondence.pin(supplier, SUPPLIER),
                supplier.certificate(),
                Optional.of(LocalDate.of(2026, 11, 22)),
                Optional.empty(),
                Optional.empty());

        assertRefused(hub, recipient, Correspondence.goodCheck(), Fault.CIPHER_REFUSED);
    }

    @Test
    void pathThroughAnIntermediateNeedsItAndBothLists() {
        TestAuthority issuing = ROOT.intermediate("Exempel Utfärdande CA", NOW);
        OwnKey supplier = issuing.issue(good);
        X509CRL rootCrl = ROOT.crl(NOW.minus(DAY.multipliedBy(100)), NOW.plus(DAY.multipliedBy(100)));
        X509CRL issuingCrl = issuing.crl(NOW.minus(DAY));

        assertThat(findings(issuing, supplier, rootCrl, issuingCrl)).isEmpty();
        assertThat(findings(issuing, supplier, issuingCrl)).containsExactly(Fault.REVOCATION_UNKNOWN);
        assertThat(findings(issuing, supplier, ROOT.crl(NOW.minus(DAY), issuing.certificate()), issuingCrl))
                .containsExactly(Fault.CERTIFICATE_REVOKED);
        assertThat(Correspondence.goodCheck()
                        .recipient(Recipient.of(Correspondence.pin(supplier, SUPPLIER), supplier.certificate()), NOW))
                .extracting(Finding::fault)
                .containsExactly(Fault.CERTIFICATE_UNTRUSTED);
    }

    @Test
    void ownIssuingAuthorityIsSentAlong() {
        TestAuthority issuing = ROOT.intermediate("Exempel Utfärdande CA", NOW);
        OwnKey sender = issuing.issue(CertificateRequest.forAddress(HUB, NOW));
        OwnKey supplier = Correspondence.supplier();
        CertificateCheck check = Correspondence.check(ROOT.crl(NOW.minus(DAY)), issuing.crl(NOW.minus(DAY)));

        byte[] mail = sealer(sender, supplier, check)
                .seal(Correspondence.letter(), NOW)
                .bytes();

        assertThat(Correspondence.opener(SUPPLIER, List.of(supplier), Set.of(Correspondence.pin(sender, HUB)), check)
                        .open(mail, NOW)
                        .from())
                .isEqualTo(HUB);
    }

    @Test
    void expiryIsKnownBeforehand() {
        OwnKey supplier = ROOT.issue(good.valid(NOW.minus(DAY), NOW.plus(DAY.multipliedBy(30))));

        assertThat(sealer(hub, supplier, Correspondence.goodCheck()).expires())
                .contains(NOW.plus(DAY.multipliedBy(30)));
    }

    @Test
    void everyFindingIsListedForTheCheckCommand() {
        OwnKey bad = ROOT.issue(good.withAddresses().withUsage(0).valid(NOW.minus(DAY), NOW.minusSeconds(1)));

        assertThat(Correspondence.goodCheck()
                        .recipient(Recipient.of(Correspondence.pin(hub, SUPPLIER), bad.certificate()), NOW))
                .extracting(Finding::fault)
                .containsExactly(
                        Fault.CERTIFICATE_NOT_PINNED,
                        Fault.CERTIFICATE_EXPIRED,
                        Fault.CERTIFICATE_USAGE,
                        Fault.CERTIFICATE_ADDRESS);
    }

    private static List<Fault> findings(TestAuthority issuing, OwnKey supplier, X509CRL... crls) {
        Trust trust = new Trust(
                Set.of(ROOT.certificate()), List.of(issuing.certificate()), List.of(crls), Correspondence.HARD_FAIL);
        return new CertificateCheck(trust)
                .recipient(Recipient.of(Correspondence.pin(supplier, SUPPLIER), supplier.certificate()), NOW).stream()
                        .map(Finding::fault)
                        .toList();
    }

    private void assertRefused(CertificateRequest request, Fault fault) {
        assertRefused(hub, recipient(ROOT.issue(request)), Correspondence.goodCheck(), fault);
    }

    private static void assertRefused(OwnKey own, Recipient recipient, CertificateCheck check, Fault fault) {
        assertFault(() -> new SmimeSealer(own, recipient, () -> check).seal(Correspondence.letter(), NOW), fault);
    }

    private static Recipient recipient(OwnKey key) {
        return Recipient.of(Correspondence.pin(key, SUPPLIER), key.certificate());
    }

    private static SmimeSealer sealer(OwnKey own, OwnKey to, CertificateCheck check) {
        return new SmimeSealer(own, recipient(to), () -> check);
    }
}
