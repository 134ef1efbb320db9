package se.inkopsnavet.securemail;

import static org.assertj.core.api.Assertions.assertThat;
import static se.inkopsnavet.securemail.Correspondence.NOW;
import static se.inkopsnavet.securemail.Correspondence.ROOT;
import static se.inkopsnavet.securemail.Correspondence.SUPPLIER;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.neighbourhood.pki.CertificateRequest;

/** Whom the hub encrypts to has a key of 3072 bits, or a dated exception (reliability §3.2, docs/decisions/0076). */
class ShortKeyTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final Finding SHORT = new Finding(Fault.CIPHER_REFUSED, "recipient certificate key");

    private final OwnKey supplier = supplier("RSA-2048");

    @Test
    void shortKeyIsRefused() {
        assertThat(findings(supplier, Optional.empty())).containsExactly(SHORT);
        assertThat(findings(supplier("RSA-3072"), Optional.empty())).isEmpty();
        assertThat(findings(supplier("EC-P256"), Optional.empty())).isEmpty();
    }

    @Test
    void exceptionEndsOnItsDate() {
        assertThat(findings(supplier, Optional.of(TODAY))).isEmpty();
        assertThat(findings(supplier, Optional.of(TODAY.minusDays(1)))).containsExactly(SHORT);
    }

    @Test
    void exceptionThatIsOverStopsNoLongKey() {
        assertThat(findings(supplier("RSA-3072"), Optional.of(TODAY.minusDays(1))))
                .isEmpty();
    }

    @Test
    void exceptionDoesNotReachBelow2048() {
        assertThat(findings(supplier("RSA-1024"), Optional.of(TODAY))).containsExactly(SHORT);
    }

    @Test
    void whoSignsWithAShortKeyIsRead() {
        OwnKey hub = Correspondence.hub();
        byte[] mail = Correspondence.sealer(supplier, hub, Correspondence.HUB)
                .seal(Correspondence.reply(NOW), NOW)
                .bytes();

        assertThat(Correspondence.opener(
                                Correspondence.HUB, List.of(hub), Set.of(Correspondence.pin(supplier, SUPPLIER)))
                        .open(mail, NOW)
                        .from())
                .isEqualTo(SUPPLIER);
    }

    private static OwnKey supplier(String key) {
        return ROOT.issue(CertificateRequest.forAddress(SUPPLIER, NOW).withKey(key));
    }

    private static List<Finding> findings(OwnKey key, Optional<LocalDate> shortKeyUntil) {
        Recipient recipient = Recipient.of(Correspondence.pin(key, SUPPLIER), key.certificate(), shortKeyUntil);
        return Correspondence.goodCheck().recipient(recipient, NOW);
    }
}
