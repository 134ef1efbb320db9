package se.inkopsnavet.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.inkopsnavet.command.Command;
import se.inkopsnavet.operations.secrets.EncryptCommand;
import se.inkopsnavet.operations.secrets.SecretKeyFile;
import se.inkopsnavet.privacy.KeyFiles;

/** {@code --check} over the installation's own settings. */
class HouseCheckTest {

    private static final String MISSING = "ANM inkopsnavet.test-persons:0: saknas";

    @TempDir
    Path folder;

    private final Map<String, String> settings = new LinkedHashMap<>();

    @BeforeEach
    void minimalSettings() {
        settings.put("inkopsnavet.environment", "PRODUCTION");
        settings.put("inkopsnavet.keys.content", "content.json");
        settings.put("inkopsnavet.keys.index", "index.hex");
    }

    @Test
    void productionWithoutTheWholeListOfTestPersonsIsTold() {
        assertThat(check()).contains(MISSING);
    }

    @Test
    void testNeedsNoMoreThanWhatIsShipped() {
        settings.put("inkopsnavet.environment", "TEST");

        assertThat(check()).doesNotContain("test-persons");
    }

    @Test
    void wholeListIsRead() throws IOException {
        Path list = folder.resolve("lista.csv");
        settings.put("inkopsnavet.test-persons", list.toString());
        assertThat(check()).contains("FEL inkopsnavet.test-persons:0: OPS-002 lista.csv");

        Files.writeString(list, "Testpersonnummer\n189001019802\n");
        assertThat(check()).doesNotContain("test-persons");
    }

    /** AC-20-5. */
    @Test
    void withoutADecisionToPurgeNothingIsPurgedAndThatIsTold() {
        String own = "inkopsnavet.municipalities.exempelkommun.";
        settings.put(own + "mailbox", "inkop@exempelkommun.example");
        settings.put(own + "key-store", "k.p12");
        settings.put(own + "key-store-password", "x");
        settings.put(own + "authority", "ca.pem");
        settings.put(own + "revocations", "ca.crl");
        assertThat(check()).contains("ANM " + own + "retention.decision:0: saknas");

        settings.put(own + "retention.decision", "KS 2026/17");
        settings.put(own + "retention.done", "P14D");
        assertThat(check()).doesNotContain("retention");
    }

    @Test
    void keysAreRotatedInTwoSteps() throws IOException {
        Path keys = folder.resolve("content.json");
        KeyFiles.create(keys, folder.resolve("index.hex"));
        settings.put("inkopsnavet.keys.content", keys.toString());

        assertThat(command(Command.ROTATE_KEYS)).startsWith("Steg 1 av 2");
        assertThat(command(Command.ROTATE_KEYS)).startsWith("Steg 2 av 2");
    }

    /** What stands as ENC(...) is read by commands as it is by the hub. */
    @Test
    void encryptedSettingsAreDecrypted() throws IOException {
        Path key = folder.resolve("secrets.key");
        SecretKeyFile.create(key);
        settings.put("inkopsnavet.secrets.key-file", key.toString());
        settings.put("inkopsnavet.environment", new EncryptCommand().encrypt("PRODUCTION".toCharArray(), key));

        assertThat(check()).contains(MISSING);
    }

    private String check() {
        return command(Command.CHECK);
    }

    private String command(Command command) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        String[] arguments = settings.entrySet().stream()
                .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                .toArray(String[]::new);
        CommandLine.run(new Command.Given(command, ""), new PrintStream(said, true, StandardCharsets.UTF_8), arguments);
        return said.toString(StandardCharsets.UTF_8);
    }
}
