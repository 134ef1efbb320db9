package se.inkopsnavet.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.inkopsnavet.decision.FileFormat;
import se.inkopsnavet.decision.procapita.Sample;
import se.inkopsnavet.scenario.LoginDesk.Client;

/** Flow F17 step 7: the client gets another unit, and the login that the old one has had in its hands is changed. */
@ExtendWith(SharedScene.class)
class ProviderChangeScenarios {

    private final Scene scene;
    private final LoginDesk desk;

    ProviderChangeScenarios(Scene scene) {
        this.scene = scene;
        this.desk = new LoginDesk(scene);
    }

    @Test
    void newUnitGetsANewLoginAndTheOldOneIsOfNoUse() {
        Sample decision = scene.people().someone();
        Client client = desk.acknowledged(decision);
        desk.send(client.login());
        scene.ledger().awaitCaseState(client.caseRef(), "HANDED_OVER");

        scene.receipt(scene.drop(
                FileFormat.XML,
                decision.with("version", "2").with("utfall", "ANDRAD").with("enhet", "enhet-sjobro")));

        await("the supplier is asked for a new login")
                .atMost(Scene.PATIENCE)
                .untilAsserted(() -> assertThat(desk.account(client)).isEqualTo("REQUESTED"));
        assertThat(scene.ledger()
                        .texts(
                                "select detail from notice where kind = 'CREDENTIALS_ROTATE' and role = 'SUPPLIER' and subject_ref = ?",
                                client.batch() + "/" + client.row()))
                .as("once, and without a reason")
                .containsExactly("");
        await("the supplier has the row with the new unit's numbers")
                .atMost(Scene.PATIENCE)
                .until(() -> !desk.client(client.caseRef()).equals(client)
                        && scene.ledger().caseState(client.caseRef()).equals("CREDENTIALS_PENDING"));
        assertThat(desk.account(client))
                .as("no old login counts as the new one")
                .isEqualTo("REQUESTED");

        desk.send(desk.client(client.caseRef()).login());

        scene.ledger().awaitCaseState(client.caseRef(), "HANDED_OVER");
        assertThat(desk.readBy("enhet-asby", client)).hasSize(1);
        assertThat(desk.readBy("enhet-sjobro", client)).hasSize(1);
    }
}
