package se.inkopsnavet.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import se.inkopsnavet.neighbourhood.sftp.SftpNeighbour;

/** Somebody else who acts in a folder of the SFTP server in the moment before the hub gives its next file there its final name. */
record Rival(SftpNeighbour server, String folder) {

    static final String OTHER = "någon annans fil";

    /** The name is taken, by a file with the same content. */
    void takesTheNameWithTheSame() {
        beforeTheRename(part -> Files.write(finalName(part), Files.readAllBytes(part)));
    }

    /** The name is taken, by a file with other content. */
    void takesTheNameWithOther() {
        beforeTheRename(part -> Files.write(finalName(part), OTHER.getBytes(UTF_8)));
    }

    /** The rename is done, and the line broken before the reply. */
    void losesTheReply() {
        beforeTheRename(part -> server.whims().loseNextRenameReply());
    }

    /** Working names in the folder. */
    List<Path> parts() {
        try (Stream<Path> all = Files.list(server.home().resolve(folder))) {
            return all.filter(path -> path.toString().endsWith(".part")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Deed {
        void to(Path part) throws IOException;
    }

    /** Renames in other folders pass: the deed waits for one in this. */
    private void beforeTheRename(Deed deed) {
        server.whims().beforeNextMove(() -> {
            List<Path> parts = parts();
            if (parts.isEmpty()) {
                beforeTheRename(deed);
                return;
            }
            try {
                deed.to(parts.get(0));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static Path finalName(Path part) {
        String hidden = part.getFileName().toString();
        return part.resolveSibling(hidden.substring(1, hidden.length() - ".part".length()));
    }
}
