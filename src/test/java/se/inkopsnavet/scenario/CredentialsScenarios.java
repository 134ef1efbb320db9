package se.inkopsnavet.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.transaction.support.TransactionTemplate;
import se.inkopsnavet.credentials.Chaser;
import se.inkopsnavet.decision.FileFormat;
import se.inkopsnavet.decision.procapita.Sample;
import se.inkopsnavet.neighbourhood.mail.Mischief;
import se.inkopsnavet.neighbourhood.supplier.Behaviour;
import se.inkopsnavet.neighbourhood.supplier.LoginMail;
import se.inkopsnavet.scenario.LoginDesk.Client;

/** Flow F06: a login comes from the supplier, is handed over once and destroyed; one that is lost or missing is asked for anew. */
@ExtendWith(SharedScene.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CredentialsScenarios {

    private final Scene scene;
    private final LoginDesk desk;

    CredentialsScenarios(Scene scene) {
        this.scene = scene;
        this.desk = new LoginDesk(scene);
    }

    @AfterEach
    void behaveAgain() {
        scene.town().mail().smtp().behave();
        scene.supplier().behave(Behaviour.acceptAll());
    }

    /** AC-06-1. */
    @Test
    void loginIsHandedOverOnceAndThenGone() {
        Client client = desk.acknowledged();
        byte[] raw = client.login().write(scene.town().supplierKeys(), Instant.now());

        Ledger.Message mail = desk.post(raw);

        assertThat(mail.state()).isEqualTo("CONFIRMED");
        scene.ledger().awaitCaseState(client.caseRef(), "HANDED_OVER");
        assertThat(desk.readByUnit(client))
                .singleElement()
                .asString()
                .startsWith("inloggning.txt\n")
                .contains("Inloggning: " + LoginDesk.ALIAS + "\n")
                .contains("Lösenord: " + LoginDesk.ODD + "\n");
        assertThat(desk.account(client)).isEqualTo("HANDED_OVER fictive=true");
        await("nothing is left of the mail").atMost(Scene.PATIENCE).until(() -> desk.isGone(mail.id(), raw));
        assertThat(notes(client)).as("a note in the journal").isEqualTo(1);
        assertThat(scene.ledger().outgoing("CREDENTIALS"))
                .filteredOn(out -> out.state().equals("CONFIRMED"))
                .allSatisfy(out -> assertThat(out.hasPayload()).isFalse());
        assertThat(scene.ledger().count("select count(*) from notice where recipient like '%alias.livs.example'"))
                .as("the made-up address is never written to")
                .isZero();
    }

    private int notes(Client client) {
        return scene.ledger()
                .count("select count(*) from message where flow = 'JOURNAL_NOTE' and case_ref = ?", client.caseRef());
    }

    /** The unit's mail server says no, or nothing at all: nobody knows whether it came, and it is not sent again. */
    @ParameterizedTest
    @CsvSource({"REFUSED", "LOST_REPLY"})
    void failedHandOverDestroysTheLoginAndAsksForANewOne(String how) {
        Client client = desk.acknowledged();
        // Neutral mail waits its turn while the mail server misbehaves.
        scene.town()
                .mail()
                .smtp()
                .always(
                        how.equals("REFUSED")
                                ? new Mischief.Answer(Mischief.Moment.RCPT, "550 5.1.1 no such mailbox")
                                : new Mischief.Close(Mischief.Moment.AFTER_DOT));
        byte[] raw = client.login().write(scene.town().supplierKeys(), Instant.now());

        Ledger.Message mail = desk.post(raw);
        await("the attempt has ended")
                .atMost(Scene.PATIENCE)
                .until(() -> handover(client).state().equals("EXPIRED"));
        scene.town().mail().smtp().behave();

        assertThat(handover(client).code()).isEqualTo("CRD-006");
        assertThat(handover(client).attempts()).isEqualTo(1);
        assertThat(desk.account(client)).startsWith("REQUESTED");
        assertThat(scene.ledger().caseState(client.caseRef())).isEqualTo("CREDENTIALS_PENDING");
        String row = client.batch() + "/" + client.row();
        assertThat(scene.ledger().notices("SUPPLIER", row)).containsExactly("CREDENTIALS_REISSUE ");
        assertThat(scene.ledger().notices("IT", client.caseRef()))
                .singleElement()
                .asString()
                .startsWith("CREDENTIALS_LOST ");
        assertThat(scene.ledger().notices("RESPONSIBLE", client.caseRef()))
                .anyMatch(n -> n.startsWith("CREDENTIALS_LOST "));
        await("nothing is left of the mail").atMost(Scene.PATIENCE).until(() -> desk.isGone(mail.id(), raw));

        desk.send(LoginMail.of(client.batch().toString(), client.row(), LoginDesk.ALIAS, "nytt-lösenord"));
        scene.ledger().awaitCaseState(client.caseRef(), "HANDED_OVER");
        assertThat(desk.readByUnit(client)).anyMatch(text -> text.contains("Lösenord: nytt-lösenord\n"));
    }

    private Ledger.Message handover(Client client) {
        UUID id = scene.ledger()
                .jdbc()
                .sql("select id from credentials_handover where case_ref = ? order by created_at limit 1")
                .param(client.caseRef())
                .query(UUID.class)
                .single();
        return scene.ledger().message(id);
    }

    @Test
    void loginThatOvertakesTheAcknowledgementWaitsForIt() throws Exception {
        scene.supplier().behave(Behaviour.silence());
        String caseRef =
                scene.receipt(scene.drop(FileFormat.XML, somebody())).line(1).caseRef();
        scene.ledger().awaitCaseState(caseRef, "DISPATCHED");
        Client client = desk.client(caseRef);

        UUID mail = desk.posted(client.login().write(scene.town().supplierKeys(), Instant.now()));
        assertThat(scene.ledger().message(mail).state()).isEqualTo("RECEIVED");
        scene.supplier().answerAgain(client.batch().toString(), Behaviour.acceptAll());

        scene.ledger().awaitCaseState(caseRef, "HANDED_OVER");
        assertThat(desk.readByUnit(client)).hasSize(1);
    }

    @Test
    void changedRowBringsNoNewLogin() {
        Sample person = somebody();
        Client client = desk.acknowledged(person);
        desk.send(client.login());
        scene.ledger().awaitCaseState(client.caseRef(), "HANDED_OVER");

        scene.drop(FileFormat.XML, person.with("version", "2").with("gata", "Nygatan 7"));

        await("the changed row is acknowledged").atMost(Scene.PATIENCE).until(() -> scene.ledger()
                .rowStates(client.caseRef())
                .equals(List.of("ACKNOWLEDGED", "ACKNOWLEDGED")));
        scene.ledger().awaitCaseState(client.caseRef(), "HANDED_OVER");
        assertThat(desk.account(client)).startsWith("HANDED_OVER");
        Ledger.Message late = desk.send(desk.client(client.caseRef()).login());
        assertThat(List.of(late.state(), late.code())).containsExactly("REJECTED", "CRD-003");
    }

    /** AC-06-9. */
    @Test
    void missingLoginIsRemindedOfThreeTimesAndThenAPersonIsTold() {
        Client client = desk.acknowledged();
        String row = client.batch() + "/" + client.row();
        String subject = client.caseRef() + "|livs";

        for (int reminder = 1; reminder <= 3; reminder++) {
            assertThat(due(subject))
                    .as("a working day, three working days on")
                    .isEqualTo(se.inkopsnavet.policy.WorkingDays.after(LocalDate.now(), 3)
                                    .toString() + " 16:00");
            String occurrence = row + " 0 " + reminder;
            scene.hub().bean(TransactionTemplate.class).executeWithoutResult(status -> scene.hub()
                    .bean(Chaser.class)
                    .due(subject, occurrence, false));
            assertThat(scene.ledger().notices("SUPPLIER", row))
                    .hasSize(reminder)
                    .allMatch("CREDENTIALS_MISSING CRD-007"::equals);
        }

        assertThat(scene.ledger().notices("IT", client.caseRef())).containsExactly("CREDENTIALS_MISSING CRD-007");
        assertThat(scene.ledger().count("select count(*) from deadline where subject = ?", subject))
                .isEqualTo(3);
    }

    private String due(String subject) {
        return scene.ledger()
                .jdbc()
                .sql(
                        "select to_char(max(due_at) at time zone 'Europe/Stockholm', 'YYYY-MM-DD HH24:MI') from deadline where subject = ?")
                .param(subject)
                .query(String.class)
                .single();
    }

    private Sample somebody() {
        return scene.people().someone();
    }
}
