package se.inkopsnavet.transport;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.inkopsnavet.fault.FaultException;

class OutboundAllowListTest {

    private final OutboundAllowList list = new OutboundAllowList(
            Set.of("Smtp.kommun.example"), Set.of("livs.example"), Set.of("enhet@kommun.example"));

    @ParameterizedTest
    @ValueSource(strings = {"nykund@livs.example", "NYKUND@LIVS.EXAMPLE", "Enhet@kommun.example"})
    void listedRecipientsMayBeWrittenTo(String address) {
        assertThatCode(() -> list.requireAddress(address)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "annan@kommun.example",
                "nykund@under.livs.example",
                "nykund@xlivs.example",
                "nykund@livs.example@annan.example",
                "livs.example.annan.example",
                ""
            })
    void allOthersMayNot(String address) {
        assertThatThrownBy(() -> list.requireAddress(address))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("RECIPIENT_NOT_ALLOWED")
                .hasMessageNotContaining("@");
    }

    @Test
    void onlyListedHostsMayBeConnectedTo() {
        assertThatCode(() -> list.requireHost("smtp.KOMMUN.example")).doesNotThrowAnyException();
        assertThatThrownBy(() -> list.requireHost("kommun.example")).hasMessageContaining("TARGET_NOT_ALLOWED");
    }
}
