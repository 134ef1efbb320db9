package se.inkopsnavet.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import se.inkopsnavet.wiring.CommandLine;

/** What an operator types is kept for ever: it is checked before anything is started. */
@ExtendWith(OutputCaptureExtension.class)
class CommandTest {

    /** Without a setting no house could start: an answer means that none was. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "--disclosures=191212121212",
                "--disclosures=19121212-1212",
                "--disclosures=Märta Lövgren",
                "--disclosures=EXE-2026-000123 191212121212",
                "--disclosures",
                "--reactivate=191212121212",
                "--reactivate=kommun/EXE-2026-000123",
                "--deregister=kommun/191212121212",
                "--deregister=191212121212/EXE-2026-000123",
                "--deregister=EXE-2026-000123",
                "--collect=kommun/191212121212",
                "--collect=kommun/121212-1212",
                "--collect=191212121212",
                "--release=191212121212",
                "--release=",
                "--arrived=kundlista 7",
                "--not-arrived=1-1-1-1-1"
            })
    void whatACommandIsNotAboutIsRefusedAndNotSaidAgain(String argument, CapturedOutput log) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();

        int exit = CommandLine.run(
                Command.in(argument).orElseThrow(), new PrintStream(said, true, StandardCharsets.UTF_8), argument);

        assertThat(exit).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .startsWith("Nej. Ange ")
                .doesNotContain("1212")
                .doesNotContain("Märta");
        assertThat(log).doesNotContain("1212").doesNotContain("Märta");
    }

    @Test
    void whatItIsAboutIsTaken() {
        assertThat(given("--disclosures= EXE-2026-000123 ").value()).isEqualTo("EXE-2026-000123");
        assertThat(given("--disclosures=EXE-2026-000123").refusal()).isEmpty();
        assertThat(given("--reactivate=EXE-2026-000123").refusal()).isEmpty();
        assertThat(given("--deregister=min-kommun/EXE-2026-000123").refusal()).isEmpty();
        assertThat(given("--collect=min-kommun/livs-2024").refusal()).isEmpty();
        assertThat(given("--release=0b9a8a52-7f0e-4b61-9d0c-2f0d6b1f3a11").refusal())
                .isEmpty();
        assertThat(given("--create-keys=/tmp/19121212").refusal()).isEmpty();
        assertThat(given("--check").refusal()).isEmpty();
    }

    private static Command.Given given(String argument) {
        return Command.in(argument).orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(Command.class)
    void everyCommandIsDescribedWhereAnOperatorLooks(Command command) throws IOException {
        String option = "--" + command.name().toLowerCase(Locale.ROOT).replace('_', '-');

        assertThat(Command.in(option + "=x").orElseThrow().command()).isEqualTo(command);
        assertThat(Files.readString(Path.of("docs/installation.md"))).contains("`" + option);
    }
}
