package se.inkopsnavet.crash;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
 * A town with a journal and people who consent. They come in pairs: one who has not consented and does, and has a manager whose invoices they are; and one
 * whose consent the case system knows, and who takes it back.
 */
final class ConsentTown implements AutoCloseable {

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final LocalDate TODAY = LocalDate.now(STOCKHOLM);

    private final SyntheticExport people = new SyntheticExport(20_261_128, TODAY);
    private final TestAuthority authority = new TestAuthority();
    private final JournalServer journal;
    private final Town town;
    private final Path settings;

    ConsentTown(Path folder) throws IOException {
        journal = JournalServer.open(authority);
        town = Town.openForLoad(folder.resolve("town"), "RSA-2048");
        settings = town.writeProperties(settings());
    }

    private Map<String, String> settings() {
        Map<String, String> fast = new LinkedHashMap<>(JournalSettings.of(town, journal, authority));
        fast.put("inkopsnavet.environment", "OPEN");
        fast.put("inkopsnavet.workers.poll", "PT0.1S");
        fast.put("inkopsnavet.workers.heartbeat", "PT1S");
        fast.put("inkopsnavet.retry.first", "PT0.2S");
        fast.put("inkopsnavet.retry.cap", "PT2S");
        return fast;
    }

    String consenter(int pair) {
        return people.personnummer(2 * pair);
    }

    String withdrawer(int pair) {
        return people.personnummer(2 * pair + 1);
    }

    void dropDecisions(int pair) throws IOException {
        Sample consenter = decision(2 * pair, consenter(pair))
                .without("grundtyp")
                .without("grundreferens")
                .without("grundmottagare")
                .without("grundfran")
                .with("faktura", "ANNAN");
        ByteArrayOutputStream export = new ByteArrayOutputStream();
        new ExportFile("exempelkommun", OffsetDateTime.now(STOCKHOLM).withNano(0), 2)
                .write(FileFormat.XML, export, Stream.of(consenter, decision(2 * pair + 1, withdrawer(pair))));
        town.procapita().export("beslut/ut", "beslut_" + pair + ".xml", export.toByteArray(), Instant.now());
    }

    private static Sample decision(int number, String personnummer) {
        return new DemoDecision(TODAY)
                .granted(number, personnummer, "Märta", "Lövgren", Place.ASBY, "Storgatan " + number);
    }

    /** The consent of the one and the withdrawal of the other. */
    void dropConsents(int pair) {
        String time = aWhileAgo();
        export(
                "samtycken/ut",
                "samtycke_" + pair,
                List.of(
                        "#SAMTYCKEN;exempelkommun;1",
                        "blankett;typ;personnummer;andamal;leverantor;lamnatav;satt;tid;personal",
                        "J-%d;SAMTYCKE;%s;UTLAMNANDE;livs;PERSONEN;MUNTLIGT;%s;4711"
                                .formatted(pair, consenter(pair), time),
                        "N-%d;ATERKALLELSE;%s;UTLAMNANDE;livs;PERSONEN;MUNTLIGT;%s;4711"
                                .formatted(pair, withdrawer(pair), time),
                        "#ANTAL;2"));
    }

    void dropMandate(int pair) {
        String time = aWhileAgo();
        export(
                "foretradare/ut",
                "foretradare_" + pair,
                List.of(
                        "#FORETRADARE;exempelkommun;1",
                        "nummer;version;registrerad;personnummer;sort;omfattning;namn;fran;underlag;underlagsdatum;underlagsref;granskadav;granskad",
                        "F-%d;1;%s;%s;FÖRVALTARE;FÖRVALTA EGENDOM;Lena Quist;2026-01-01;REGISTERUTDRAG;2026-01-01;AKT-7;4711;%s"
                                .formatted(pair, time, consenter(pair), time),
                        "#ANTAL;1"));
    }

    private static String aWhileAgo() {
        return LocalDateTime.now(STOCKHOLM).minusMinutes(5).withNano(0).toString();
    }

    private void export(String folder, String name, List<String> lines) {
        byte[] bytes = (String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8);
        town.procapita().export(folder, name + ".csv", bytes, Instant.now());
    }

    /** The journal writes down the next note and answers nobody. */
    void loseReply() {
        journal.procapita().manners().next(ProcapitaNotes.WRITE, Whim.RESET_AFTER);
    }

    /** What the journal itself has about somebody. */
    List<String> headlines(String person) {
        String digits = person.replace("-", "");
        return journal.procapita().record().notes().stream()
                .filter(note -> note.person().replace("-", "").equals(digits))
                .map(WrittenNote::headline)
                .toList();
    }

    JdbcClient database() {
        return JdbcClient.create(town.database().superuser());
    }

    Path settingsFile() {
        return settings;
    }

    @Override
    public void close() throws IOException {
        town.close();
        journal.close();
    }
}
