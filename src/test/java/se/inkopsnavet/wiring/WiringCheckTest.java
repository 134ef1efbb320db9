package se.inkopsnavet.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.inkopsnavet.command.Command;
import se.inkopsnavet.neighbourhood.ChoiceProfile;

/** {@code --check} over a municipality's wiring file: every mistake that Camel would stop at, or never see, with its line. */
class WiringCheckTest {

    private static final String WIRING = "routes/municipalities/exempelkommun.camel.yaml";

    @TempDir
    Path home;

    private final Map<String, String> settings = new LinkedHashMap<>();

    @BeforeEach
    void copyTheHouse() throws IOException {
        for (String part : List.of("mappings", "routes")) {
            copy(Path.of(part));
        }
        settings.put("inkopsnavet.home", home.toString());
        settings.put("inkopsnavet.environment", "TEST");
        settings.put("inkopsnavet.keys.content", "content.json");
        settings.put("inkopsnavet.keys.index", "index.hex");
        settings.put("inkopsnavet.logins.exempelkommun.username", "inkop");
        settings.put("inkopsnavet.logins.exempelkommun.password", "x");
        String own = "inkopsnavet.municipalities.exempelkommun.";
        settings.put(own + "mailbox", "inkop@exempelkommun.example");
        settings.put(own + "key-store", "k.p12");
        settings.put(own + "key-store-password", "x");
        settings.put(own + "authority", "ca.pem");
        settings.put(own + "revocations", "ca.crl");
        for (String each : List.of("host", "port", "username", "private-key-file", "known-hosts")) {
            settings.put("exempelkommun.procapita.sftp." + each, "22");
        }
        for (String each : List.of("smtp.host", "smtp.port", "imap.host", "imap.port")) {
            settings.put("exempelkommun.mail." + each, "25");
        }
    }

    @Test
    void shippedWiringIsInOrder() {
        assertThat(findings()).isEmpty();
    }

    /** Elsewhere suppliers say what is ordered and delivered; here nobody else does. */
    @Test
    void unitsMustBeHeardWhereThereIsNoCustomerList() throws IOException {
        edit("value: FOOD_PATH_FILE", "value: DECISION_FILE");
        assertThat(findings()).isEmpty();

        Path profile = home.resolve("mappings/municipalities/exempelkommun.yaml");
        Files.writeString(profile, ChoiceProfile.of(Files.readString(profile)));

        assertThat(findings())
                .singleElement()
                .asString()
                .startsWith("FEL " + WIRING)
                .contains("FOOD_PATH_FILE");
    }

    @Test
    void unknownTemplateIsFoundAtItsLine() throws IOException {
        edit("routeTemplateRef: mail-out", "routeTemplateRef: mejl-ut");

        assertThat(findings())
                .singleElement()
                .asString()
                .startsWith("FEL " + WIRING + ":" + line("mejl-ut") + ": ")
                .contains("okänd mall \"mejl-ut\"", "files-in", "lifecare-in", "mail-out", "supplier-mail-in");
    }

    @Test
    void missingAndMisspeltParametersAreFound() throws IOException {
        edit("- name: knownHostsFile", "- name: knownHosts");

        int line = line("name: knownHosts");
        assertThat(findings())
                .anyMatch(finding -> finding.startsWith("FEL " + WIRING + ":" + line + ": ")
                        && finding.contains("ingen parameter \"knownHosts\""))
                .anyMatch(finding -> finding.contains("parametern knownHostsFile saknas för files-in"))
                .hasSize(2);
    }

    @Test
    void settingThatDoesNotExistIsFoundAndOneWithADefaultMayBeMissing() throws IOException {
        settings.remove("exempelkommun.mail.imap.host");

        assertThat(findings())
                .singleElement()
                .asString()
                .contains(":" + line("mail.imap.host") + ": ", "inställningen exempelkommun.mail.imap.host saknas");
    }

    @Test
    void settingsOfAMunicipalityThatRunsElsewhereAreNotAskedFor() {
        settings.keySet().removeIf(key -> key.contains("exempelkommun"));

        assertThat(findings()).isEmpty();
    }

    @Test
    void otherMunicipalityThanTheFilesIsFound() throws IOException {
        edit("        value: exempelkommun\n      - name: host", "        value: huddinge\n      - name: host");

        assertThat(findings()).isNotEmpty().allMatch(finding -> finding.contains("ska vara filens kommun"));
    }

    @Test
    void wiringOfAMunicipalityWithoutProfileIsFound() throws IOException {
        Files.writeString(home.resolve("routes/municipalities/ingenstans.camel.yaml"), "- templatedRoute: {}\n");

        assertThat(findings())
                .anyMatch(finding -> finding.startsWith("FEL routes/municipalities/ingenstans.camel.yaml:0: ")
                        && finding.contains("ingen profil"));
    }

    @Test
    void twoRoutesOfOneNameAndUnknownLoginsAndSuppliersAreFound() throws IOException {
        edit("routeId: exempelkommun-mail-out", "routeId: exempelkommun-supplier-mail-in");
        edit("value: DECISION_FILE", "value: SUPPLIER_ACK_FILE/ingen");
        settings.keySet().removeIf(key -> key.startsWith("inkopsnavet.logins"));

        assertThat(findings())
                .anyMatch(finding -> finding.contains("en annan rutt heter också exempelkommun-supplier-mail-in"))
                .anyMatch(finding -> finding.contains("leverantören finns inte"))
                .anyMatch(finding -> finding.contains("inkopsnavet.logins.exempelkommun saknas"));
    }

    @Test
    void brokenYamlIsFoundAtItsLine() throws IOException {
        edit("- templatedRoute:\n    routeTemplateRef: mail-out", "- templatedRoute:\n   routeTemplateRef: [mail-out");

        assertThat(findings()).anyMatch(finding -> finding.matches("FEL " + WIRING + ":[1-9][0-9]*: felaktig YAML.*"));
    }

    @Test
    void runningMunicipalityWithoutAWiringFileIsFound() throws IOException {
        Files.delete(home.resolve(WIRING));

        assertThat(findings()).containsExactly("FEL " + WIRING + ":0: kommunens ruttfil saknas");
    }

    private List<String> findings() {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        String[] arguments = settings.entrySet().stream()
                .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                .toArray(String[]::new);
        CommandLine.run(
                new Command.Given(Command.CHECK, ""), new PrintStream(said, true, StandardCharsets.UTF_8), arguments);
        return said.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains("routes/"))
                .toList();
    }

    private int line(String text) throws IOException {
        List<String> lines = Files.readAllLines(home.resolve(WIRING));
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(text)) {
                return i + 1;
            }
        }
        throw new AssertionError(text);
    }

    /** The first place where it stands. */
    private void edit(String old, String fresh) throws IOException {
        String text = Files.readString(home.resolve(WIRING));
        assertThat(text).contains(old);
        Files.writeString(home.resolve(WIRING), text.replaceFirst(Pattern.quote(old), Matcher.quoteReplacement(fresh)));
    }

    private void copy(Path part) throws IOException {
        try (Stream<Path> all = Files.walk(part)) {
            for (Path each : all.toList()) {
                Path target = home.resolve(each.toString());
                if (Files.isDirectory(each)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(each, target);
                }
            }
        }
    }
}
