package se.inkopsnavet.neighbourhood.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * The mail server's own append-only record of every mail that it took, on disk so that a separate checker can read it.
 *
 * <p>The folder holds one {@code <number>.eml} for each mail, raw, and {@code index.tsv} with number, time, sender, recipient, size, SHA-256 and
 * whether the connection was encrypted. A mail is in the record before the server says 250.
 */
public final class MailRecord {

    /** One line of the index. */
    public record Entry(
            long number, Instant at, String sender, String recipient, int size, String sha256, boolean encrypted) {

        static Entry parse(String line) {
            String[] field = line.split("\t", -1);
            return new Entry(
                    Long.parseLong(field[0]),
                    Instant.parse(field[1]),
                    field[2],
                    field[3],
                    Integer.parseInt(field[4]),
                    field[5],
                    Boolean.parseBoolean(field[6]));
        }

        String line() {
            return String.join(
                            "\t",
                            Long.toString(number),
                            at.toString(),
                            sender,
                            recipient,
                            Integer.toString(size),
                            sha256,
                            Boolean.toString(encrypted))
                    + "\n";
        }
    }

    private final Path folder;
    private long last;

    /** Continues the record that the folder holds. */
    public MailRecord(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
            this.last = entries().size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized void append(String sender, String recipient, byte[] mail, boolean encrypted) {
        try {
            last++;
            Files.write(folder.resolve(last + ".eml"), mail);
            Entry entry = new Entry(last, Instant.now(), sender, recipient, mail.length, sha256(mail), encrypted);
            Files.writeString(index(), entry.line(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public synchronized List<Entry> entries() {
        try {
            if (!Files.exists(index())) {
                return List.of();
            }
            String all = Files.readString(index());
            return Arrays.stream(all.split("\n"))
                    .filter(line -> !line.isEmpty())
                    .map(Entry::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public byte[] raw(Entry entry) {
        try {
            return Files.readAllBytes(folder.resolve(entry.number() + ".eml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every mail, in the order of arrival. */
    public List<String> texts() {
        return entries().stream()
                .map(entry -> new String(raw(entry), StandardCharsets.ISO_8859_1))
                .toList();
    }

    private Path index() {
        return folder.resolve("index.tsv");
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
