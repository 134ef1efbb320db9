package se.inkopsnavet.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.decision.FileFormat;
import se.inkopsnavet.decision.procapita.Sample;
import se.inkopsnavet.demo.data.DemoDecision;
import se.inkopsnavet.demo.data.ExportFile;
import se.inkopsnavet.demo.data.Place;
import se.inkopsnavet.demo.data.SyntheticExport;
import se.inkopsnavet.neighbourhood.Town;
import se.inkopsnavet.neighbourhood.journal.JournalServer;
import se.inkopsnavet.neighbourhood.journal.JournalSettings;
import se.inkopsnavet.neighbourhood.journal.ProcapitaNotes;
import se.inkopsnavet.neighbourhood.journal.Whim;
import se.inkopsnavet.neighbourhood.journal.WrittenNote;
import se.inkopsnavet.neighbourhood.mail.TestAuthority;

/**
 * Consents, withdrawals and mandates flow while the hub is killed at each of its points, and the journal loses a reply in each life. Afterwards the journal's own record
 * shows each note once.
 *
 * <p>Consents and mandates are different files in different lanes: one death finds a thread at a point of the one and a thread at a point of the other.
 */
class ConsentCrashTest {

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final Duration START = Duration.ofMinutes(5);
    private static final List<String> POINTS = Stream.concat(
                    Arrays.stream(ConsentPoint.values()).map(ConsentPoint::spoken),
                    Arrays.stream(MandatePoint.values()).map(MandatePoint::spoken))
            .toList();

    /** What can be reached side by side; a consent that is not committed holds the case that the mandate needs, so it dies alone. */
    private static final List<List<String>> DEATHS = List.of(
            List.of(ConsentPoint.SPLIT_COMMITTED.spoken(), MandatePoint.UNCOMMITTED.spoken()),
            List.of(ConsentPoint.UNCOMMITTED.spoken()),
            List.of(ConsentPoint.COMMITTED.spoken(), MandatePoint.COMMITTED.spoken()),
            List.of(ConsentPoint.ANSWER_COMMITTED.spoken(), MandatePoint.LOOKED_UP.spoken()));

    private static final LocalDate TODAY = LocalDate.now(STOCKHOLM);

    private final SyntheticExport people = new SyntheticExport(20_261_128, TODAY);

