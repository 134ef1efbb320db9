package se.inkopsnavet.crash;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.demo.data.SyntheticExport;
import se.inkopsnavet.ledger.Marks;
import se.inkopsnavet.neighbourhood.mail.MailRecord;
import se.inkopsnavet.neighbourhood.supplier.SupplierRecord;
import se.inkopsnavet.privacy.BlindIndex;
import se.inkopsnavet.privacy.KeyFiles;

/** Reads the neighbours' records from a run's folder, and the database. */
record EvidenceReader(Path folder, DataSource database, SyntheticExport export, int messages) {

    private static final Pattern MESSAGE_ID = Pattern.compile("(?im)^Message-ID:\\s*(<[^>]+>)");
    private static final Pattern ARCHIVE_SUFFIX = Pattern.compile("\\.[0-9a-f]{8}(-\\d+)?$");
    private static final String MESSAGES = """
            select m.id, m.flow, m.state, m.parent_id, coalesce(m.position, 0), m.dedup_id,
                   coalesce(m.content_mark, (select r.content_mark from receipt r where r.id = m.receipt_id)),
                   (select count(*) from attempt a where a.message_id = m.id),
                   (select count(*) from attempt a where a.message_id = m.id and (a.ended_at is null or a.outcome = 'UNKNOWN'))
            from message m order by m.seq""";

    Evidence read() throws IOException {
        JdbcClient jdbc = JdbcClient.create(database);
        SupplierRecord supplier = new SupplierRecord(folder.resolve("supplier"), false);
        Path sftp = folder.resolve("town/procapita");
        Marks marks = new Marks(new BlindIndex(KeyFiles.indexKey(folder.resolve("town/keys/index.hex"))));
        return new Evidence(
                sha256 -> marks.ofContent("exempelkommun", sha256),
                IntStream.rangeClosed(1, messages)
                        .mapToObj(number -> new Evidence.Decision(number, export.personnummer(number)))
                        .toList(),
                Consignment.read(folder.resolve("in.tsv")),
                messages(jdbc),
                mails(),
                supplier.entries(),
                supplier.registered(),
                receipts(sftp.resolve("desk/received.tsv")),
                archived(sftp.resolve("home/beslut/arkiv")),
                left(sftp.resolve("home")),
                counts(jdbc, "select state, count(*) from purchase_case group by state"),
                counts(jdbc, "select state, count(*) from customer_list_row group by state"),
                jdbc.sql(
                                "select (select count(*) from scheduled_tasks where task_name in ('arrivals', 'records', 'deliver'))"
                                        + " + (select count(*) from message where due_at is not null or lane is not null)")
                        .query(Integer.class)
                        .single());
    }

    private static List<Evidence.Message> messages(JdbcClient jdbc) {
        return jdbc.sql(MESSAGES)
                .query((row, n) -> new Evidence.Message(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        row.getObject(4, UUID.class),
                        row.getInt(5),
                        row.getString(6),
                        row.getString(7),
                        row.getInt(8),
                        row.getInt(9)))
                .list();
    }

    private List<Evidence.Mail> mails() {
        MailRecord record = new MailRecord(folder.resolve("town/mail"));
        return record.entries().stream()
                .map(entry -> {
                    byte[] raw = record.raw(entry);
                    Matcher id = MESSAGE_ID.matcher(new String(raw, StandardCharsets.ISO_8859_1));
                    return new Evidence.Mail(entry.recipient(), id.find() ? id.group(1) : "", Consignment.sha256(raw));
                })
                .toList();
    }

    /** The server's record of names that appeared; those in the archive are the hub's moves and are looked at where they lie. */
    private static List<Evidence.File> receipts(Path record) throws IOException {
        return Files.readAllLines(record).stream()
                .map(line -> line.split("\t"))
                .filter(field -> field[1].startsWith("kvittens/"))
                .map(field -> new Evidence.File(field[1].substring("kvittens/".length()), field[3]))
                .toList();
    }

    private static List<Evidence.File> archived(Path archive) throws IOException {
        List<Evidence.File> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(archive)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name =
                        ARCHIVE_SUFFIX.matcher(file.getFileName().toString()).replaceFirst("");
                found.add(new Evidence.File(name, Consignment.sha256(Files.readAllBytes(file))));
            }
        }
        return found;
    }

    private static List<String> left(Path home) throws IOException {
        try (Stream<Path> inbox = Files.list(home.resolve("beslut/ut"));
                Stream<Path> receipts = Files.list(home.resolve("kvittens"))) {
            return Stream.concat(
                            inbox.map(file -> file.getFileName().toString()),
                            receipts.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".part")))
                    .sorted()
                    .toList();
        }
    }

    private static Map<String, Integer> counts(JdbcClient jdbc, String sql) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        jdbc.sql(sql)
                .query((row, n) -> counts.put(row.getString(1), row.getInt(2)))
                .list();
        return counts;
    }
}
