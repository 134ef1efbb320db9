package se.inkopsnavet.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import se.inkopsnavet.demo.data.DemoExport;
import se.inkopsnavet.neighbourhood.ConsentForms;
import se.inkopsnavet.neighbourhood.RunningHub;
import se.inkopsnavet.neighbourhood.Town;
import se.inkopsnavet.neighbourhood.journal.JournalServer;
import se.inkopsnavet.neighbourhood.journal.JournalSettings;
import se.inkopsnavet.neighbourhood.journal.WrittenNote;
import se.inkopsnavet.neighbourhood.mail.TestAuthority;
import se.inkopsnavet.neighbourhood.pki.PkiFolder;
import se.inkopsnavet.neighbourhood.supplier.CustomerRegister;
import se.inkopsnavet.neighbourhood.supplier.SupplierNeighbour;
import se.inkopsnavet.neighbourhood.supplier.SupplierRecord;

/** The neighbours, the grocer that answers, and the hub among them. */
final class DemoTown implements AutoCloseable {

    private static final List<String> MUNICIPALITIES = List.of(DemoExport.MUNICIPALITY);

    private final Town town;
    private final SupplierNeighbour supplier;
    private final JournalServer journal;
    private final DemoGateway gateway;
    private final RunningHub hub;
    private final ConsentForms forms;

    private DemoTown(
            Town town, SupplierNeighbour supplier, JournalServer journal, DemoGateway gateway, RunningHub hub) {
        this.town = town;
        this.supplier = supplier;
        this.journal = journal;
        this.gateway = gateway;
        this.hub = hub;
        this.forms = new ConsentForms(town);
    }

    static DemoTown open(Path folder) throws IOException {
        Story.line(
                "Startar grannarna: databas, verksamhetssystemets SFTP och journal, mejlserver, sms-växel och leverantör …");
        Town town = Town.open(folder);
        SupplierRecord record = new SupplierRecord(folder.resolve("leverantor"), true);
        SupplierNeighbour supplier = new SupplierNeighbour(
                town.supplierKeys(), record, raw -> town.mail().deliver(Town.HUB_MAILBOX, raw), Story.CLOCK);
        town.supplierKeys().writePem(folder.resolve("leverantor"));
        supplier.watch(seen -> town.mail().inboxSince(Town.SUPPLIER_MAILBOX, seen), Duration.ofMillis(300));
        TestAuthority authority = new TestAuthority();
        JournalServer journal = JournalServer.open(authority);
        Map<String, String> settings = new HashMap<>(JournalSettings.of(town, journal, authority));
        DemoGateway gateway = DemoGateway.open(town, authority);
        settings.putAll(gateway.settings());
        settings.put(
                "inkopsnavet.home",
                DemoHome.in(folder.resolve("home"), MUNICIPALITIES).toString());
        DemoHome.open(town.procapita().home(), MUNICIPALITIES);
        settings.put("spring.profiles.active", "demo");
        settings.put("logging.level.root", "WARN");
        Story.line("Startar navet …");
        RunningHub hub = RunningHub.in(town, settings, StoryConfiguration.class);
        return new DemoTown(town, supplier, journal, gateway, hub);
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

    /** That units leave, numbered through all acts. */
    ConsentForms forms() {
        return forms;
    }

    DemoGateway gateway() {
        return gateway;
    }

    /** Puts everybody's clock forward, unless it is later already. Lists of revoked certificates are published anew, as every authority does long before a week has passed. */
    void forwardTo(Instant moment) {
        if (moment.isAfter(Story.CLOCK.instant())) {
            Story.CLOCK.forwardTo(moment);
        }
        new PkiFolder(town.keys()).crl("livs-ca", town.authority().crl(moment));
        Story.plain("");
        Story.line("KLOCKAN är nu %s", Story.moment(Story.CLOCK.instant()));
    }

    @Override
    public void close() throws IOException {
        hub.close();
        supplier.close();
        journal.close();
        gateway.close();
        town.close();
    }
}
