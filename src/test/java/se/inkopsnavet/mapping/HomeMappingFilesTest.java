package se.inkopsnavet.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.inkopsnavet.fault.FaultException;

class HomeMappingFilesTest {

    @TempDir
    Path home;

    @Test
    void theFileInHomeGoesBeforeTheOneInTheJar() throws IOException {
        Files.createDirectories(home.resolve("mappings/procapita"));
        Files.writeString(home.resolve("mappings/procapita/beslut.xsd"), "vår egen");

        assertThat(read("procapita/beslut.xsd")).isEqualTo("vår egen");
        assertThat(read("procapita/beslut.xsl")).contains("<xsl:stylesheet");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../secret",
                "procapita/../../secret",
                "/etc/passwd",
                "procapita\\..\\secret",
                "",
                "procapita//x",
                ".hidden",
                "C:/x",
                "a/./b"
            })
    void nothingOutsideMappingsCanBeRead(String path) throws IOException {
        Files.writeString(home.resolve("secret"), "hemligt");

        assertThatThrownBy(() -> read(path)).isInstanceOf(FaultException.class).hasMessageContaining("outside");
    }

    @Test
    void aLinkThatLeadsOutIsRefused() throws IOException {
        Files.createDirectories(home.resolve("mappings"));
        Files.writeString(home.resolve("secret"), "hemligt");
        Files.createSymbolicLink(home.resolve("mappings/link"), home.resolve("secret"));

        assertThatThrownBy(() -> read("link"))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("leads outside");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> read("procapita/finns-inte.xsl"))
                .isInstanceOf(FaultException.class)
                .hasMessage("OPS-002 CONFIGURATION at mappings/procapita/finns-inte.xsl: not found");
    }

    private String read(String path) throws IOException {
        try (InputStream in = new HomeMappingFiles(home).open(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
