package se.inkopsnavet.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.inkopsnavet.fault.FaultException;

class YamlSourceTest {

    @TempDir
    private Path home;

    @Test
    void filesAreNamedFromTheHomeAndComeInOrder() throws IOException {
        Path folder = Files.createDirectories(home.resolve("mappings/suppliers/b"));
        Files.writeString(folder.resolve("profile.yaml"), "å: ä");
        Files.writeString(folder.resolve("columns.yaml"), "x: y");
        Files.writeString(
                Files.createDirectories(home.resolve("mappings/suppliers/a")).resolve("profile.yaml"), "x: y");
        assertThat(YamlSource.matching(home, "mappings/suppliers/*/profile.yaml"))
                .containsExactly(
                        new YamlSource("mappings/suppliers/a/profile.yaml", "x: y"),
                        new YamlSource("mappings/suppliers/b/profile.yaml", "å: ä"));
        assertThat(YamlSource.matching(home, "mappings/missing/*.yaml")).isEmpty();
    }

    @Test
    void fileThatIsNotUtf8IsNamed() throws IOException {
        Path folder = Files.createDirectories(home.resolve("mappings/municipalities"));
        Files.write(folder.resolve("latin.yaml"), "name: Åsby".getBytes(StandardCharsets.ISO_8859_1));
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> YamlSource.matching(home, "mappings/municipalities/*.yaml"))
                .extracting(FaultException::place)
                .isEqualTo("mappings/municipalities/latin.yaml");
    }
}
