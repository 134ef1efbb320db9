package se.inkopsnavet.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * What a hub in a process of its own is started from: an archive of its classes, which saves four tenths of the processor time to "ready" (docs/crash.md).
 * It is made once for each build, under {@code target/hub-archive}, by a hub that handles a file, and is used by all JVMs that test that build.
 *
 * <p>Where it cannot be made, the hub starts from the plain class path and the test says so. {@code -Dcrash.archive=false} does without.
 */
final class HubArchive {

    private static final Path PLACE = Path.of("target", "hub-archive").toAbsolutePath();
    private static final Duration DUMP = Duration.ofMinutes(3);

    private HubArchive() {}

    /** Class path and archive of this build, as options of the JVM. */
    static List<String> options() {
        return Found.OPTIONS;
    }

    static List<String> plainOptions() {
        return List.of("-cp", System.getProperty("java.class.path"));
    }

    private static final class Found {
        static final List<String> OPTIONS = findOrMake();
    }

    private static List<String> findOrMake() {
        if (!Boolean.parseBoolean(System.getProperty("crash.archive", "true"))) {
            return plainOptions();
        }
        try {
            PackedClassPath classPath = PackedClassPath.ofThisJvm();
            Path folder = PLACE.resolve(classPath.hash());
            try (FileChannel channel = FileChannel.open(
                            Files.createDirectories(PLACE).resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
                    FileLock onlyOneMakesIt = channel.lock()) {
                Path options = folder.resolve("options");
                if (onlyOneMakesIt.isValid() && !Files.exists(options)) {
                    removeOthers();
                    Files.write(options, make(classPath, Files.createDirectories(folder)));
                }
                return Files.readAllLines(options);
            }
        } catch (IOException e) {
            System.out.println("hubs start without a class-data archive: " + e);
            return plainOptions();
        }
    }

    /** @return the plain class path when there can be no archive: it is not tried again with the same build */
    private static List<String> make(PackedClassPath classPath, Path folder) throws IOException {
        long begin = System.nanoTime();
        Path archive = folder.resolve("hub.jsa");
        String packed = classPath.packedInto(folder);
        String trouble = train(folder.resolve("training"), packed, archive);
        System.out.println("class-data archive for hubs: %s after %.1f s, see %s"
                .formatted(trouble.isEmpty() ? "made" : trouble, (System.nanoTime() - begin) / 1e9, folder));
        return trouble.isEmpty() ? List.of("-XX:SharedArchiveFile=" + archive, "-cp", packed) : plainOptions();
    }

    /** A hub handles one file in a town of its own and ends. @return what went wrong, or nothing */
    private static String train(Path folder, String classPath, Path archive) throws IOException {
        try (CrashTown town = CrashTown.open(Files.createDirectories(folder));
                HubProcess hub = HubProcess.start(
                        folder,
                        1,
                        town.settings(),
                        List.of("-XX:ArchiveClassesAtExit=" + archive, "-cp", classPath),
                        List.of())) {
            hub.awaitReady(DUMP);
            hub.go();
            town.oneFile(folder);
            hub.endInput();
            return hub.ended(DUMP) && Files.exists(archive) ? "" : "none was written";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        } catch (IllegalStateException e) {
            return e.getMessage();
        }
    }

    private static void removeOthers() throws IOException {
        try (Stream<Path> others = Files.list(PLACE)) {
            others.filter(Files::isDirectory).forEach(HubArchive::remove);
        }
    }

    private static void remove(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
