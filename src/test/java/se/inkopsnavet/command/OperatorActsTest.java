package se.inkopsnavet.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.fault.FaultException;

/** Who did it, as far as a command line can know. */
class OperatorActsTest {

    @Test
    void accountIsTheOperatingSystemsAndBehindSudoTheOneBefore() {
        assertThat(OperatorActs.account("anna", Map.of())).isEqualTo("anna");
        assertThat(OperatorActs.account("anna", Map.of("SUDO_USER", "anna"))).isEqualTo("anna");
        assertThat(OperatorActs.account("inkopsnavet", Map.of("SUDO_USER", "anna")))
                .isEqualTo("anna (inkopsnavet)");
    }

    @Test
    void inAContainerNobodyActsWithoutSayingWho() {
        assertThat(OperatorActs.account("hub", Map.of("INKOPSNAVET_OPERATOR", "anna")))
                .isEqualTo("anna (hub)");
        assertThatThrownBy(() -> OperatorActs.account("hub", Map.of("INKOPSNAVET_OPERATOR", " ")))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("INKOPSNAVET_OPERATOR");
    }
}
