package se.inkopsnavet.securemail;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import se.inkopsnavet.neighbourhood.pki.CertificateRequest;
import se.inkopsnavet.neighbourhood.pki.TestAuthority;

/** The hub and a supplier who write to each other; the starting point that each test changes in one respect. */
final class Correspondence {

    static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    static final String HUB = "navet@exempelkommun.example";
    static final String SUPPLIER = "nykund@matbutiken.example";
    static final String TEXT = "Hej!\n\nKundlistan för Åsa Öström på Ängsvägen bifogas.\n.\nFrån navet\n";
    static final TestAuthority ROOT = TestAuthority.root("Exempel Rot CA", NOW);
    static final RevocationRule HARD_FAIL = RevocationRule.hardFail(Duration.ofDays(3));

    private Correspondence() {}

    static Letter letter() {
        return letter(List.of(new Attachment("kundlista-åäö.csv", "text/csv", csv())));
    }

    static Letter letter(List<Attachment> attachments) {
        return new Letter(
                HUB,
                SUPPLIER,
                "Kundlista batch 2026-1123-01 för Östra",
                NOW,
                "<batch-1123@exempelkommun.example>",
                TEXT,
                attachments);
    }

    static Letter reply(Instant date) {
        return new Letter(SUPPLIER, HUB, "Kvittens", date, "<ack-1123@matbutiken.example>", "37 av 40", List.of());
    }

    static byte[] csv() {
        return "a;b\r\nÅsa;\"Räksmörgås; stor\"\r\n".getBytes(StandardCharsets.UTF_8);
    }

    static OwnKey hub() {
        return ROOT.issue(CertificateRequest.forAddress(HUB, NOW));
    }

    static OwnKey supplier() {
        return ROOT.issue(CertificateRequest.forAddress(SUPPLIER, NOW));
    }

    static CertificateCheck check(X509CRL... crls) {
        return check(HARD_FAIL, crls);
    }

    static CertificateCheck check(RevocationRule rule, X509CRL... crls) {
        return new CertificateCheck(new Trust(Set.of(ROOT.certificate()), List.of(), List.of(crls), rule));
    }

    /** With a fresh CRL that lists nobody. */
    static CertificateCheck goodCheck() {
        return check(ROOT.crl(NOW.minus(Duration.ofHours(1))));
    }

    static Pin pin(OwnKey key, String address) {
        return new Pin(key.fingerprint(), address);
    }

    static SmimeSealer sealer(OwnKey from, OwnKey to, String toAddress) {
        CertificateCheck check = goodCheck();
        return new SmimeSealer(from, Recipient.of(pin(to, toAddress), to.certificate()), () -> check);
    }

    static SmimeOpener opener(String own, List<OwnKey> keys, Set<Pin> partners) {
        return opener(own, keys, partners, goodCheck());
    }

    static SmimeOpener opener(String own, List<OwnKey> keys, Set<Pin> partners, CertificateCheck check) {
        return new SmimeOpener(new OpenerSettings(
                own, keys, partners, () -> check, OpenerSettings.FRESHNESS, OpenerSettings.MAX_BYTES));
    }
}
