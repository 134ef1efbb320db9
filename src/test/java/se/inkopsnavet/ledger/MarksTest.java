package se.inkopsnavet.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.privacy.BlindIndex;
import se.inkopsnavet.privacy.Sha256;

class MarksTest {

    private static final String SHA256 = Sha256.hex("18900101-9802".getBytes(StandardCharsets.UTF_8));

    private final Marks marks = new Marks(new BlindIndex(new byte[32]));

    @Test
    void theSameBytesHaveTheSameMarkInOneMunicipalityOnly() {
        assertThat(marks.ofContent("ekero", SHA256)).isEqualTo(marks.ofContent("ekero", SHA256));
        assertThat(marks.ofContent("ekero", SHA256)).isNotEqualTo(marks.ofContent("huddinge", SHA256));
        assertThat(marks.isOfContent(marks.ofContent("ekero", SHA256), "huddinge", SHA256))
                .isFalse();
    }

    /** Whoever has the database and guesses the bytes is no wiser. */
    @Test
    void withoutTheKeyNothingIsTold() {
        byte[] other = new byte[32];
        other[0] = 1;

        assertThat(marks.ofContent("ekero", SHA256)).doesNotContain(SHA256).matches("k1:[0-9a-f]{64}");
        assertThat(new Marks(new BlindIndex(other)).isOfContent(marks.ofContent("ekero", SHA256), "ekero", SHA256))
                .isFalse();
    }

    @Test
    void whatWasKeptBeforeThereWereMarksIsRecognised() {
        assertThat(marks.isOfContent(SHA256, "ekero", SHA256)).isTrue();
        assertThat(marks.isOfContent(Sha256.hex(new byte[1]), "ekero", SHA256)).isFalse();
    }
}