    @Test
    void everyConsentAndWithdrawalIsJournaledOnceHoweverTheHubDies() throws Exception {
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "crash")), "consent")
                .toAbsolutePath();
        TestAuthority authority = new TestAuthority();
        try (JournalServer journal = JournalServer.open(authority);
                Town town = Town.openForLoad(folder.resolve("town"), "RSA-2048")) {
            Path settings = town.writeProperties(settings(town, journal, authority));
            JdbcClient jdbc = JdbcClient.create(town.database().superuser());
            Deque<List<String>> deaths = new ArrayDeque<>(DEATHS);
            Set<String> died = new HashSet<>();
            int life = 0;
            while (!deaths.isEmpty()) {
                life++;
                journal.procapita().manners().next(ProcapitaNotes.WRITE, Whim.RESET_AFTER);
                drop(town, life);
                List<String> points = deaths.remove();
                died.addAll(die(folder, life, settings, points));
                points.stream().filter(point -> !died.contains(point)).forEach(late -> deaths.add(List.of(late)));
            }
            assertThat(died).containsExactlyInAnyOrderElementsOf(POINTS);
            finish(folder, life + 1, settings, jdbc, life);

            for (int n = 1; n <= life; n++) {
                assertThat(headlines(journal, consenter(n)))
                        .as("consent and mandate %d", n)
                        .containsExactlyInAnyOrder("Samtycke digitala inköp", "Företrädare");
                assertThat(headlines(journal, withdrawer(n)))
                        .as("withdrawal %d", n)
                        .doesNotHaveDuplicates()
                        .contains("Samtycke digitala inköp");
            }
            assertThat(count(jdbc, "consent where state = 'ACTIVE'")).isEqualTo(life);
            assertThat(count(jdbc, "message where flow = 'CONSENT_FILE' and state = 'CONFIRMED'"))
                    .isEqualTo(life);
        }
    }

    /** @return the points at which it died, at least one of those named */
    private static List<String> die(Path folder, int number, Path settings, List<String> points)
            throws InterruptedException {
        try (HubProcess hub = HubProcess.start(folder, number, settings, List.of())) {
            hub.awaitReady(START);
            hub.goAndDieAt(points);
            assertThat(hub.died(Duration.ofMinutes(3))).as("%s", points).isTrue();
            return hub.points();
        }
    }

    private static void finish(Path folder, int number, Path settings, JdbcClient jdbc, int lives)
            throws InterruptedException {
        try (HubProcess hub = HubProcess.start(folder, number, settings, List.of())) {
            hub.awaitReady(START);
            hub.go();
            await("everything at rest")
                    .atMost(Duration.ofMinutes(5))
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> atRest(jdbc, lives));
            hub.kill();
        }
    }

    private static boolean atRest(JdbcClient jdbc, int lives) {
        return count(
                                jdbc,
                                "message where flow in ('CONSENT', 'CONSENT_FILE', 'MANDATE', 'MANDATE_FILE', 'INVOICE_LOOKUP', 'DECISION', 'DECISION_FILE') and state = 'RECEIVED'")
                        == 0
                && count(jdbc, "message where flow = 'CONSENT' and state = 'CONFIRMED'") == 2L * lives
                && count(jdbc, "message where flow = 'MANDATE' and state = 'CONFIRMED'") == lives
                // Who withdraws before the case is there has no insats yet that could be assessed anew.
                && count(jdbc, "message where flow = 'JOURNAL_NOTE'") >= 3L * lives
                && count(jdbc, "message where flow = 'JOURNAL_NOTE' and state <> 'CONFIRMED'") == 0;
    }

    private static long count(JdbcClient jdbc, String what) {
        return jdbc.sql("select count(*) from " + what).query(Long.class).single();
    }

    private static List<String> headlines(JournalServer journal, String person) {
        String digits = person.replace("-", "");
        return journal.procapita().record().notes().stream()
                .filter(note -> note.person().replace("-", "").equals(digits))
                .map(WrittenNote::headline)
                .toList();
    }

    private String consenter(int life) {
        return people.personnummer(2 * life);
    }

    private String withdrawer(int life) {
        return people.personnummer(2 * life + 1);
    }

    /** One who has not consented and does, and one whose consent the case system knows and who takes it back. */
    private void drop(Town town, int life) throws Exception {
        Sample consenter = decision(2 * life, consenter(life))
                .without("grundtyp")
                .without("grundreferens")
                .without("grundmottagare")
                .without("grundfran")
                .with("faktura", "ANNAN");
        ByteArrayOutputStream export = new ByteArrayOutputStream();
        new ExportFile("exempelkommun", OffsetDateTime.now(STOCKHOLM).withNano(0), 2)
                .write(FileFormat.XML, export, Stream.of(consenter, decision(2 * life + 1, withdrawer(life))));
        String time = LocalDateTime.now(STOCKHOLM).minusMinutes(5).withNano(0).toString();
        String forms = "#SAMTYCKEN;exempelkommun;1\r\n"
                + "blankett;typ;personnummer;andamal;leverantor;lamnatav;satt;tid;personal\r\n"
                + "J-%d;SAMTYCKE;%s;UTLAMNANDE;livs;PERSONEN;MUNTLIGT;%s;4711\r\n"
                        .formatted(life, consenter(life), time)
                + "N-%d;ATERKALLELSE;%s;UTLAMNANDE;livs;PERSONEN;MUNTLIGT;%s;4711\r\n"
                        .formatted(life, withdrawer(life), time)
                + "#ANTAL;2\r\n";
        String mandates = "#FORETRADARE;exempelkommun;1\r\n"
                + "nummer;version;registrerad;personnummer;sort;omfattning;namn;fran;underlag;underlagsdatum;underlagsref;granskadav;granskad\r\n"
                + "F-%d;1;%s;%s;FÖRVALTARE;FÖRVALTA EGENDOM;Lena Quist;2026-01-01;REGISTERUTDRAG;2026-01-01;AKT-7;4711;%s\r\n"
                        .formatted(life, time, consenter(life), time)
                + "#ANTAL;1\r\n";
        Instant now = Instant.now();
        town.procapita()
                .export(
                        "foretradare/ut",
                        "foretradare_" + life + ".csv",
                        mandates.getBytes(StandardCharsets.UTF_8),
                        now);
        town.procapita().export("beslut/ut", "beslut_" + life + ".xml", export.toByteArray(), now);
        town.procapita()
                .export("samtycken/ut", "samtycke_" + life + ".csv", forms.getBytes(StandardCharsets.UTF_8), now);
    }

    private static Sample decision(int number, String personnummer) {
        return new DemoDecision(TODAY)
                .granted(number, personnummer, "Märta", "Lövgren", Place.ASBY, "Storgatan " + number);
    }

    private static Map<String, String> settings(Town town, JournalServer journal, TestAuthority authority) {
        Map<String, String> settings = new LinkedHashMap<>(JournalSettings.of(town, journal, authority));
        settings.put("inkopsnavet.environment", "OPEN");
        settings.put("inkopsnavet.workers.poll", "PT0.1S");
        settings.put("inkopsnavet.workers.heartbeat", "PT0.5S");
        settings.put("inkopsnavet.retry.first", "PT0.2S");
        settings.put("inkopsnavet.retry.cap", "PT2S");
        settings.put("exempelkommun.procapita.sftp.delay", "200");
        settings.put("exempelkommun.procapita.sftp.stable-for", "2s");
        return settings;
    }
}
