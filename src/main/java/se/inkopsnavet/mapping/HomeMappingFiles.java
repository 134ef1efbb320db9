package se.inkopsnavet.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/** Reads {@code <home>/mappings/...} first and falls back to the defaults that are packed into the jar (design §4). */
public final class HomeMappingFiles implements MappingFiles {

    /** Segments that begin with a letter or digit: no {@code ..}, no absolute path, no drive, no backslash, no hidden file. */
    private static final Pattern SAFE =
            Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]*(/[\\p{L}\\p{N}][\\p{L}\\p{N}._-]*)*");

    private final Path root;

    /** @param home the directory {@code inkopsnavet.home}; it need not exist */
    public HomeMappingFiles(Path home) {
        this.root = home.resolve("mappings").toAbsolutePath().normalize();
    }

    /** Whether there is such a file, in the folder or among the defaults. */
    public boolean holds(String relativePath) {
        return SAFE.matcher(relativePath).matches()
                && (Files.isRegularFile(root.resolve(relativePath))
                        || HomeMappingFiles.class.getResource("/defaults/mappings/" + relativePath) != null);
    }

    @Override
    public InputStream open(String relativePath) {
        if (!SAFE.matcher(relativePath).matches()) {
            throw new FaultException(Fault.CONFIGURATION, "mappings path outside mappings/");
        }
        Path file = root.resolve(relativePath);
        try {
            if (Files.isRegularFile(file)) {
                // A symbolic link that leads out of the folder is an escape too.
                if (!file.toRealPath().startsWith(root.toRealPath())) {
                    throw new FaultException(
                            Fault.CONFIGURATION, "mappings/" + relativePath + ": leads outside mappings/");
                }
                return Files.newInputStream(file);
            }
        } catch (IOException e) {
            throw new FaultException(Fault.CONFIGURATION, "mappings/" + relativePath + ": cannot be read", e);
        }
        InputStream packed = HomeMappingFiles.class.getResourceAsStream("/defaults/mappings/" + relativePath);
        if (packed == null) {
            throw new FaultException(Fault.CONFIGURATION, "mappings/" + relativePath + ": not found");
        }
        return packed;
    }
}
