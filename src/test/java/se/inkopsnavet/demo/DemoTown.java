package se.inkopsnavet.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import se.inkopsnavet.demo.data.DemoExport;
import se.inkopsnavet.neighbourhood.RunningHub;
import se.inkopsnavet.neighbourhood.Town;
import se.inkopsnavet.neighbourhood.supplier.SupplierNeighbour;
import se.inkopsnavet.neighbourhood.supplier.SupplierRecord;

/** The neighbours, the grocer that answers, and the hub among them. */
final class DemoTown implements AutoCloseable {

    private final Town town;
    private final SupplierNeighbour supplier;
    private final RunningHub hub;

    private DemoTown(Town town, SupplierNeighbour supplier, RunningHub hub) {
        this.town = town;
        this.supplier = supplier;
        this.hub = hub;
    }

    static DemoTown open(Path folder) throws IOException {
        Story.line("Startar grannarna: databas, verksamhetssystemets SFTP, mejlserver och leverantör …");
        Town town = Town.open(folder);
        SupplierRecord record = new SupplierRecord(folder.resolve("leverantor"), true);
        SupplierNeighbour supplier = new SupplierNeighbour(
                town.supplierKeys(), record, raw -> town.mail().deliver(Town.HUB_MAILBOX, raw), Clock.systemUTC());
        town.supplierKeys().writePem(folder.resolve("leverantor"));
        supplier.watch(seen -> town.mail().inboxSince(Town.SUPPLIER_MAILBOX, seen), Duration.ofMillis(300));
        Story.line("Startar navet …");
        RunningHub hub = RunningHub.in(
                town, Map.of("spring.profiles.active", "demo", "logging.level.root", "WARN"), StoryConfiguration.class);
        return new DemoTown(town, supplier, hub);
    }

    void behaveAs(DemoExport export) {
        supplier.behave(export.supplierBehaviour());
    }

    Path inbox() {
        return town.procapita().home().resolve("beslut/ut");
    }

    Path receipts() {
        return town.procapita().home().resolve("kvittens");
    }

    Town town() {
        return town;
    }

    SupplierRecord atSupplier() {
        return supplier.record();
    }

    @Override
    public void close() throws IOException {
        hub.close();
        supplier.close();
        town.close();
    }
}
