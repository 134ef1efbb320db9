package se.inkopsnavet.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static se.inkopsnavet.scenario.Answers.rejected;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.inkopsnavet.neighbourhood.Town;
import se.inkopsnavet.neighbourhood.pki.CertificateRequest;
import se.inkopsnavet.neighbourhood.pki.PkiFolder;
import se.inkopsnavet.neighbourhood.supplier.Behaviour;
import se.inkopsnavet.scenario.Answers.SentList;
import se.inkopsnavet.securemail.OwnKey;

/** Answers signed with a certificate that is not in order, over the real mailbox: reliability §4 B49. The list beside it is answered in the same minute. */
@ExtendWith(SharedScene.class)
class SignerScenarios {

    private static final Duration DAY = Duration.ofDays(1);

    private final Scene scene;
    private final Answers answers;
    private final SupplierLetters letters;
    private final Instant now = Instant.now();

    SignerScenarios(Scene scene) {
        this.scene = scene;
        this.answers = new Answers(scene);
        this.letters = new SupplierLetters(scene.town());
    }

    @BeforeEach
    void thinkBeforeAnswering() {
        scene.supplier().behave(Behaviour.silence());
    }

    @AfterEach
    void answerAgain() {
        scene.supplier().behave(Behaviour.acceptAll());
        revoke();
    }

    @Test
    void aCertificateThatHasEndedSignsNothing() {
        refused("CRY-012", signer("ended", now.minus(DAY.multipliedBy(30)), now.minus(DAY)), now.minus(DAY.plus(DAY)));
    }

    /** The date inside the signature is the signer's to choose: it is not believed, however well it fits (CVE-2026-59641). */
    @Test
    void aSignatureDatedBackIntoTheCertificatesLifeIsOfNoUse() {
        refused("CRY-012", signer("back", now.minus(DAY.multipliedBy(30)), now.minusSeconds(60)), now.minusSeconds(90));
    }

    @Test
    void aCertificateThatHasNotBegunSignsNothing() {
        refused("CRY-012", signer("early", now.plus(DAY), now.plus(DAY.multipliedBy(30))), now.plus(DAY.plus(DAY)));
    }

    @Test
    void aRevokedCertificateSignsNothing() {
        OwnKey stolen = signer("stolen", now.minus(DAY), now.plus(DAY));
        revoke(stolen);

        refused("CRY-013", stolen, now);
    }

    /** One answer that must not count, then one that must, then the first list's own. */
    private void refused(String code, OwnKey signer, Instant signed) {
        SentList list = answers.sent(2, scene.people()::someone);
        SentList beside = answers.sent(1, scene.people()::someone);
        String csv = letters.acceptance(list.batch(), 2);

        rejected("QUARANTINED " + code, answers.posted(letters.signedBy(signer, signed, "bad", csv)));
        assertThat(answers.posted(letters.sealed("beside", letters.acceptance(beside.batch(), 1)))
                        .state())
                .isEqualTo("CONFIRMED");

        answers.stillWaits(list);
        assertThat(answers.posted(letters.sealed("good", csv)).state()).isEqualTo("CONFIRMED");
        list.caseRefs().forEach(ref -> scene.ledger().awaitCaseState(ref, "CREDENTIALS_PENDING"));
    }

    /** For the supplier's address, from the authority that the hub trusts, and known to nobody. */
    private OwnKey signer(String name, Instant from, Instant to) {
        return scene.town()
                .authority()
                .issue(CertificateRequest.forAddress(Town.SUPPLIER_MAILBOX, now)
                        .withKeyName("signer " + name)
                        .valid(from, to));
    }

    private void revoke(OwnKey... keys) {
        java.security.cert.X509Certificate[] certificates = java.util.Arrays.stream(keys)
                .map(OwnKey::certificate)
                .toArray(java.security.cert.X509Certificate[]::new);
        new PkiFolder(scene.town().keys())
                .crl("livs-ca", scene.town().authority().crl(Instant.now(), certificates));
    }
}
