package se.inkopsnavet.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.neighbourhood.supplier.Behaviour;
import se.inkopsnavet.neighbourhood.supplier.FormMail;
import se.inkopsnavet.neighbourhood.supplier.SupplierKeys;

/** Flow F02 source c: what a unit's signed mail may bring, and what it may not (reliability §3.2). */
class UnitMailTest {

    private static final String PERSON = "189001019802";
    private static final String FORMS = """
            #SAMTYCKEN;exempelkommun;1
            blankett;typ;personnummer;andamal;leverantor;lamnatav;satt;tid;personal
            S-1;SAMTYCKE;18900101-9802;UTLAMNANDE;livs;PERSONEN;MUNTLIGT;2026-11-20T10:12;4711
            S-2;SAMTYCKE;18900102-9801;UTLAMNANDE;livs;PERSONEN;MUNTLIGT;2026-11-20T10:12;
            #ANTAL;2
            """;

    @AutoClose
    private static final UnitMailBench bench = new UnitMailBench();

    @BeforeEach
    void clear() {
        bench.clear();
    }

    private static String document(String kind) {
        return UnitMailBench.document(UUID.randomUUID().toString(), kind, PERSON);
    }

    private static FormMail from(SupplierKeys unit) {
        return FormMail.of(unit, "samtycke.json", document("MAIL"));
    }

    @Test
    void documentBecomesAConsentThatIsJournaledByItsAuthor() {
        bench.decided(PERSON);

        assertThat(bench.post(from(bench.asby).write())).isEqualTo("CONFIRMED");

        assertThat(bench.documents()).containsExactly("CONFIRMED");
        assertThat(bench.notes)
                .singleElement()
                .satisfies(note -> assertThat(note.author().staffId()).isEqualTo("4711"));
        assertThat(bench.dispatch.ledger.count("consent where state = 'PENDING_JOURNAL'"))
                .isEqualTo(1);
        assertThat(bench.payloads()).isZero();
    }

    @Test
    void formFileIsDecidedFormByForm() {
        assertThat(bench.post(FormMail.of(bench.asby, "Blanketter.CSV", FORMS).write()))
                .isEqualTo("CONFIRMED");

        assertThat(bench.documents()).containsExactly("CONFIRMED", "QUARANTINED CONSENT_INCOMPLETE");
        assertThat(bench.dispatch.ledger.count("consent")).isEqualTo(1);
    }

    @Test
    void mailThatIsNotOfAUnitIsRefusedAndItsSenderHearsNothing() {
        assertThat(bench.post(from(bench.stranger).write())).isEqualTo("QUARANTINED SIGNER_UNREGISTERED");
        assertThat(bench.post(from(bench.asby).write(Behaviour.Envelope.UNREGISTERED_SIGNER)))
                .isEqualTo("QUARANTINED SIGNER_UNREGISTERED");
        assertThat(bench.post(from(bench.asby).write(Behaviour.Envelope.EXPIRED_SIGNER)))
                .startsWith("QUARANTINED CERTIFICATE_EXPIRED");
        assertThat(bench.post(from(bench.asby).unsigned().write())).startsWith("QUARANTINED");
        assertThat(bench.post(from(bench.asby)
                        .dated(Instant.now().minus(Duration.ofHours(49)))
                        .write()))
                .isEqualTo("QUARANTINED NOT_FRESH");

        assertThat(bench.documents()).isEmpty();
        assertThat(bench.told()).isNotEmpty().noneMatch(told -> told.contains("hemtjanst"));
    }

    @Test
    void replayChangesNothingWhateverEnvelopeItComesIn() {
        FormMail mail = from(bench.asby);
        assertThat(bench.post(mail.write())).isEqualTo("CONFIRMED");

        assertThat(bench.post(mail.write())).isEqualTo("DUPLICATE");
        assertThat(bench.post(mail.inAnotherEnvelope().write())).isEqualTo("DUPLICATE");
        assertThat(bench.post(mail.saying("samtycke.json", document("MAIL")).write()))
                .isEqualTo("QUARANTINED CONFLICTING_DUPLICATE");
        assertThat(bench.documents()).containsExactly("CONFIRMED");
    }

    /** What only the journal can say would otherwise open the gate without a note. */
    @Test
    void mailCannotClaimThatTheJournalHasTheNote() {
        String claims =
                document("JOURNAL").replace("\"kind\":\"JOURNAL\"", "\"kind\":\"JOURNAL\",\"reference\":\"JN-1\"");

        assertThat(bench.post(FormMail.of(bench.asby, "samtycke.json", claims).write()))
                .isEqualTo("QUARANTINED INVALID_VALUE");

        assertThat(bench.documents()).isEmpty();
        assertThat(bench.told())
                .containsExactly("RESPONSIBLE hemtjanst.asby@exempelkommun.example CONSENT_REFUSED BIZ-008");
    }

    @Test
    void consentOfAnotherUnitsClientIsRefusedAndAWithdrawalIsNot() {
        bench.decided(PERSON);
        String consent = document("MAIL");
        String no = consent.replace("RECORDED", "WITHDRAWN")
                .replace("givenAt", "withdrawnAt")
                .replaceFirst("\"id\":\"[^\"]+\"", "\"id\":\"" + UUID.randomUUID() + "\"");

        assertThat(bench.post(
                        FormMail.of(bench.sjobro, "samtycke.json", consent).write()))
                .isEqualTo("QUARANTINED CONSENT_OTHER_UNIT");
        assertThat(bench.told()).contains("RESPONSIBLE hemtjanst.sjobro@exempelkommun.example CONSENT_REFUSED CON-011");

        assertThat(bench.post(FormMail.of(bench.sjobro, "nej.json", no).write()))
                .isEqualTo("CONFIRMED");
        assertThat(bench.documents()).containsExactly("CONFIRMED");
        assertThat(bench.post(FormMail.of(bench.asby, "samtycke.json", consent).write()))
                .isEqualTo("CONFIRMED");
    }

    @Test
    void otherMunicipalitysFormsAreRefusedInEveryShape() {
        String foreign = document("MAIL").replace("exempelkommun", "grannkommun");

        assertThat(bench.post(FormMail.of(bench.asby, "a.csv", FORMS.replace("exempelkommun", "grannkommun"))
                        .write()))
                .isEqualTo("QUARANTINED WRONG_MUNICIPALITY");
        bench.post(FormMail.of(bench.asby, "samtycke.json", foreign).write());

        assertThat(bench.documents()).containsExactly("QUARANTINED WRONG_MUNICIPALITY");
        assertThat(bench.dispatch.ledger.count("consent")).isZero();
    }

    @Test
    void twoFilesOrNoneAreNotGuessedAt() {
        assertThat(bench.post(
                        from(bench.asby).withAnotherFile("till.csv", FORMS).write()))
                .isEqualTo("QUARANTINED CONSENT_UNREADABLE");
        assertThat(bench.post(FormMail.of(bench.asby, "hej.txt", "Åke säger ja").write()))
                .isEqualTo("QUARANTINED CONSENT_UNREADABLE");
        assertThat(bench.post("From: a@b.example\r\nTo: c@d.example\r\nSubject: hej\r\n\r\nÅke säger ja\r\n"
                        .getBytes(StandardCharsets.UTF_8)))
                .startsWith("QUARANTINED");
        assertThat(bench.documents()).isEmpty();
    }
}
