package se.inkopsnavet.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.decision.FileFormat;
import se.inkopsnavet.demo.data.DemoDecision;
import se.inkopsnavet.demo.data.ExportFile;
import se.inkopsnavet.demo.data.Place;
import se.inkopsnavet.demo.data.SyntheticExport;
import se.inkopsnavet.neighbourhood.Town;
import se.inkopsnavet.neighbourhood.journal.JournalServer;
import se.inkopsnavet.neighbourhood.journal.JournalSettings;
import se.inkopsnavet.neighbourhood.mail.TestAuthority;
import se.inkopsnavet.neighbourhood.sftp.SftpNeighbour;

/** A town whose supplier reports in files and by Peppol, whose units complain, and whose staff write consents in the journal. */
final class TradeTown implements AutoCloseable {

    /** Receipts for the supplier's files. */
    static final String TO_SUPPLIER = "livs/kundlistor";

    static final String REPORTS = "livs/rapporter";
    private static final String ARCHIVE = "livs/arkiv";
    private static final String HEADLINE = "Samtycke digitala inköp";
    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final LocalDate TODAY = LocalDate.now(STOCKHOLM);

    private final TestAuthority authority = new TestAuthority();
    private final SyntheticExport people = new SyntheticExport(20_261_129, TODAY);
    private final JournalServer journal;
    private final CrashTown town;

    /** Which of the cases a report is about; each has one, so that no report waits for another that stands still. */
    enum Client {
        FIRST_BUYER,
        SECOND_BUYER,
        NOT_AT_THE_DOOR,
        PEPPOL_BUYER,
        COMPLAINER
    }

    TradeTown(Path folder) throws IOException {
        journal = JournalServer.open(authority);
        town = CrashTown.open(folder, new CrashTown.Furnishing() {
            @Override
            public void home(Path home) throws IOException {
                // A receipt whose drop nobody saw end is looked for, and may be sent again where it is agreed that
                // files stay.
                Files.writeString(
                        home.resolve("mappings/suppliers/livs/profile.yaml"),
                        "\nafterPickup: { files: STAY }\norders: { channel: SFTP, capabilities: { lateOrders: true, deliverAgain: false } }\norderReports: { within: PT35M }\n",
                        StandardOpenOption.APPEND);
                Files.writeString(
                        home.resolve("routes/municipalities/exempelkommun.camel.yaml"),
                        route(),
                        StandardOpenOption.APPEND);
            }

            @Override
            public Map<String, String> settings(Town town) {
                return TradeTown.this.settings(town);
            }
        });
    }

