package se.inkopsnavet.neighbourhood.sftp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The neighbour's append-only record of what it received, in memory and as tab-separated lines. */
final class Ledger {

    private final Path file;
    private final List<Received> entries = new CopyOnWriteArrayList<>();

    Ledger(Path file) {
        this.file = file;
    }

    List<Received> entries() {
        return List.copyOf(entries);
    }

    void note(Path arrived) throws IOException {
        byte[] bytes = Files.readAllBytes(arrived);
        Received received =
                new Received(arrived.toString().replaceFirst("^/", ""), bytes.length, sha256(bytes), Instant.now());
        entries.add(received);
        Files.writeString(
                file,
                String.join(
                                "\t",
                                received.when().toString(),
                                received.name(),
                                String.valueOf(bytes.length),
                                received.sha256())
                        + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
