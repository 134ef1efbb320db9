package se.inkopsnavet.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** What the neighbours hold when the acts are over and do not keep as files themselves. */
final class Artefacts {

    private Artefacts() {}

    static void write(DemoTown town) throws IOException {
        Path folder = town.town().folder();
        Files.writeString(
                Files.createDirectories(folder.resolve("sms")).resolve("sms.txt"),
                town.gateway().taken().stream()
                        .map(sms -> Story.moment(sms.at()) + " | " + sms.to() + " | " + sms.text() + "\n")
                        .collect(Collectors.joining()));
        Files.writeString(
                folder.resolve(Lundvik.ID).resolve("leverantor").resolve("reklamationer.txt"),
                String.join("\n", town.lundvik().complaints()));
    }
}
