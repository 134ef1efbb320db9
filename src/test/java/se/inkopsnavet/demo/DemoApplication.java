package se.inkopsnavet.demo;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hub's main job with simulated neighbours: {@code ./mvnw spring-boot:test-run}. With {@code --demo.once} it ends by itself, with 0 when everything came
 * out as expected.
 */
public final class DemoApplication {

    private static final Path FOLDER = Path.of("target", "demo");
    private static final String ONCE = "--demo.once";

    private DemoApplication() {}

    public static void main(String[] arguments) {
        quiet();
        System.exit(exitCode(List.of(arguments)));
    }

    /** Whatever happens, the program ends: neighbours that are left running would keep it alive for ever. */
    private static int exitCode(List<String> arguments) {
        try (Opened opened = new Opened()) {
            Story.CLOCK.forwardTo(DemoStart.of(arguments, Story.STOCKHOLM, Instant.now()));
            empty(FOLDER);
            DemoTown town = DemoTown.open(FOLDER, opened);
            List<String> differences = new DemoRun(town).run();
            if (!arguments.contains(ONCE)) {
                Story.line(
                        "Navet är igång. Lägg en exportfil och dess märke <fil>.done i %s; avsluta med Ctrl-C.",
                        town.inbox());
                Thread.currentThread().join();
            }
            return differences.isEmpty() ? 0 : 1;
        } catch (Throwable broken) {
            Story.line("Demonstrationen avbryts: %s", Broken.reason(broken));
            return 1;
        }
    }

    /** Until the hub has set up its own logging, libraries would tell about themselves. */
    private static void quiet() {
        ((LoggerContext) LoggerFactory.getILoggerFactory())
                .getLogger(Logger.ROOT_LOGGER_NAME)
                .setLevel(Level.WARN);
    }

    private static void empty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> old = Files.walk(folder)) {
                for (Path each : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
        Files.createDirectories(folder);
    }
}
