package se.inkopsnavet.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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
import se.inkopsnavet.api.Door;
import se.inkopsnavet.decision.FileFormat;
import se.inkopsnavet.decision.procapita.Sample;
import se.inkopsnavet.demo.data.DemoCase;
import se.inkopsnavet.demo.data.DemoExport;
import se.inkopsnavet.journal.TlsIdentity;
import se.inkopsnavet.neighbourhood.Town;
import se.inkopsnavet.neighbourhood.mail.MailNeighbour;
import se.inkopsnavet.neighbourhood.mail.TestAuthority;
import se.inkopsnavet.privacy.Sha256;

/**
 * Plants people, door codes, passwords and API keys by the demo's own files, by files that are stopped and by calls that are refused, lets the whole job run, and
 * looks for every one of them in all that somebody without a key could read (requirements S-10): logs, metrics, file names, receipts, error answers, mail headers
 * and neutral mail, and every column of every table. What the hub must never hold (§10.1) is looked for behind the encryption too.
 */
@ExtendWith(OutputCaptureExtension.class)
class LeakTest {

    /** Shorter values are found in anything. */
    private static final int SHORTEST = 5;

    private static final String UNKNOWN_KEY = "en-nyckel-som-ingen-har-fatt-9876543210";

    private static final List<String> PERSONAL = List.of(
            "personnummer", "fornamn", "efternamn", "gata", "portkod", "telefon", "epost", "losenord", "fakturaadress");

    private final TestAuthority authority = new TestAuthority();

    @Test
    void nothingPlantedIsFoundOutsideTheEncryptionNorTheForbiddenBehindIt(CapturedOutput log) throws Exception {
        DemoExport export = new DemoExport(LocalDate.now());
        try (Scene scene = Scene.open(town -> ConsentDesk.door(town, authority))) {
            StoppedExports stopped = new StoppedExports(scene);
            Set<String> planted = planted(export, stopped.samples());
            drop(scene, export.xmlName(), export.xml());
            String xml = stopped.drop(FileFormat.XML);
            List<String> cut = List.of(stopped.dropCut(FileFormat.XML), stopped.dropCut(FileFormat.CSV));
            List<String> answers = refusedCalls(scene);
            scene.receipt(export.xmlName());
            cut.forEach(stopped::awaitRefused);
            stopped.awaitStopped(xml);
            drop(scene, export.csvName(), export.csv());
            String csv = stopped.drop(FileFormat.CSV);
            scene.receipt(export.csvName());
            stopped.awaitStopped(csv);
            await().atMost(Scene.PATIENCE).until(() -> acknowledged(scene) > 0);
            Traces traces = scene.traces();
            String readable = String.join(
                    "\n",
                    scene.ledger().dump(),
                    traces.metrics(),
                    traces.mails(),
                    traces.files(),
                    names(scene.town().folder()),
                    String.join("\n", answers),
                    log.getAll());

            assertThat(planted.stream().filter(value -> isIn(readable, value, traces)))
                    .isEmpty();
            assertThat(planted.stream()
                            .filter(value -> scene.desk().everything().contains(value)))
                    .as("the same search does find what the supplier decrypted")
                    .isNotEmpty();

            assertThat(hashes(scene, export))
                    .as("what anybody could compute of what came and left")
                    .hasSizeGreaterThan(4)
                    .noneMatch(scene.ledger().dump()::contains);

            Unsealed unsealed = new Unsealed(scene.hub(), scene.ledger());
            String opened = unsealed.everything();
            Set<String> forbidden = new TreeSet<>(stopped.secrets());
            forbidden.addAll(export.forbidden());
            assertThat(forbidden.stream().filter(value -> isIn(opened, value, traces)))
                    .as("opened with the hub's keys")
                    .isEmpty();
            assertThat(unsealed.recordsOf(xml))
                    .contains(stopped.samples().get(0).values().get("efternamn"));
            assertThat(unsealed.recordsOf(csv)).contains("(kod eller annat borttaget)");
        }
    }

