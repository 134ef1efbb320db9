package se.inkopsnavet.neighbourhood.supplier;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The supplier's own append-only record of what it got, on disk, so that a separate checker can hold it against what was sent.
 *
 * <p>{@code mottaget.tsv} has a line for every mail or file, the unreadable ones too. {@code rader.tsv} has a line for every row of every list each
 * time it came; the lines whose delivery is 1 are what the supplier acted on. With copies, {@code brev/} holds the raw mails and {@code listor/} the
 * decrypted files. It names people: it belongs to the supplier and lies under {@code target/}.
 */
public final class SupplierRecord {

    /** What the supplier made of a mail. */
    public enum Kind {
        /** A list whose control totals agree. */
        LIST,
        /** A list whose control totals contradict its rows. */
        BROKEN_LIST,
        /** A request to erase, or to end an account. */
        REQUEST,
        /** Neither encrypted nor signed as agreed, or no list inside. */
        OTHER
    }

    /**
     * A line of {@code mottaget.tsv}.
     *
     * @param number in the order of arrival, the first is 1
     * @param messageId from inside the signature; the file's name in file mode when there is none; empty when unreadable
     * @param delivery 1 for the first mail with this Message-ID, 2 for the first repeat
     * @param sha256 of the raw mail; {@code fileSha256} of the decrypted attachment, or empty
     * @param note why it is no good list, without personal data
     */
    public record Entry(
            int number,
            Instant at,
            Kind kind,
            String messageId,
            int delivery,
            String sha256,
            String fileSha256,
            String batchId,
            int rows,
            String note) {}

    /** A line of {@code rader.tsv}. @param entry the number of the mail that held it */
    public record Row(
            int entry,
            String messageId,
            int delivery,
            String batchId,
            int number,
            String personnummer,
            String firstName,
            String lastName) {

        @Override
        public String toString() {
            return "Row[" + batchId + ", " + number + "]";
        }
    }

    private final TsvFolder folder;
    private final boolean copies;
    private final Map<String, Integer> deliveries = new HashMap<>();
    private int size;

    /** Continues the record that the folder holds. @param copies whether raw mails and decrypted lists are kept as files */
    public SupplierRecord(Path folder, boolean copies) {
        this.folder = new TsvFolder(folder);
        this.copies = copies;
        entries().forEach(entry -> {
            deliveries.merge(entry.messageId(), 1, Integer::sum);
            size = entry.number();
        });
    }

    /** How many mails or files the record holds. */
    public synchronized int size() {
        return size;
    }

    /** How often a mail with this id has come. */
    synchronized int deliveries(String messageId) {
        return deliveries.getOrDefault(messageId, 0);
    }

    synchronized Entry list(Instant at, byte[] raw, SecretMail mail, ReceivedList list) {
        Kind kind = list.problem().isEmpty() ? Kind.LIST : Kind.BROKEN_LIST;
        String sha256 = Sha256.of(mail.attachment());
        Entry entry = entry(
                at,
                raw,
                kind,
                mail.messageId(),
                sha256,
                list.batchId(),
                list.rows().size(),
                list.problem());
        StringBuilder lines = new StringBuilder();
        for (ReceivedList.Person row : list.rows()) {
            lines.append(TsvFolder.line(
                    entry.number(),
                    entry.messageId(),
                    entry.delivery(),
                    list.batchId(),
                    row.number(),
                    row.personnummer(),
                    row.firstName(),
                    row.lastName()));
        }
        folder.append("rader.tsv", lines.toString());
        if (copies) {
            folder.copy("listor", entry.number() + "_" + mail.attachmentName(), mail.attachment());
        }
        return written(entry, raw);
    }

    synchronized Entry request(Instant at, byte[] raw, SecretMail mail) {
        if (copies) {
            folder.copy("begaran", size + 1 + "_" + mail.attachmentName(), mail.attachment());
        }
        String sha256 = Sha256.of(mail.attachment());
        return written(entry(at, raw, Kind.REQUEST, mail.messageId(), sha256, "", 0, ""), raw);
    }

    synchronized Entry other(Instant at, byte[] raw, String messageId, String note) {
        return written(entry(at, raw, Kind.OTHER, messageId, "", "", 0, note), raw);
    }

    private Entry entry(
            Instant at, byte[] raw, Kind kind, String id, String fileSha256, String batchId, int rows, String note) {
        return new Entry(size + 1, at, kind, id, deliveries(id) + 1, Sha256.of(raw), fileSha256, batchId, rows, note);
    }

    /** Last, so that a mail counts as received only when its rows stand in the record. */
    private Entry written(Entry entry, byte[] raw) {
        if (copies) {
            folder.copy("brev", entry.number() + ".eml", raw);
        }
        folder.append(
                "mottaget.tsv",
                TsvFolder.line(
                        entry.number(),
                        entry.at(),
                        entry.kind(),
                        entry.messageId(),
                        entry.delivery(),
                        entry.sha256(),
                        entry.fileSha256(),
                        entry.batchId(),
                        entry.rows(),
                        entry.note()));
        deliveries.merge(entry.messageId(), 1, Integer::sum);
        size = entry.number();
        return entry;
    }

    public synchronized List<Entry> entries() {
        return folder.table("mottaget.tsv").stream().map(SupplierRecord::entry).toList();
    }

    /** Every row of every delivery. Distinct, since a supplier that died between the two files reads the mail once more. */
    public synchronized List<Row> rows() {
        return folder.table("rader.tsv").stream()
                .map(SupplierRecord::row)
                .distinct()
                .toList();
    }

    /** What the supplier acted on: each row of each mail's first delivery. Twice the same person here means a doubled effect. */
    public List<Row> registered() {
        return rows().stream().filter(row -> row.delivery() == 1).toList();
    }

    private static Entry entry(String[] field) {
        return new Entry(
                Integer.parseInt(field[0]),
                Instant.parse(field[1]),
                Kind.valueOf(field[2]),
                field[3],
                Integer.parseInt(field[4]),
                field[5],
                field[6],
                field[7],
                Integer.parseInt(field[8]),
                field[9]);
    }

    private static Row row(String[] field) {
        return new Row(
                Integer.parseInt(field[0]),
                field[1],
                Integer.parseInt(field[2]),
                field[3],
                Integer.parseInt(field[4]),
                field[5],
                field[6],
                field[7]);
    }

    /** The list of that batch as it first came. */
    Entry list(String batchId) {
        return entries().stream()
                .filter(entry -> entry.kind() == Kind.LIST && entry.batchId().equals(batchId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such list"));
    }

    /** The rows of that list, without the cells that the record does not hold. */
    List<ReceivedList.Person> rows(Entry list) {
        return rows().stream()
                .filter(row -> row.entry() == list.number())
                .map(row -> new ReceivedList.Person(
                        row.number(), row.personnummer(), row.firstName(), row.lastName(), List.of(), "", ""))
                .toList();
    }

    TsvFolder folder() {
        return folder;
    }
}
