package se.inkopsnavet.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.inkopsnavet.command.Command;
import se.inkopsnavet.ledger.ExchangePoints;
import se.inkopsnavet.neighbourhood.supplier.Behaviour;

/** S-10 and docs/drift.md: what the log holds of one decision, from its file to its acknowledged list, and how to get from the one to the other. */
@ExtendWith(SharedScene.class)
class ExchangeLogScenarios {

    private final Scene scene;
    private final Answers answers;

    @AutoClose
    private final ExchangePoints points = new ExchangePoints();

    ExchangeLogScenarios(Scene scene) {
        this.scene = scene;
        this.answers = new Answers(scene);
    }

    @BeforeEach
    void thinkBeforeAnswering() {
        scene.supplier().behave(Behaviour.silence());
    }

    @AfterEach
    void answerAgain() {
        scene.supplier().behave(Behaviour.acceptAll());
    }

    @Test
    void aDecisionHasFourPointsFromItsFileToItsAcknowledgedListAndTheCaseLeadsToAllOfThem() throws IOException {
        Answers.SentList list = answers.sent(1, scene.people()::someone);
        String caseRef = list.caseRefs().get(0);
        UUID answer = answers.answered(list, Behaviour.acceptAll()).id();
        scene.ledger().awaitState(list.batch(), "CONFIRMED");

        Map<String, Object> decided = points.lines("DECISION", caseRef).get(0);
        UUID file = (UUID) decided.get("parent");
        assertThat(points.of(file)).containsExactly("in", "decided");
        assertThat(points.of((UUID) decided.get("message"))).containsExactly("decided");
        assertThat(points.of(list.batch())).containsExactly("out", "outcome");
        assertThat(points.of(answer)).containsExactly("in", "decided");
        assertThat(scene.command(Command.DISCLOSURES, caseRef))
                .contains(list.batch().toString());
    }
}
