package se.inkopsnavet.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
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
import se.inkopsnavet.securemail.OwnKey;

/** The neighbours of two municipalities, the grocer that answers both, and the hub among them. */
final class DemoTown {

    private static final List<String> MUNICIPALITIES = List.of(DemoExport.MUNICIPALITY, Lundvik.ID);
    /** How often the grocer looks into its mailbox. */
    private static final Duration GLANCE = Duration.ofMillis(100);
    /** Nobody wants to wait for a poll: in real operation the same settings are half a minute and more. */
    private static final Map<String, String> HURRY = Map.of(
            "exempelkommun.procapita.sftp.delay", "200",
            "exempelkommun.mail.imap.delay", "200",
            "lundvik.mail.imap.delay", "200",
            "lundvik.lifecare.delay", "300",
            "inkopsnavet.notice-every", "PT0.5S",
            "inkopsnavet.workers.poll", "PT0.2S");

    private static final Pattern SECRET = Pattern.compile("\\.(.*password|receipt-token|journal\\.key)$");

    private final Town town;
    private final SupplierNeighbour supplier;
    private final JournalServer journal;
    private final DemoGateway gateway;
    private final Lundvik lundvik;
    private final ConsentForms forms;

    private DemoTown(
            Town town, SupplierNeighbour supplier, JournalServer journal, DemoGateway gateway, Lundvik lundvik) {
        this.town = town;
        this.supplier = supplier;
        this.journal = journal;
        this.gateway = gateway;
        this.lundvik = lundvik;
        this.forms = new ConsentForms(town);
    }

    /** @param opened closes what has been opened, also when this fails halfway */
    static DemoTown open(Path folder, Opened opened) throws IOException {
        Story.line("Demonstrationens klocka börjar %s", Story.moment(Story.CLOCK.instant()));
        Story.line(
                "Startar grannarna: databas, två kommuners verksamhetssystem och journaler, SFTP- och mejlserver, sms-växel och leverantör …");
        Town town = opened.add(Town.open(folder, Story.CLOCK.instant()));
        SupplierRecord record = new SupplierRecord(folder.resolve("leverantor"), true);
        SupplierNeighbour supplier = opened.add(new SupplierNeighbour(
                town.supplierKeys(), record, raw -> arrives(town, Town.HUB_MAILBOX, raw), Story.CLOCK));
        town.supplierKeys().writePem(folder.resolve("leverantor"));
        supplier.watch(GrocersMailbox.from(town.mail(), Town.HUB_MAILBOX), GLANCE);
        TestAuthority authority = new TestAuthority(Story.CLOCK.instant());
        JournalServer journal = opened.add(JournalServer.open(authority));
        DemoGateway gateway = opened.add(DemoGateway.open(town, authority));
        OwnKey key = LundvikSettings.key(town);
        Lundvik lundvik = Lundvik.open(town, key, journal, GLANCE, opened);
        publishRevocations(town, Story.CLOCK.instant());
        Map<String, String> settings = new HashMap<>(JournalSettings.of(town, journal, authority));
        settings.putAll(gateway.settings());
        settings.putAll(LundvikSettings.of(town, key, lundvik, journal, authority));
        settings.putAll(HURRY);
        settings.put(
                "inkopsnavet.outbound.domains", "exempelkommun.example,omtanksam.example,livs.example,lundvik.example");
        settings.put(
                "inkopsnavet.home",
                DemoHome.in(folder.resolve("home"), MUNICIPALITIES, LocalDate.now(Story.CLOCK))
                        .toString());
        DemoHome.open(town.procapita().home(), MUNICIPALITIES);
        settings.put("spring.profiles.active", "demo");
        settings.put("logging.level.root", "WARN");
        Story.line("Startar navet …");
        opened.add(RunningHub.in(town, withoutSecrets(town, settings), StoryConfiguration.class));
        return new DemoTown(town, supplier, journal, gateway, lundvik);
    }

    /** As an installation does it: secrets are files named like the setting. @return the other settings */
    private static Map<String, String> withoutSecrets(Town town, Map<String, String> settings) throws IOException {
        Map<String, String> open = new HashMap<>(settings);
        for (String name : settings.keySet()) {
            if (SECRET.matcher(name).find()) {
                Files.writeString(town.folder().resolve("secrets").resolve(name), open.remove(name));
            }
        }
        return open;
    }

    /** By the demo's clock, like everything else. */
    static void arrives(Town town, String mailbox, byte[] raw) {
        town.mail().deliver(mailbox, raw, Story.CLOCK.instant());
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

    Lundvik lundvik() {
        return lundvik;
    }

    SupplierRecord atSupplier() {
        return supplier.record();
    }

    /** What the grocer holds about Exempelkommun's customers. */
    CustomerRegister register() {
        return supplier.register();
    }

    /** What stands in Procapita's journal. */
    List<WrittenNote> notes() {
        return journal.procapita().record().notes();
    }

    /** A unit leaves a form, dated some minutes ago. */
    void form(ConsentForms.Form form) {
        forms.drop(form.at(Story.CLOCK
                .instant()
                .minus(Duration.ofMinutes(5))
                .atZone(Story.STOCKHOLM)
                .toLocalDateTime()));
    }

    /** That units leave, numbered through all acts. */
    ConsentForms forms() {
        return forms;
    }

    DemoGateway gateway() {
        return gateway;
    }

    /** The grocer writes to the hub. */
    void mailFromGrocer(byte[] raw) {
        arrives(town, Town.HUB_MAILBOX, raw);
    }

    /** A file in a folder of Procapita, vouched for; written half a minute ago. */
    void export(String folder, String name, byte[] bytes) {
        town.procapita().export(folder, name, bytes, Story.CLOCK.instant().minusSeconds(30));
    }

    /** Puts everybody's clock forward, unless it is later already. */
    void forwardTo(Instant moment) {
        Instant now = Story.CLOCK.instant();
        Instant then = moment.isAfter(now) ? moment : now;
        publishRevocations(town, then);
        if (moment.isAfter(Story.CLOCK.instant())) {
            Story.CLOCK.forwardTo(moment);
        }
        Story.plain("");
        Story.line("KLOCKAN är nu %s", Story.moment(Story.CLOCK.instant()));
    }

    /**
     * Lists of revoked certificates are published anew before the clock goes, as every authority does long before a week has passed: the hub takes none that is
     * older than some days, and what it seals at once after a jump must find a fresh one.
     */
    private static void publishRevocations(Town town, Instant moment) {
        new PkiFolder(town.keys()).crl("livs-ca", town.authority().crl(moment));
    }
}
