package se.inkopsnavet.neighbourhood.supplier;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A folder of append-only tables, fields apart by TAB, and of files beside them. */
record TsvFolder(Path path) {

    /** A field is a single line without tabs; should one not be, the table stays readable. */
    static String line(Object... fields) {
        return Stream.of(fields)
                        .map(field -> String.valueOf(field).replaceAll("[\\t\\r\\n]", " "))
                        .collect(Collectors.joining("\t"))
                + "\n";
    }

    void append(String table, String lines) {
        try {
            Files.createDirectories(path);
            Files.writeString(
                    path.resolve(table),
                    lines,
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String[]> table(String table) {
        try {
            Path file = path.resolve(table);
            return Files.exists(file)
                    ? Files.readAllLines(file).stream()
                            .map(line -> line.split("\t", -1))
                            .toList()
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void copy(String subfolder, String name, byte[] bytes) {
        try {
            Path folder = Files.createDirectories(path.resolve(subfolder));
            Files.write(folder.resolve(name.replaceAll("[/\\\\]", "_")), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] read(String subfolder, String name) {
        try {
            return Files.readAllBytes(path.resolve(subfolder).resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
