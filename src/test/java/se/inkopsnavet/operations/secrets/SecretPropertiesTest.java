package se.inkopsnavet.operations.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ulisesbocchio.jasyptspringbootstarter.JasyptSpringBootAutoConfiguration;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.mock.env.MockEnvironment;
import se.inkopsnavet.fault.Fault;

@ExtendWith(OutputCaptureExtension.class)
class SecretPropertiesTest {

    private static final String SECRET = "Päron-7; \"gult\"";

    @TempDir
    Path home;

    private Path keyFile;

    @Configuration
    @ImportAutoConfiguration(JasyptSpringBootAutoConfiguration.class)
    @Import(SecretsConfiguration.class)
    static class Hub {}

    @BeforeEach
    void createKey() throws IOException {
        keyFile = home.resolve("keys/secrets.key");
        SecretKeyFile.create(keyFile);
    }

    @Test
    void encryptedPropertyIsReadInClear() throws IOException {
        try (ConfigurableApplicationContext hub = start("mail.password=" + encrypted())) {
            assertThat(hub.getEnvironment().getProperty("mail.password")).isEqualTo(SECRET);
            assertThat(Binder.get(hub.getEnvironment())
                            .bind("mail.password", String.class)
                            .get())
                    .isEqualTo(SECRET);
        }
    }

    @Test
    void sameValueIsNeverEncryptedTheSameTwice() {
        assertThat(encrypted()).startsWith("ENC(").endsWith(")").isNotEqualTo(encrypted());
    }

    @Test
    void everyAlteredCharacterStopsTheStart() throws IOException {
        String good = encrypted();
        for (int i = "ENC(".length(); i < good.length() - 1; i++) {
            if (good.charAt(i) != '=') {
                String altered = good.substring(0, i) + (good.charAt(i) == 'A' ? 'B' : 'A') + good.substring(i + 1);
                if (decodesToOther(good, altered)) {
                    refuse(altered);
                }
            }
        }
    }

    @Test
    void alteredValueNamesThePropertyAndItsFile() {
        String altered = encrypted().replaceFirst("ENC\\(.", "ENC(*");

        assertThatThrownBy(() -> start("mail.password=" + altered))
                .hasMessageContaining(Fault.CONFIGURATION.code())
                .hasMessageContaining("mail.password")
                .hasMessageContaining("application.properties")
                .hasNoCause();
    }

