package se.inkopsnavet.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import se.inkopsnavet.neighbourhood.Town;

/** Calls the {@link Checker} as the separate program that it is, while the run's database still stands. */
record CheckerProcess(Path folder, Town town, CrashRun.Settings settings) {

    /**
     * @param exitValue 0 when nothing was lost, doubled, altered or left lying
     * @param report what the checker printed
     */
    record Verdict(int exitValue, String report) {}

    Verdict verdict() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("checker.properties"), """
                database=%s
                seed=%d
                day=%s
                messages=%d
                """.formatted(
                        town.database().superuserUrl(), settings.seed(), settings.day(), settings.messages()));
        List<String> command = new ArrayList<>(HubProcess.java());
        command.addAll(HubArchive.plainOptions());
        command.addAll(List.of(Checker.class.getName(), folder.toString()));
        Path report = folder.resolve("checker.txt");
        int exit = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(report.toFile())
                .start()
                .waitFor();
        return new Verdict(exit, Files.readString(report));
    }
}
