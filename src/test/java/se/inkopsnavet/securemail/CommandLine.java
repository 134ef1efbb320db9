package se.inkopsnavet.securemail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program of the machine, run in a folder: the other implementation that ours must understand. */
record CommandLine(Path folder, Map<String, String> environment) {

    CommandLine(Path folder) {
        this(folder, Map.of());
    }

    /** @return what it printed; fails with that when the program does */
    String run(String... command) {
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new AssertionError(String.join(" ", command) + "\n" + printed);
            }
            return printed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Whether the program is there and its version line begins so. */
    static boolean has(String program, String versionBegins) {
        try {
            return new CommandLine(Path.of("."))
                    .run(program, program.equals("openssl") ? "version" : "--version")
                    .startsWith(versionBegins);
        } catch (UncheckedIOException e) {
            return false;
        }
    }
}
