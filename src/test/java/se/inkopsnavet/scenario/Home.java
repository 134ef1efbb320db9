package se.inkopsnavet.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A copy of what the IT department edits, {@code mappings/} and {@code routes/}, for a hub whose rules a test changes. */
record Home(Path folder) {

    static final String PROFILE = "mappings/municipalities/exempelkommun.yaml";

    /** The shipped files, in a hurry: a list leaves within a second, and a file may lack its marker for three. */
    static Home in(Path folder) {
        for (String part : List.of("mappings", "routes")) {
            copy(Path.of(part), folder.resolve(part));
        }
        return new Home(folder)
                .edit("mappings/suppliers/livs/profile.yaml", "after: PT5S", "after: PT1S")
                .edit(
                        "routes/municipalities/exempelkommun.camel.yaml",
                        "      - name: stableFor\n",
                        "      - name: incompleteAfter\n        value: 3s\n      - name: stableFor\n");
    }

    /** Replaces what stands in a file; a text that is not there is the test's mistake. */
    Home edit(String file, String old, String fresh) {
        try {
            String text = Files.readString(folder.resolve(file));
            assertThat(text).as(file).contains(old);
            Files.writeString(folder.resolve(file), text.replace(old, fresh));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Home copy(String file, String as) {
        copy(folder.resolve(file), folder.resolve(as));
        return this;
    }

    Home append(String file, String text) {
        try {
            Files.writeString(folder.resolve(file), Files.readString(folder.resolve(file)) + text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Path target = to.resolve(from.relativize(each).toString());
                if (Files.isDirectory(each)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(each, target);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
