package se.inkopsnavet.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.privacy.BlindIndex;
import tools.jackson.databind.json.JsonMapper;

class CaseKeysTest {

    private static final CaseKeys KEYS =
            new CaseKeys(new BlindIndex(new byte[32]), JsonMapper.builder().build());

    /**
     * Decisions are exported again for years, and are compared with what an earlier release has stored. If this fails, each that comes unchanged would be held against its own
     * earlier form and quarantined (DUP-001): a release that changes the canonical decision must bring the stored hashes with it.
     */
    @Test
    void sameDecisionHasTheSameHashInEveryRelease() {
        assertThat(HexFormat.of()
                        .formatHex(
                                KEYS.content("exempelkommun", Events.granted(1).decision())))
                .isEqualTo("eeeb14a0ab5cdeb7e3ab9bc2640f8c081a3d0b66cf044b4bacfb9562c78684a3");
    }

    @Test
    void anotherWordIsAnotherHash() {
        assertThat(KEYS.content(
                        "exempelkommun", Events.granted(1).saying("ring på").decision()))
                .isNotEqualTo(KEYS.content("exempelkommun", Events.granted(1).decision()));
    }
}
