package se.inkopsnavet.transport.sftp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.inkopsnavet.neighbourhood.sftp.SftpNeighbour;

/** reliability.md F19: 50,000 files in the folder. */
class CrowdedInboxTest {

    private static final Instant WRITTEN = Instant.parse("2026-12-01T10:00:00Z");

    @TempDir
    Path folder;

    @Test
    void fiftyThousandFilesAreTakenFiftyAtATimeTheOldestFirst() throws Exception {
        try (SftpNeighbour procapita = SftpNeighbour.open(folder)) {
            IntStream.range(0, 25_000)
                    .forEach(n -> procapita.export(
                            "beslut/ut",
                            n + ".xml",
                            String.valueOf(n).getBytes(StandardCharsets.UTF_8),
                            WRITTEN.minusSeconds(n)));
            try (HubUnderTest hub = new HubUnderTest(procapita)) {
                hub.pollAfter(Duration.ofSeconds(30))
                        .pollAfter(Duration.ofSeconds(30))
                        .pollAfter(Duration.ofSeconds(30));

                assertThat(hub.intake.texts())
                        .hasSize(100)
                        .startsWith("24999", "24998")
                        .endsWith("24900");
            }
        }
    }
}
