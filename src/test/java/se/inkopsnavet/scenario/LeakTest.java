package se.inkopsnavet.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import se.inkopsnavet.demo.data.DemoCase;
import se.inkopsnavet.demo.data.DemoExport;
import se.inkopsnavet.neighbourhood.mail.MailNeighbour;

/**
 * Plants people, door codes and passwords by the demo's own files, lets the whole job run, and looks for every one of them in all that somebody without a key
 * could read (requirements S-10): logs, metrics, file names, receipts, mail headers and neutral mail, and every column of every table.
 */
@ExtendWith(OutputCaptureExtension.class)
class LeakTest {

    /** Shorter values are found in anything. */
    private static final int SHORTEST = 5;

    private static final List<String> PERSONAL = List.of(
            "personnummer", "fornamn", "efternamn", "gata", "portkod", "telefon", "epost", "losenord", "fakturaadress");

    @Test
    void nothingPlantedIsFoundOutsideTheEncryption(CapturedOutput log) throws IOException {
        DemoExport export = new DemoExport(LocalDate.now());
        Set<String> planted = planted(export);
        try (Scene scene = Scene.open()) {
            scene.town()
                    .procapita()
                    .export(
                            Scene.INBOX,
                            export.xmlName(),
                            export.xml(),
                            Instant.now().minusSeconds(30));
            await().atMost(Scene.PATIENCE).until(() -> receipts(scene) == 1 && acknowledged(scene) > 0);
            Traces traces = scene.traces();
            String readable = String.join(
                    "\n",
                    scene.ledger().dump(),
                    traces.metrics(),
                    traces.mails(),
                    traces.files(),
                    names(scene.town().folder()),
                    log.getAll());

            assertThat(planted.stream().filter(value -> isIn(readable, value, traces)))
                    .isEmpty();
            assertThat(planted.stream()
                            .filter(value -> scene.desk().everything().contains(value)))
                    .as("the same search does find what the supplier decrypted")
                    .isNotEmpty();
        }
    }

    /** Four digits stand in many a random number: a door code counts when it stands alone. */
    private static boolean isIn(String readable, String value, Traces traces) {
        return value.length() < SHORTEST
                ? Pattern.compile("(?<![0-9A-Za-z.:-])" + Pattern.quote(value) + "(?![0-9A-Za-z.:-])")
                        .matcher(readable)
                        .find()
                : traces.finds(readable, value);
    }

    private static Set<String> planted(DemoExport export) {
        Set<String> planted = new TreeSet<>(export.secrets());
        planted.add(MailNeighbour.PASSWORD);
        for (DemoCase each : export.cases()) {
            PERSONAL.stream()
                    .map(each.sample().values()::get)
                    .filter(value -> value != null && value.strip().length() >= SHORTEST)
                    .forEach(value -> planted.addAll(spellings(value)));
        }
        return planted;
    }

    private static List<String> spellings(String value) {
        List<String> all = new ArrayList<>(List.of(value));
        String digits = value.replaceAll("[-+ ]", "");
        if (digits.matches("\\d{10}|\\d{12}")) {
            all.add(digits);
            all.add(digits.substring(digits.length() - 10));
        }
        return all;
    }

    private static String names(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(file -> file.getFileName().toString()).reduce("", (all, name) -> all + "\n" + name);
        }
    }

    private static long receipts(Scene scene) throws IOException {
        try (Stream<Path> files = Files.list(scene.town().procapita().home().resolve("kvittens"))) {
            return files.filter(file -> file.toString().endsWith(".csv")).count();
        }
    }

    private static long acknowledged(Scene scene) {
        return scene.ledger()
                .dump()
                .lines()
                .filter(line -> line.contains("ACKNOWLEDGED"))
                .count();
    }
}