    @Test
    void otherKeyStopsTheStart() throws IOException {
        String value = encrypted();
        Files.delete(keyFile);
        SecretKeyFile.create(keyFile);

        assertThatThrownBy(() -> start("mail.password=" + value)).hasMessageContaining("mail.password");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "kort", "åäö*"})
    void unusableKeyFileStopsTheStart(String content) throws IOException {
        String value = encrypted();
        Files.writeString(keyFile, content);

        assertThatThrownBy(() -> start("mail.password=" + value))
                .hasMessageContaining(Fault.CONFIGURATION.code())
                .hasMessageContaining("inkopsnavet.secrets.key-file");
    }

    @Test
    void hubWithoutEncryptedPropertiesNeedsNoKeyFile() throws IOException {
        Files.delete(keyFile);

        try (ConfigurableApplicationContext hub = start("mail.host=mx.example")) {
            assertThat(hub.isActive()).isTrue();
        }
    }

    @Test
    void keyIsNeverOverwrittenAndReadableByItsOwnerOnly() throws IOException {
        String before = Files.readString(keyFile);

        assertThatThrownBy(() -> SecretKeyFile.create(keyFile)).hasMessageContaining(Fault.CONFIGURATION.code());

        assertThat(Files.readString(keyFile)).isEqualTo(before);
        if (Files.getFileStore(keyFile).supportsFileAttributeView("posix")) {
            assertThat(Files.getPosixFilePermissions(keyFile))
                    .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        }
    }

    @Test
    void commandReadsThePipeAndPrintsNothingButTheResult() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        new EncryptCommand()
                .run(
                        keyFile,
                        null,
                        new ByteArrayInputStream((SECRET + "\nmer").getBytes(StandardCharsets.UTF_8)),
                        new PrintStream(out));

        String printed = out.toString(StandardCharsets.UTF_8).strip();
        assertThat(printed).startsWith("ENC(").doesNotContain("Päron");
        assertThat(SecretKeyFile.encryptor(keyFile).decrypt(EncryptedProperty.unwrap(printed)))
                .isEqualTo(SECRET);
    }

    @Test
    void eachSecretInClearTextIsWarnedAboutOnceWithoutItsValue(CapturedOutput output) throws IOException {
        try (ConfigurableApplicationContext hub = start(
                "mail.password=Hemligt1\nsftp.pass-phrase=Hemligt2\napi.token=Hemligt3\nkeys.privateKey=Hemligt4\n"
                        + "db.url=jdbc:postgresql://db.example/hub?user=hub&password=Hemligt5\na.password=${HEM:Hemligt6}\n",
                "--shop.secret=Hemligt7")) {
            assertThat(warnings(output))
                    .hasSize(7)
                    .allMatch(line -> line.contains("SEC-002"))
                    .anyMatch(line -> line.contains("mail.password") && line.contains("application.properties"))
                    .anyMatch(line -> line.contains("shop.secret") && line.contains("commandLineArgs"));
            assertThat(output).doesNotContain("Hemligt");
        }
    }

    @Test
    void encryptedSecretsFilesAndReferencesAreNotWarnedAbout(CapturedOutput output) throws IOException {
        Files.createDirectories(home.resolve("secrets"));
        Files.writeString(home.resolve("secrets/smtp.password"), "Hemligt");
        String properties = "mail.password=" + encrypted() + "\nsftp.password=${smtp.password}\nother.password=\n"
                + "inkopsnavet.secrets.folder=x\nsftp.password-file=/run/secrets/x\nspring.config.import=configtree:"
                + home.resolve("secrets") + "/\n";

        try (ConfigurableApplicationContext hub = start(properties)) {
            assertThat(hub.getEnvironment().getProperty("sftp.password")).isEqualTo("Hemligt");
            assertThat(warnings(output)).isEmpty();
        }
    }

    private String encrypted() {
        return new EncryptCommand().encrypt(SECRET.toCharArray(), keyFile);
    }

    /** The last character of a Base64 text may hold bits that mean nothing. */
    private static boolean decodesToOther(String good, String altered) {
        Base64.Decoder base64 = Base64.getDecoder();
        return !Arrays.equals(
                base64.decode(EncryptedProperty.unwrap(good)), base64.decode(EncryptedProperty.unwrap(altered)));
    }

    private void refuse(String altered) {
        MockEnvironment environment = new MockEnvironment().withProperty("mail.password", altered);
        EncryptedPropertyCheck check = new EncryptedPropertyCheck(environment, SecretKeyFile.encryptor(keyFile));
        assertThatThrownBy(() -> check.postProcessBeanFactory(new DefaultListableBeanFactory()))
                .as(altered)
                .hasMessageContaining(Fault.CONFIGURATION.code());
    }

    private static List<String> warnings(CapturedOutput output) {
        return output.getOut()
                .lines()
                .filter(line -> line.contains("WARN") && line.contains("clear text"))
                .toList();
    }

    private ConfigurableApplicationContext start(String properties, String... arguments) throws IOException {
        Path file = Files.writeString(home.resolve("application.properties"), properties, StandardCharsets.UTF_8);
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--spring.config.location=file:" + file);
        all.add("--inkopsnavet.secrets.key-file=" + keyFile);
        return new SpringApplicationBuilder(Hub.class)
                .web(WebApplicationType.NONE)
                .profiles("console")
                .run(all.toArray(String[]::new));
    }
}
