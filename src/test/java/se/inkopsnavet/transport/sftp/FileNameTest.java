package se.inkopsnavet.transport.sftp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.inkopsnavet.privacy.Sha256;

/** reliability.md §4 B35; design §7.11. */
class FileNameTest {

    private static final String FORTY = "åååååååååååååååååååååååååååååååååååååååå";
    /** 255 bytes. */
    private static final String LONG = "x" + FORTY + FORTY + FORTY + "ååååååå";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../x",
                "a/b.xml",
                "a\\b.xml",
                "a\nb.xml",
                "a\u0000b",
                "a\u007fb",
                "a\u0085b",
                "a\ufffdb",
                "a*.xml",
                "a?.xml",
                "a..xml",
                "\u2028.xml"
            })
    void dangerousNameIsRefused(String name) {
        assertThat(new FileName(name).kind()).isEqualTo(FileName.Kind.REFUSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "..", ".hidden", "x.part", "x.tmp", "x.filepart"})
    void unfinishedOrHiddenNameIsNotSeen(String name) {
        assertThat(new FileName(name).kind()).isEqualTo(FileName.Kind.IGNORED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"beslut_0041.xml", "Å kesson.xml", "A\u030Ake.xml", "🥕.csv", "18900101-9802.xml", "-rf", LONG})
    void unusualNameIsStillAFile(String name) {
        assertThat(new FileName(name).kind()).isEqualTo(FileName.Kind.DATA);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"beslut_20261201.xml", "beslut_0041.xml", "beslut_20261201_041.csv", "export-2026-12-01.csv"})
    void plainNameIsShown(String name) {
        assertThat(new FileName(name).shown()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "18900101-9802.xml", "189001019802.xml", "9001019802.xml", "900101-9802.xml", "beslut_18900101.xml",
                "20261201-9802.xml", "202612019802.xml", "20261201_9802.xml", "Åsa.xml", "a b.xml"
            })
    void nameThatMayHoldPersonalDataIsNotShown(String name) {
        assertThat(new FileName(name).shown()).matches("fil-[0-9a-f]{8}");
    }

    @Property
    void nothingOfTheNameShowsInItsAlias(@ForAll String name) {
        assertThat(new FileName(name).alias()).matches("fil-[0-9a-f]{16}");
        assertThat(new FileName(name)).hasToString(new FileName(name).alias());
    }

    /** Whoever reads a log knows what files are called, but for ten digits, and would try them all. */
    @Property
    void noNameIsFoundAgainByTryingIt(@ForAll String name) {
        assertThat(new FileName(name).alias())
                .isEqualTo(new FileName(name).alias())
                .isNotEqualTo("fil-"
                        + Sha256.hex(name.getBytes(StandardCharsets.UTF_8)).substring(0, 16));
    }

    @Test
    void anArchivedNameLeavesRoomForWhatIsAddedAndCutsNoLetter() {
        assertThat(new FileName("beslut.xml").archived()).isEqualTo("beslut.xml");
        assertThat(new FileName(LONG).archived()).isEqualTo("x" + FORTY + FORTY + "å".repeat(19));
        assertThat(new FileName("🥕".repeat(60)).archived()).isEqualTo("🥕".repeat(50));
    }
}
