package se.inkopsnavet.crash;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import se.inkopsnavet.decision.FileFormat;
import se.inkopsnavet.demo.data.SyntheticExport;
import se.inkopsnavet.neighbourhood.sftp.SftpNeighbour;

/** The decisions that go in, file by file, and the case system's own record of them: {@code in.tsv} with name, SHA-256, first number and how many. */
final class Consignment {

    private final SftpNeighbour procapita;
    private final Path record;
    private final SyntheticExport export;
    private final int total;
    private final int files;
    private int written;
    private int filesWritten;

    /** @param total decisions, spread evenly over that many files, or more thinly where more are asked for */
    Consignment(SftpNeighbour procapita, Path record, SyntheticExport export, int total, int files) {
        this.procapita = procapita;
        this.record = record;
        this.export = export;
        this.total = total;
        this.files = files;
    }

    /** Something is left for the last file. */
    void dropNext() {
        drop((total - written) / Math.max(2, files - filesWritten));
    }

    void dropRest() {
        drop(total - written);
    }

    /** Noted before it lies there. XML and CSV take turns. */
    private void drop(int count) {
        FileFormat format = filesWritten % 2 == 0 ? FileFormat.XML : FileFormat.CSV;
        String name = "beslut_%05d.%s".formatted(filesWritten + 1, format.name().toLowerCase(java.util.Locale.ROOT));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            export.write(format, bytes, written + 1, count);
            Files.writeString(
                    record,
                    String.join(
                                    "\t",
                                    name,
                                    sha256(bytes.toByteArray()),
                                    Integer.toString(written + 1),
                                    Integer.toString(count))
                            + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        procapita.export("beslut/ut", name, bytes.toByteArray(), Instant.now());
        written += count;
        filesWritten++;
    }

    int filesWritten() {
        return filesWritten;
    }

    /** @param count decisions in the file @param first number of the first one */
    record Dropped(String name, String sha256, int first, int count) {}

    static List<Dropped> read(Path record) throws IOException {
        return Files.readAllLines(record, StandardCharsets.UTF_8).stream()
                .map(line -> line.split("\t"))
                .map(field -> new Dropped(field[0], field[1], Integer.parseInt(field[2]), Integer.parseInt(field[3])))
                .toList();
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
