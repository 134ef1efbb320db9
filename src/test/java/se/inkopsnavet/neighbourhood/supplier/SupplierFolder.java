package se.inkopsnavet.neighbourhood.supplier;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.inkopsnavet.neighbourhood.supplier.SupplierRecord.Entry;

/**
 * The simulated grocer whose lists come over SFTP: reads {@code *.p7m} in a folder of its own server and answers with {@code kvittens_<batch-id>.csv}
 * and an empty {@code kvittens_<batch-id>.csv.done} in another.
 *
 * <p>A file has the same content as a mail. Of a {@link Behaviour} only the answer counts, and whether it is silence: who may write into the folder is
 * who has the login.
 */
public final class SupplierFolder {

    private static final String DONE = ".done";

    private final SupplierCraft craft;
    private final SupplierRecord record;
    private final Path lists;
    private final Path acknowledgements;
    private final Clock clock;
    private final Set<String> known;
    private volatile Behaviour behaviour = Behaviour.acceptAll();

    /** @param lists where the hub drops its files; {@code acknowledgements} where it fetches the answers */
    public SupplierFolder(SupplierCraft craft, SupplierRecord record, Path lists, Path acknowledgements, Clock clock) {
        this.craft = craft;
        this.record = record;
        this.lists = lists;
        this.acknowledgements = acknowledgements;
        this.clock = clock;
        this.known = record.folder().table("filer.tsv").stream()
                .map(line -> line[0])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    public void behave(Behaviour newBehaviour) {
        behaviour = newBehaviour;
    }

    public SupplierRecord record() {
        return record;
    }

    /** Takes the files that are new, by name, and answers them. Half-written ones ({@code .part}, dot files) have other names and are left alone. */
    public synchronized int poll() throws IOException {
        List<Path> fresh = fresh();
        for (Path file : fresh) {
            ListIntake taken = ListIntake.take(Files.readAllBytes(file), craft, record, clock.instant());
            if (taken.isGood() && behaviour.envelope() != Behaviour.Envelope.SILENCE) {
                answer(taken);
            }
            String name = file.getFileName().toString();
            record.folder()
                    .append("filer.tsv", TsvFolder.line(name, taken.entry().number()));
            known.add(name);
        }
        return fresh.size();
    }

    private List<Path> fresh() throws IOException {
        if (!Files.isDirectory(lists)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(lists)) {
            return files.filter(file -> isList(file.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }

    private boolean isList(String name) {
        return name.endsWith(".p7m") && !name.startsWith(".") && !known.contains(name);
    }

    private void answer(ListIntake taken) throws IOException {
        Entry list = taken.entry();
        Path file = Files.createDirectories(acknowledgements).resolve(AckText.fileName(list.batchId()));
        Files.writeString(file, AckText.of(behaviour.answer(), list.batchId(), taken.rows()), StandardCharsets.UTF_8);
        Files.write(file.resolveSibling(file.getFileName() + DONE), new byte[0]);
    }
}
