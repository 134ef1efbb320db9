package se.inkopsnavet.transport.sftp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import se.inkopsnavet.neighbourhood.sftp.SftpNeighbour;

/** A neighbour that puts decisions in one folder, and a hub that picks them up there. */
final class PickupBench implements AutoCloseable {

    static final Instant WRITTEN = Instant.parse("2026-12-01T10:00:00Z");
    static final String OUT = "beslut/ut";
    static final String NAME = "beslut_0041.xml";

    final SftpNeighbour procapita;
    final HubUnderTest hub;

    /** @param folder of the test's own */
    PickupBench(Path folder) throws Exception {
        procapita = SftpNeighbour.open(folder);
        Files.createDirectories(procapita.home().resolve(OUT));
        hub = new HubUnderTest(procapita);
    }

    /** Written at {@link #WRITTEN}, with its marker. */
    void export(String name, String text) {
        procapita.export(OUT, name, bytes(text), WRITTEN);
    }

    /** The files in one of the neighbour's folders, by name. */
    List<String> names(String of) {
        try (Stream<Path> files = Files.list(procapita.home().resolve(of))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws Exception {
        hub.close();
        procapita.close();
    }
}
