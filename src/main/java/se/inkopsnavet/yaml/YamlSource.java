package se.inkopsnavet.yaml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.stream.Stream;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/**
 * The text of one YAML file.
 *
 * @param file path below the hub's home, with {@code /}, as findings show it
 */
public record YamlSource(String file, String text) {

    private static final int DEEPEST = 6;

    /**
     * The files below {@code home} that match, by name.
     *
     * @param glob such as {@code mappings/municipalities/*.yaml}
     * @throws FaultException CONFIGURATION with the file's path when one cannot be read as UTF-8
     */
    public static List<YamlSource> matching(Path home, String glob) {
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
        Path folder = home.resolve(glob.substring(0, glob.indexOf("/*")));
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder, DEEPEST)) {
            return files.filter(file -> matcher.matches(home.relativize(file)))
                    .sorted()
                    .map(file -> read(home, file))
                    .toList();
        } catch (IOException | UncheckedIOException unreadable) {
            throw new FaultException(Fault.CONFIGURATION, glob, unreadable);
        }
    }

    private static YamlSource read(Path home, Path file) {
        String name = home.relativize(file).toString().replace('\\', '/');
        try {
            return new YamlSource(name, Files.readString(file));
        } catch (IOException unreadable) {
            throw new FaultException(Fault.CONFIGURATION, name, unreadable);
        }
    }
}
