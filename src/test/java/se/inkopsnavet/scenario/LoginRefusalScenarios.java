package se.inkopsnavet.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.inkopsnavet.decision.FileFormat;
import se.inkopsnavet.decision.procapita.Sample;
import se.inkopsnavet.neighbourhood.supplier.LoginMail;
import se.inkopsnavet.neighbourhood.supplier.LoginMail.Whim;
import se.inkopsnavet.scenario.LoginDesk.Client;

/** Flow F06: a login that must not be handed over is refused, destroyed and told to the right people, and the client gets another. */
@ExtendWith(SharedScene.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoginRefusalScenarios {

    private final Scene scene;
    private final LoginDesk desk;

    LoginRefusalScenarios(Scene scene) {
        this.scene = scene;
        this.desk = new LoginDesk(scene);
    }

    /** AC-06-4, AC-06-7 in part, F06: two clients in one mail, a mail of yesterday's, a file that is not the agreed one. */
    @ParameterizedTest
    @CsvSource({
        "UNSIGNED, QUARANTINED, CRY-011",
        "UNREGISTERED_SIGNER, QUARANTINED, CRY-010",
        "STALE, QUARANTINED, CRY-017",
        "TWO_CLIENTS, QUARANTINED, CRD-001",
        "WRONG_ATTACHMENT, QUARANTINED, CRD-001",
        "TWO_ATTACHMENTS, QUARANTINED, CRD-001",
        "OTHER_NAME, QUARANTINED, ACK-003"
    })
    void mailThatIsNotAsAgreedIsHandedOverToNobody(Whim whim, String state, String code) {
        Client client = desk.acknowledged();

        Ledger.Message mail = desk.send(client.login().with(whim));

        assertThat(List.of(mail.state(), mail.code())).containsExactly(state, code);
        assertThat(scene.ledger().caseState(client.caseRef())).isEqualTo("CREDENTIALS_PENDING");
        assertThat(desk.readByUnit(client)).isEmpty();
        assertThat(mail.hasPayload()).as("what could be read is destroyed").isEqualTo(code.startsWith("CRY"));
        assertThat(scene.ledger().notices("IT", mail.id().toString()))
                .singleElement()
                .asString()
                .endsWith(code);
        assertThat(scene.ledger().notices("SUPPLIER", Scene.MUNICIPALITY))
                .as("the same answer whatever was wrong")
                .containsExactly("MAIL_REFUSED ");

        desk.send(client.login());
        scene.ledger().awaitCaseState(client.caseRef(), "HANDED_OVER");
    }

    /** AC-06-3. */
    @Test
    void mailThatCannotBeOpenedIsKeptClosed() {
        SupplierLetters letters = new SupplierLetters(scene.town());

        Ledger.Message mail = desk.post(letters.sealedToUnknownKey("nyckel", "#INLOGGNING"));

        assertThat(List.of(mail.state(), mail.code())).containsExactly("QUARANTINED", "CRY-020");
        assertThat(scene.ledger().notices("IT", mail.id().toString())).containsExactly("ACK_REFUSED CRY-020");
        assertThat(scene.ledger().notices("SUPPLIER", Scene.MUNICIPALITY)).containsExactly("MAIL_REFUSED ");
    }

    /** AC-06-6. */
    @Test
    void replayIsRefusedInWhateverEnvelopeItComes() {
        Client client = desk.acknowledged();
        LoginMail login = client.login();
        Instant now = Instant.now();
        byte[] raw = login.write(scene.town().supplierKeys(), now);
        Ledger.Message first = desk.post(raw);
        scene.ledger().awaitCaseState(client.caseRef(), "HANDED_OVER");
        // Until then every copy of these bytes is destroyed wherever it lies, so that a replay might go unread with
        // them.
        await("nothing is left of the mail").atMost(Scene.PATIENCE).until(() -> desk.isGone(first.id(), raw));

        Ledger.Message again = desk.post(raw);
        Ledger.Message otherEnvelope =
                desk.post(login.inAnotherEnvelope().write(scene.town().supplierKeys(), now));

        assertThat(List.of(again, otherEnvelope)).allSatisfy(mail -> {
            assertThat(List.of(mail.state(), mail.code())).containsExactly("REJECTED", "CRD-004");
            assertThat(mail.hasPayload()).isFalse();
        });
        assertThat(desk.readByUnit(client)).hasSize(1);
        assertThat(scene.ledger().notices("SECURITY_CONTACT", again.id().toString()))
                .containsExactly("CREDENTIALS_REFUSED CRD-004");
    }

    /** AC-06-7. */
    @Test
    void loginForAnotherMunicipalitysClientIsRefusedAndSecurityIsTold() {
        Client client = desk.acknowledged();
        UUID other = UUID.randomUUID();
        scene.ledger()
                .jdbc()
                .sql(
                        "insert into message (id, direction, flow, municipality, state) values (?, 'O', 'TEST', 'grannkommun', 'CONFIRMED')")
                .param(other)
                .update();
        scene.ledger()
                .jdbc()
                .sql(
                        "insert into customer_list_batch (id, municipality, supplier, scope, row_count) values (?, 'grannkommun', 'livs', 'x', 1)")
                .param(other)
                .update();

        Ledger.Message mail = desk.send(LoginMail.of(other.toString(), 1, LoginDesk.ALIAS, LoginDesk.ODD));
        Ledger.Message noRow = desk.send(LoginMail.of(client.batch().toString(), 999, LoginDesk.ALIAS, LoginDesk.ODD));

        assertThat(List.of(mail, noRow)).allSatisfy(each -> {
            assertThat(List.of(each.state(), each.code())).containsExactly("QUARANTINED", "CRD-002");
            assertThat(each.hasPayload()).isFalse();
            assertThat(scene.ledger().notices("SECURITY_CONTACT", each.id().toString()))
                    .containsExactly("CREDENTIALS_REFUSED CRD-002");
        });
    }

    /** AC-06-10. */
    @Test
    void loginOfTheDeadIsDestroyedAndTheirAccountStaysErased() {
        Sample person = scene.people().someone();
        Client client = desk.acknowledged(person);
        scene.drop(FileFormat.XML, person.with("version", "2").with("status", "AVLIDEN"));
        scene.ledger().awaitCaseState(client.caseRef(), "DECEASED");
        await("the supplier has been told, and has answered the list and the erasure")
                .atMost(Scene.PATIENCE)
                .until(() -> desk.account(client).equals("ERASURE_CONFIRMED")
                        && scene.ledger().rowStates(client.caseRef()).equals(List.of("ACKNOWLEDGED", "ACKNOWLEDGED")));

        Ledger.Message mail = desk.send(client.login());

        assertThat(List.of(mail.state(), mail.code())).containsExactly("REJECTED", "CRD-003");
        assertThat(mail.hasPayload()).isFalse();
        assertThat(desk.account(client)).isEqualTo("ERASURE_CONFIRMED");
        assertThat(scene.ledger().notices("SUPPLIER", client.batch() + "/" + client.row()))
                .as("the list has told it already")
                .isEmpty();
        assertThat(desk.readByUnit(client)).isEmpty();
    }

    @Test
    void supplierIsNotToldThatSomebodyIsProtected() {
        Sample person = scene.people().someone();
        Client client = desk.acknowledged(person);
        scene.drop(FileFormat.XML, person.with("version", "2").with("skyddad", "JA"));
        scene.ledger().awaitCaseState(client.caseRef(), "HELD_PROTECTED");

        Ledger.Message mail = desk.send(client.login());

        assertThat(List.of(mail.state(), mail.code())).containsExactly("REJECTED", "CRD-003");
        assertThat(desk.account(client)).isEqualTo("SUSPENDED");
        assertThat(scene.ledger().notices("SUPPLIER", client.batch() + "/" + client.row()))
                .isEmpty();
        assertThat(scene.ledger().notices("SECURITY_CONTACT", client.caseRef()))
                .anyMatch(notice -> notice.startsWith("ACCOUNT_PROTECTED"));
    }
}
