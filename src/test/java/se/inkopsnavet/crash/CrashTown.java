package se.inkopsnavet.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import se.inkopsnavet.demo.data.SyntheticExport;
import se.inkopsnavet.neighbourhood.Town;
import se.inkopsnavet.neighbourhood.mail.MailNeighbour;
import se.inkopsnavet.neighbourhood.supplier.SupplierNeighbour;
import se.inkopsnavet.neighbourhood.supplier.SupplierRecord;

/** A town that outlives every hub in it, with a supplier that answers at once, and settings under which a dead hub's work is soon taken over. */
final class CrashTown implements AutoCloseable {

    private static final int ROWS_PER_LIST = 3;
    private static final Duration SUPPLIER_LOOKS_EVERY = Duration.ofMillis(100);

    private final Town town;
    private final SupplierNeighbour supplier;
    private final Path settings;

    private CrashTown(Town town, SupplierNeighbour supplier, Path settings) {
        this.town = town;
        this.supplier = supplier;
        this.settings = settings;
    }

    /** @param folder gets {@code town/} with the neighbours' records, {@code supplier/}, {@code home/} and {@code checker.properties} */
    static CrashTown open(Path folder) throws IOException {
        return open(folder, new Furnishing() {});
    }

    /** What a town has besides. */
    interface Furnishing {

        /** @param home with {@code routes/} and {@code mappings/} of its own */
        default void home(Path home) throws IOException {}

        default Map<String, String> settings(Town town) {
            return Map.of();
        }
    }

    static CrashTown open(Path folder, Furnishing more) throws IOException {
        Town town = Town.open(Files.createDirectories(folder.resolve("town")), "RSA-2048");
        Path home = home(folder.resolve("home"));
        more.home(home);
        Map<String, String> all = fast(home);
        all.putAll(more.settings(town));
        Path settings = town.writeProperties(all);
        SupplierNeighbour supplier = new SupplierNeighbour(
                town.supplierKeys(),
                new SupplierRecord(folder.resolve("supplier"), false),
                mail -> town.mail().deliver(Town.HUB_MAILBOX, mail),
                Clock.systemUTC());
        supplier.watch(seen -> mailbox(town.mail(), seen), SUPPLIER_LOOKS_EVERY);
        return new CrashTown(town, supplier, settings);
    }

    /** As the mail server took them, byte for byte. */
    private static List<byte[]> mailbox(MailNeighbour mail, int seen) {
        return mail.record().entries().stream()
                .filter(entry -> entry.recipient().equals(Town.SUPPLIER_MAILBOX))
                .skip(seen)
                .map(mail.record()::raw)
                .toList();
    }

    private static Map<String, String> fast(Path home) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("inkopsnavet.home", home.toString());
        settings.put("inkopsnavet.environment", "OPEN");
        settings.put("inkopsnavet.workers.poll", "PT0.1S");
        // A node is taken for dead after four of them, and gives up what is sent once: a busy machine stands still for
        // two seconds.
        settings.put("inkopsnavet.workers.heartbeat", "PT1S");
        settings.put("inkopsnavet.retry.first", "PT0.2S");
        settings.put("inkopsnavet.retry.cap", "PT2S");
        settings.put("exempelkommun.mail.imap.delay", "200");
        return settings;
    }

    /** The shipped routes and mappings, with short lists that leave at once. */
    private static Path home(Path home) throws IOException {
        for (String folder : List.of("routes", "mappings")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file : files.toList()) {
                    Path copy = home.resolve(file.toString());
                    if (Files.isDirectory(file)) {
                        Files.createDirectories(copy);
                    } else {
                        Files.copy(file, copy);
                    }
                }
            }
        }
        Path profile = home.resolve("mappings/suppliers/livs/profile.yaml");
        String text = Files.readString(profile)
                .replaceFirst("maxRowsPerBatch: \\d+", "maxRowsPerBatch: " + ROWS_PER_LIST)
                .replaceFirst("after: PT5S", "after: PT0.3S");
        Files.writeString(profile, text);
        return home;
    }

    Town town() {
        return town;
    }

    /** A small file goes its whole way through the hub that is at work. */
    void oneFile(Path folder) {
        SyntheticExport export = new SyntheticExport(1, LocalDate.now(Clock.systemDefaultZone()));
        new Consignment(town.procapita(), folder.resolve("in.tsv"), export, 2, 1).dropRest();
        rest(1).comesWithin(Duration.ofMinutes(1));
    }

    /** @param files that the case system has exported */
    Rest rest(int files) {
        return Rest.of(town.database().superuser(), files, this::hasNothingForTheHub);
    }

    /** The supplier has read its mail and sent its answers, the hub's mailbox is empty, and no file waits to be fetched; done-markers may stay behind. */
    private boolean hasNothingForTheHub() {
        long lists = town.mail().record().entries().stream()
                .filter(entry -> entry.recipient().equals(Town.SUPPLIER_MAILBOX))
                .count();
        String[] waiting =
                town.procapita().home().resolve("beslut/ut").toFile().list((folder, name) -> !name.endsWith(".done"));
        return supplier.record().size() == lists
                && supplier.waiting() == 0
                && town.mail().inbox(Town.HUB_MAILBOX).isEmpty()
                && waiting != null
                && waiting.length == 0;
    }

    Path settings() {
        return settings;
    }

    @Override
    public void close() throws IOException {
        supplier.close();
        town.close();
    }
}
