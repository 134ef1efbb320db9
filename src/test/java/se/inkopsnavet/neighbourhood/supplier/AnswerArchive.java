package se.inkopsnavet.neighbourhood.supplier;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.inkopsnavet.neighbourhood.supplier.SupplierRecord.Entry;

/**
 * The supplier's answers, kept so that a repeated list gets the same one.
 *
 * <p>In the record's folder: {@code kvittenser/} has every answer as mail and as CSV, {@code kvittenser.tsv} a line for each (time, list's Message-ID,
 * batch, SHA-256 of the answer, its file).
 */
final class AnswerArchive {

    private static final String FOLDER = "kvittenser";
    private static final String TABLE = "kvittenser.tsv";

    private final TsvFolder folder;
    private final Map<String, Integer> perBatch = new HashMap<>();
    private final Map<String, String> firstFile = new HashMap<>();

    AnswerArchive(SupplierRecord record) {
        this.folder = record.folder();
        folder.table(TABLE).forEach(line -> remember(line[1], line[2], line[4]));
    }

    /** Makes and keeps the next answer to a list. Its Message-ID is derived from the batch and the number of the answer. */
    byte[] write(ReplyWriter writer, Behaviour behaviour, Entry list, List<ReceivedList.Person> rows, Instant now) {
        int number = perBatch.getOrDefault(list.batchId(), 0) + 1;
        String domain =
                writer.craft().address().substring(writer.craft().address().indexOf('@'));
        String name = "kvittens-" + list.batchId() + "-" + number;
        String csv = AckText.of(behaviour.answer(), list.batchId(), rows);
        byte[] mail = writer.write(
                behaviour.envelope(),
                "<" + name + domain + ">",
                list.messageId(),
                AckText.fileName(list.batchId()),
                csv,
                now);
        folder.copy(FOLDER, name + ".csv", csv.getBytes(StandardCharsets.UTF_8));
        folder.copy(FOLDER, name + ".eml", mail);
        folder.append(TABLE, TsvFolder.line(now, list.messageId(), list.batchId(), Sha256.of(mail), name + ".eml"));
        remember(list.messageId(), list.batchId(), name + ".eml");
        return mail;
    }

    private void remember(String messageId, String batchId, String file) {
        perBatch.merge(batchId, 1, Integer::sum);
        firstFile.putIfAbsent(messageId, file);
    }

    /** The answer that a list with this Message-ID got when it first came. */
    Optional<byte[]> first(String messageId) {
        return Optional.ofNullable(firstFile.get(messageId)).map(file -> folder.read(FOLDER, file));
    }
}
