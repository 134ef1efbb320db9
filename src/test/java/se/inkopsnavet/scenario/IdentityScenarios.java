package se.inkopsnavet.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static se.inkopsnavet.decision.FileFormat.CSV;
import static se.inkopsnavet.decision.FileFormat.XML;
import static se.inkopsnavet.scenario.People.personnummer;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import se.inkopsnavet.decision.procapita.Sample;

/** Who is who, and who must not be seen: reliability §4 B31, B33; AC-01-5, -7, -8, -10, -16, AC-05-15. */
@ExtendWith(SharedScene.class)
class IdentityScenarios {

    private final Scene scene;

    IdentityScenarios(Scene scene) {
        this.scene = scene;
    }

    @Together
    void numbersAreTakenByTheRuleAndTheWrongOnesFallAlone() {
        Sample amina = scene.people().cast("18900161-9809", "Amina", "Noor");
        Sample hulda = scene.people().cast("900119+9802", "Hulda", "Å");
        Sample ake = scene.people().cast("18900120-9817", "A\u030Ake So\u0308re\u0301n", "Ek");

        Receipt receipt = scene.receipt(scene.drop(
                XML,
                amina,
                somebody().with("personnummer", "18900161-9808"),
                somebody().with("personnummer", "18900101-9803"),
                somebody().with("personnummer", "1890010198020"),
                somebody().with("personnummer", "19000229-9804"),
                somebody().with("personnummer", "18900101-T802"),
                hulda,
                ake));

        assertThat(receipt.codes()).containsExactly("", "BIZ-001", "BIZ-001", "BIZ-001", "BIZ-001", "BIZ-003", "", "");
        scene.desk().awaitAll(amina, hulda.with("personnummer", "18900119-9802"), ake);
        assertThat(scene.desk().cells("18900120-9817").get(1)).isEqualTo("Åke Sörén");
        assertThat(scene.desk().cells("18900119-9802").get(2)).isEqualTo("Å");
    }

    /** AC-01-16: the same person and decision, once decomposed and once composed. */
    @Together
    void composedAndDecomposedLettersAreTheSamePerson() {
        Sample decomposed = somebody().with("fornamn", "A\u030Ake");
        Sample composed = decomposed.with("fornamn", "Åke");
        Sample beside = somebody();

        Receipt first = scene.receipt(scene.drop(XML, decomposed));
        Receipt second = scene.receipt(scene.drop(CSV, composed, beside));

        assertThat(first.line(1).outcome()).isEqualTo("klart");
        assertThat(second.line(1).outcome()).isEqualTo("dubblett");
        scene.desk().awaitAll(decomposed, beside);
        assertThat(scene.desk().times(personnummer(composed))).isEqualTo(1);
    }

    /** AC-05-15. */
    @Together
    void twoPeopleAtOneAddressAreTwoRows() {
        Sample sven = scene.people().cast("18900117-9804", "Sven", "Ek").with("gata", "Storgatan 1");
        Sample svea = scene.people().cast("18900118-9811", "Svea", "Ek").with("gata", "Storgatan 1");

        Receipt receipt = scene.receipt(scene.drop(XML, sven, svea));

        assertThat(receipt.line(1).caseRef()).isNotEqualTo(receipt.line(2).caseRef());
        scene.desk().awaitAll(sven, svea);
    }

    /** B33. */
    @Together
    void aDecisionThatComesBackWithAnotherNumberWaitsForAPerson() {
        Sample before = somebody();
        Sample after = before.with("version", "2").with("personnummer", personnummer(somebody()));
        Sample beside = somebody();
        scene.receipt(scene.drop(XML, before));

        Receipt receipt = scene.receipt(scene.drop(XML, after, beside));

        assertThat(receipt.codes()).containsExactly("BIZ-002", "");
        assertThat(receipt.line(1).outcome()).startsWith("stoppat");
        scene.desk().awaitAll(before, beside);
        assertThat(scene.desk().people()).doesNotContain(personnummer(after));
    }

    /** AC-01-5. */
    @Together
    void aDenialLeavesNoCaseAndNothingStored() {
        Sample goran = scene.people().cast("18900112-9817", "Göran", "Fält").with("utfall", "AVSLAG");
        Sample beside = somebody();

        String name = scene.drop(XML, goran, beside);
        Receipt receipt = scene.receipt(name);

        assertThat(receipt.codes()).containsExactly("BIZ-013", "");
        assertThat(receipt.line(1).caseRef()).isEmpty();
        assertThat(scene.ledger().records(name))
                .extracting(Ledger.Message::hasPayload)
                .containsExactly(false, false);
        scene.desk().awaitAll(beside);
    }

    /** AC-01-7 and AC-01-8: with the flag, without it, and with a flag that means nothing; without an address as well. */
    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void nobodySeesAProtectedPersonAnywhere(CapturedOutput log) {
        Sample vera = scene.people().cast("18900104-9817", "Vera", "Dold").with("gata", "Gömstigen 77");
        Sample unflagged = somebody()
                .with("efternamn", "Hemlighed")
                .with("gata", "Gömstigen 78")
                .without("skyddad");
        Sample unclear = somebody()
                .with("efternamn", "Otydlighed")
                .with("gata", "Gömstigen 79")
                .with("skyddad", "KANSKE");
        Sample bare = somebody()
                .with("efternamn", "Adresslös")
                .with("skyddad", "JA")
                .without("gata")
                .without("postnummer")
                .without("postort");
        Sample beside = somebody();

        Receipt receipt = scene.receipt(scene.drop(XML, vera.with("skyddad", "JA"), unflagged, unclear, bare, beside));

        assertThat(receipt.codes()).containsExactly("BIZ-010", "BIZ-010", "BIZ-010", "BIZ-010", "");
        scene.desk().awaitAll(beside);
        receipt.lines().subList(0, 4).forEach(line -> {
            assertThat(line.caseRef()).isNotEmpty();
            assertThat(scene.ledger().caseState(line.caseRef())).isEqualTo("HELD_PROTECTED");
        });
        String first = receipt.line(1).caseRef();
        assertThat(scene.ledger().notices("SECURITY_CONTACT", first)).hasSize(1);
        await("mail to the security contact")
                .atMost(Scene.PATIENCE)
                .until(() -> scene.traces().mails().contains(first));
        String everywhere = scene.traces().everything() + log.getAll();
        List<String> secrets = List.of(
                "Dold",
                "18900104",
                "189001049817",
                "Gömstigen",
                "Hemlighed",
                "Otydlighed",
                "Adresslös",
                personnummer(unflagged),
                personnummer(unflagged).replace("-", ""),
                personnummer(bare),
                personnummer(bare).replace("-", ""));
        secrets.forEach(secret -> assertThat(scene.traces().finds(everywhere, secret))
                .as("a protected person's data")
                .isFalse());
        assertThat(scene.traces().finds(everywhere, first)).isTrue();
    }

    private Sample somebody() {
        return scene.people().someone();
    }
}