    /** Of the files that came in and of those that went out, and of the mails. */
    private static List<String> hashes(Scene scene, DemoExport export) throws IOException {
        List<byte[]> all = new ArrayList<>(List.of(export.xml(), export.csv()));
        try (Stream<Path> receipts = Files.list(scene.town().procapita().home().resolve("kvittens"))) {
            for (Path receipt : receipts.toList()) {
                all.add(Files.readAllBytes(receipt));
            }
        }
        all.addAll(scene.town().mail().inbox(Town.SUPPLIER_MAILBOX));
        return all.stream().map(Sha256::hex).toList();
    }

    private static void drop(Scene scene, String name, byte[] content) {
        scene.town()
                .procapita()
                .export(Scene.INBOX, name, content, Instant.now().minusSeconds(30));
    }

    /** Everything that a caller gets back: status, headers and body. Each call holds something planted, and each is refused. */
    private List<String> refusedCalls(Scene scene) throws IOException, InterruptedException {
        String person = "18900101-9802";
        String json = "{\"schema\":\"1\",\"type\":\"RECORDED\",\"person\":\"" + person
                + "\",\"losenord\":\"Sommar2026\",\"namn\":\"Öhrström\"}";
        HttpClient client = HttpClient.newBuilder()
                .sslContext(new TlsIdentity(null, List.of(authority.certificate())).context())
                .build();
        List<String> answers = new ArrayList<>();
        for (HttpRequest.Builder call : List.of(
                call(scene, "/api/v1/consents", ConsentDesk.TOKEN).header("Content-Type", "application/json"),
                call(scene, "/api/v1/consents", UNKNOWN_KEY).header("Content-Type", "application/json"),
                call(scene, "/api/v1/consents/" + person, ConsentDesk.TOKEN).header("Content-Type", "text/plain"),
                call(scene, "/api/v1/" + person + "?key=" + UNKNOWN_KEY, ConsentDesk.TOKEN),
                call(scene, "/soap/v1/consent", ConsentDesk.TOKEN)
                        .headers(
                                "Content-Type",
                                "text/xml",
                                "SOAPAction",
                                "urn:inkopsnavet:consent:ConsentResponder:1:RegisterConsent"))) {
            HttpResponse<String> answer = client.send(
                    call.POST(HttpRequest.BodyPublishers.ofString(json)).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isGreaterThanOrEqualTo(400);
            answers.add(answer.statusCode() + "\n" + answer.headers().map() + "\n" + answer.body());
        }
        return answers;
    }

    private static HttpRequest.Builder call(Scene scene, String path, String key) {
        URI uri = URI.create("https://localhost:" + scene.hub().bean(Door.class).port() + path);
        return HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + key);
    }

    /** Four digits stand in many a random number: a door code counts when it stands alone. */
    private static boolean isIn(String readable, String value, Traces traces) {
        return value.length() < SHORTEST
                ? Pattern.compile("(?<![0-9A-Za-z.:-])" + Pattern.quote(value) + "(?![0-9A-Za-z.:-])")
                        .matcher(readable)
                        .find()
                : traces.finds(readable, value);
    }

    private static Set<String> planted(DemoExport export, List<Sample> more) {
        Set<String> planted = new TreeSet<>(export.secrets());
        planted.addAll(List.of(MailNeighbour.PASSWORD, Town.KEY_PASSWORD, ConsentDesk.TOKEN, UNKNOWN_KEY));
        for (Sample each : Stream.concat(export.cases().stream().map(DemoCase::sample), more.stream())
                .toList()) {
            PERSONAL.stream()
                    .map(each.values()::get)
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

    private static long acknowledged(Scene scene) {
        return scene.ledger()
                .dump()
                .lines()
                .filter(line -> line.contains("ACKNOWLEDGED"))
                .count();
    }
}