    private Map<String, String> settings(Town town) {
        Map<String, String> settings = new TreeMap<>(JournalSettings.of(town, journal, authority));
        String supplier = "inkopsnavet.municipalities.exempelkommun.suppliers.livs.";
        settings.put(supplier + "host", "localhost");
        settings.put(supplier + "port", Integer.toString(town.procapita().port()));
        settings.put(supplier + "username", SftpNeighbour.USER);
        settings.put(
                supplier + "private-key-file", town.procapita().privateKey().toString());
        settings.put(supplier + "known-hosts", town.procapita().knownHosts().toString());
        settings.put(supplier + "folder", TO_SUPPLIER);
        settings.put("exempelkommun.journal.consent-headline", HEADLINE);
        settings.put("exempelkommun.journal.delay", "200");
        try {
            for (String each : List.of(TO_SUPPLIER, REPORTS, ARCHIVE)) {
                Files.createDirectories(town.procapita().home().resolve(each));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return settings;
    }

    private static String route() {
        Map<String, String> parameters = new TreeMap<>(Map.of(
                "flow", "REPORT_FILE/livs",
                "municipality", "exempelkommun",
                "folder", REPORTS,
                "archive", ARCHIVE,
                "delay", "200",
                "stableFor", "2s"));
        for (String each : List.of("host", "port", "username")) {
            parameters.put(each, "{{exempelkommun.procapita.sftp." + each + "}}");
        }
        parameters.put("privateKeyFile", "{{exempelkommun.procapita.sftp.private-key-file}}");
        parameters.put("knownHostsFile", "{{exempelkommun.procapita.sftp.known-hosts}}");
        StringBuilder yaml = new StringBuilder(
                "- templatedRoute:\n    routeTemplateRef: files-in\n    routeId: livs-reports-in\n    parameters:\n");
        parameters.forEach((name, value) -> yaml.append("      - name: ")
                .append(name)
                .append("\n        value: \"")
                .append(value)
                .append("\"\n"));
        return yaml.toString();
    }

    /** One decision for each client. */
    void dropDecisions() throws IOException {
        int clients = Client.values().length;
        ByteArrayOutputStream export = new ByteArrayOutputStream();
        new ExportFile("exempelkommun", OffsetDateTime.now(STOCKHOLM).withNano(0), clients)
                .write(FileFormat.XML, export, IntStream.rangeClosed(1, clients).mapToObj(n -> new DemoDecision(TODAY)
                        .granted(n, people.personnummer(n), "Märta", "Lövgren", Place.ASBY, "Storgatan " + n)));
        export("beslut/ut", "beslut_1.xml", export.toByteArray());
    }

    /** @param version 1 is confirmed, 2 is picked */
    static String order(String caseRef, String orderNo, int version, int life) {
        String time = OffsetDateTime.now(STOCKHOLM).withNano(0).minusHours(1).toString();
        return String.join(
                ";",
                caseRef,
                orderNo,
                Integer.toString(version),
                version == 1 ? "BEKRAFTAD" : "PLOCKAD",
                time,
                time,
                TODAY.plusDays(3).plusWeeks(life).toString(),
                "459,00");
    }

    void dropOrders(int number, List<String> rows) {
        List<String> lines = new ArrayList<>(List.of(
                "#BESTALLNINGAR;exempelkommun;1;" + number,
                "arende;bestallning;version;lage;lagd;tidpunkt;leveransdag;summa"));
        lines.addAll(rows);
        lines.add("#ANTAL;" + rows.size());
        export(REPORTS, "bestallningar_" + number + ".csv", lines);
    }

    /** The driver rings and nobody opens, on a day of its own. */
    void dropNoAnswer(int life, String caseRef) {
        String time = OffsetDateTime.now(STOCKHOLM).withNano(0).toString();
        export(
                REPORTS,
                "leveranser_" + life + ".csv",
                List.of(
                        "#LEVERANSER;exempelkommun;1;" + life,
                        "arende;leveransdag;version;handelse;tidpunkt;forsok",
                        String.join(";", caseRef, TODAY.minusDays(life - 1L).toString(), "1", "OPPNAR_INTE", time, "1"),
                        "#ANTAL;1"));
    }

    void dropAgreement(int life, String caseRef) throws IOException {
        String document = Files.readString(Path.of("src/test/resources/peppol/valid-order-agreement.xml"))
                .replace("UPPDRAG-4711", caseRef)
                .replace("W-998877", "W-" + life)
                .replace("OA-77", "OA-" + life);
        export("peppol/ut", "avtal_" + life + ".xml", document.getBytes(UTF_8));
    }

    void dropComplaint(int life, String caseRef) {
        dropComplaintForm(
                "reklamation_" + life,
                "R-" + life + ";REKLAMATION;" + caseRef + ";K-" + life + ";SAKNAS;kaffet saknas;;" + now()
                        + ";4711;Undersköterska");
    }

    /** The supplier has told the unit by telephone that it gets no money back. */
    void dropAnswer(int life, String caseRef) {
        dropComplaintForm(
                "svar_" + life, "R-" + life + ";SVAR;" + caseRef + ";;;;AVVISAD;" + now() + ";4711;Undersköterska");
    }

    private void dropComplaintForm(String name, String row) {
        export(
                "reklamationer/ut",
                name + ".csv",
                List.of(
                        "#REKLAMATION;exempelkommun;1",
                        "nummer;slag;arende;bestallning;typ;beskrivning;resultat;tidpunkt;anstalld;befattning",
                        row,
                        "#ANTAL;1"));
    }

    /** @return the journal's reference */
    String writeConsent(int life) {
        return journal.procapita()
                .staff()
                .write(
                        people.personnummer(100 + life).replace("-", ""),
                        "4711",
                        HEADLINE,
                        HEADLINE + "\nÄndamål: utlämnande\nLeverantör: livs\nLämnat av: personen\nSätt: muntligt");
    }

    private static String now() {
        return LocalDateTime.now(STOCKHOLM).withNano(0).toString();
    }

    private void export(String folder, String name, List<String> lines) {
        export(folder, name, (String.join("\r\n", lines) + "\r\n").getBytes(UTF_8));
    }

    private void export(String folder, String name, byte[] bytes) {
        town.town().procapita().export(folder, name, bytes, Instant.now());
    }

    JdbcClient database() {
        return JdbcClient.create(town.town().database().superuser());
    }

    JournalServer journal() {
        return journal;
    }

    Town town() {
        return town.town();
    }

    Path settings() {
        return town.settings();
    }

    @Override
    public void close() throws IOException {
        town.close();
        journal.close();
    }
}
