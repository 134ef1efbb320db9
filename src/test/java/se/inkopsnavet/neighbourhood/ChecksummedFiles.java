package se.inkopsnavet.neighbourhood;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * Makes a new server's files once more, with {@code --data-checksums} as docs/installation.md has it: the library that calls {@code initdb} cannot be told
 * to, and the hub refuses to run without.
 */
final class ChecksummedFiles implements Consumer<File> {

    /** Where the library unpacks the programs, one folder for each build of PostgreSQL. */
    static final Path PROGRAMS = Path.of(System.getProperty("java.io.tmpdir"), "embedded-pg");

    private static final String LOCK = "epg-lock";

    @Override
    public void accept(File made) {
        Path data = made.toPath();
        try {
            Path initdb = initdb(Files.readString(data.resolve("PG_VERSION")).strip());
            for (Path plain : children(data)) {
                if (!plain.endsWith(LOCK)) {
                    FileSystemUtils.deleteRecursively(plain);
                }
            }
            // Not here at once: initdb wants an empty folder, and the lock is held.
            Path checksummed = data.resolve("checksummed");
            run(
                    initdb,
                    "-A",
                    "trust",
                    "-U",
                    "postgres",
                    "-E",
                    "UTF-8",
                    "--data-checksums",
                    "--no-sync",
                    "-D",
                    "" + checksummed);
            for (Path file : children(checksummed)) {
                Files.move(file, data.resolve(file.getFileName()));
            }
            Files.delete(checksummed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Builds of one major version make the same files. */
    private static Path initdb(String majorVersion) throws IOException {
        for (Path build : children(PROGRAMS)) {
            Path initdb = build.resolve("bin/initdb");
            if (Files.isExecutable(initdb) && run(initdb, "--version").contains(" " + majorVersion + ".")) {
                return initdb;
            }
        }
        throw new IOException("no initdb of PostgreSQL " + majorVersion + " in " + PROGRAMS);
    }

    /** As root in a name space of its own, like the library: PostgreSQL does not run as root. */
    private static String run(Path program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(LinuxUtils.isUnshareAvailable() ? List.of("unshare", "-U") : List.of());
        command.add(program.toString());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException(said);
        }
        return said;
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.toList();
        }
    }
}
