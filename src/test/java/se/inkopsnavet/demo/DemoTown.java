package se.inkopsnavet.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import se.inkopsnavet.demo.data.DemoExport;
import se.inkopsnavet.neighbourhood.RunningHub;
import se.inkopsnavet.neighbourhood.Town;
import se.inkopsnavet.neighbourhood.journal.JournalServer;
import se.inkopsnavet.neighbourhood.journal.JournalSettings;
import se.inkopsnavet.neighbourhood.journal.WrittenNote;
import se.inkopsnavet.neighbourhood.mail.TestAuthority;
import se.inkopsnavet.neighbourhood.supplier.CustomerRegister;
import se.inkopsnavet.neighbourhood.supplier.SupplierNeighbour;
import se.inkopsnavet.neighbourhood.supplier.SupplierRecord;

/** The neighbours, the grocer that answers, and the hub among them. */
final class DemoTown implements AutoCloseable {

    private final Town town;
    private final SupplierNeighbour supplier;
    private final JournalServer journal;
    private final RunningHub hub;

    private DemoTown(Town town, SupplierNeighbour supplier, JournalServer journal, RunningHub hub) {
        this.town = town;
        this.supplier = supplier;
        this.journal = journal;
        this.hub = hub;
    }

    static DemoTown open(Path folder) throws IOException {
        Story.line("Startar grannarna: databas, verksamhetssystemets SFTP och journal, mejlserver och leverantör …");
        Town town = Town.open(folder);
        SupplierRecord record = new SupplierRecord(folder.resolve("leverantor"), true);
        SupplierNeighbour supplier = new SupplierNeighbour(
                town.supplierKeys(), record, raw -> town.mail().deliver(Town.HUB_MAILBOX, raw), Clock.systemUTC());
        town.supplierKeys().writePem(folder.resolve("leverantor"));
        supplier.watch(seen -> town.mail().inboxSince(Town.SUPPLIER_MAILBOX, seen), Duration.ofMillis(300));
        TestAuthority authority = new TestAuthority();
        JournalServer journal = JournalServer.open(authority);
        Map<String, String> settings = new HashMap<>(JournalSettings.of(town, journal, authority));
        settings.put("spring.profiles.active", "demo");
        settings.put("logging.level.root", "WARN");
        Story.line("Startar navet …");
        RunningHub hub = RunningHub.in(town, settings, StoryConfiguration.class);
        return new DemoTown(town, supplier, journal, hub);
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

    /** What the grocer holds about its customers. */
    CustomerRegister register() {
        return supplier.register();
    }

    /** What stands in the case system's journal. */
    List<WrittenNote> notes() {
        return journal.procapita().record().notes();
    }

    @Override
    public void close() throws IOException {
        hub.close();
        supplier.close();
        journal.close();
        town.close();
    }
}
