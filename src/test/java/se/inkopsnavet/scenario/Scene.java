package se.inkopsnavet.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.github.kagkarlsson.scheduler.Scheduler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.inkopsnavet.command.Command;
import se.inkopsnavet.command.Operator;
import se.inkopsnavet.command.OperatorActs;
import se.inkopsnavet.decision.FileFormat;
import se.inkopsnavet.decision.procapita.Sample;
import se.inkopsnavet.demo.data.ExportFile;
import se.inkopsnavet.ledger.Agenda;
import se.inkopsnavet.ledger.Messages;
import se.inkopsnavet.ledger.Outbox;
import se.inkopsnavet.neighbourhood.RunningHub;
import se.inkopsnavet.neighbourhood.Town;
import se.inkopsnavet.neighbourhood.pki.CertificateRequest;
import se.inkopsnavet.neighbourhood.pki.PkiFolder;
import se.inkopsnavet.neighbourhood.supplier.SupplierCraft;
import se.inkopsnavet.neighbourhood.supplier.SupplierNeighbour;
import se.inkopsnavet.neighbourhood.supplier.SupplierRecord;
import se.inkopsnavet.securemail.KeyFiles;
import se.inkopsnavet.securemail.OwnKey;
import se.inkopsnavet.wiring.CommandLine;

/**
 * The real hub among its neighbours, with a supplier that answers: where a scenario of requirements §9 or reliability §4 is played over the real
 * channels. Tests share it and never each other's people.
 */
final class Scene implements AutoCloseable {

    static final String MUNICIPALITY = "exempelkommun";
    static final String INBOX = "beslut/ut";
    /** Costs nothing where all goes well; a machine that is busy with other things is no failure. */
    static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final Duration GLANCE = Duration.ofMillis(100);

    private final Town town;
    private final Map<String, String> settings;
    private final boolean ownTown;
    private RunningHub hub;
    private final SupplierNeighbour supplier;
    private final SupplierDesk desk;
    private final Ledger ledger;
    private final People people = new People();
    private final AtomicInteger files = new AtomicInteger();
    private final Map<Path, Receipt> receipts = new ConcurrentHashMap<>();

    private Scene(Town town, SupplierCraft craft, boolean ownTown, Map<String, String> settings) {
        this.town = town;
        this.ownTown = ownTown;
        this.settings = settings;
        this.hub = RunningHub.in(town, settings);
        this.ledger = new Ledger(JdbcClient.create(town.database().superuser()));
        SupplierRecord record = new SupplierRecord(town.folder().resolve("leverantor"), true);
        this.desk = new SupplierDesk(record, town.folder().resolve("leverantor"));
        this.supplier = new SupplierNeighbour(
                craft, record, mail -> town.mail().deliver(Town.HUB_MAILBOX, mail), Clock.systemUTC());
        supplier.watch(seen -> town.mail().inboxSince(Town.SUPPLIER_MAILBOX, seen), GLANCE);
    }

    /** A town and a hub with the shipped rules, which has had another key before its present one. */
    static Scene open() {
        return open(town -> Map.of());
    }

    /** @param more settings besides, which win */
    static Scene open(Function<Town, Map<String, String>> more) {
        Path folder = folder();
        Town town = Town.open(folder.resolve("town"), "RSA-2048");
        OwnKey old = town.authority()
                .issue(CertificateRequest.forAddress(Town.HUB_MAILBOX, Instant.now())
                        .withKeyName("hub before"));
        Path store = new PkiFolder(town.keys()).pkcs12("hub-before", old, Town.KEY_PASSWORD.toCharArray());
        Map<String, String> settings = new LinkedHashMap<>(more.apply(town));
        settings.putIfAbsent("inkopsnavet.municipalities.exempelkommun.old-key-stores", store.toString());
        return open(town, Home.in(folder.resolve("home")), settings);
    }

    /** The hub's key before its present one. */
    OwnKey oldHubKey() {
        return KeyFiles.pkcs12(town.keys().resolve("hub-before.p12"), Town.KEY_PASSWORD.toCharArray());
    }

    static Scene open(Town town, Home home, Map<String, String> more) {
        return open(town, town.supplierKeys(), home, more);
    }

    /** @param craft how the supplier in this town opens and seals mail */
    static Scene open(Town town, SupplierCraft craft, Home home, Map<String, String> more) {
        return new Scene(town, craft, true, settings(home, more));
    }

    /** A hub in a town that stays when the scene is over. */
    static Scene visiting(Town town, Home home) {
        return new Scene(town, town.supplierKeys(), false, settings(home, Map.of()));
    }

    /** The hub stops and starts again, and reads its rules and keys anew. */
    void restart() {
        hub.close();
        hub = RunningHub.in(town, settings);
    }

    static Path folder() {
        try {
            Path target = Files.createDirectories(Path.of("target", "scenario").toAbsolutePath());
            return Files.createTempDirectory(target, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, String> settings(Home home, Map<String, String> more) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("inkopsnavet.environment", "OPEN");
        settings.put("inkopsnavet.home", home.folder().toString());
        settings.put("inkopsnavet.retry.first", "PT0.5S");
        settings.put("inkopsnavet.retry.cap", "PT2S");
        settings.put("inkopsnavet.notice-every", "PT1S");
        settings.put("exempelkommun.mail.imap.delay", "250");
        settings.putAll(more);
        return settings;
    }

    /** An export file as Procapita leaves it, with its done-marker. @return its name */
    String drop(FileFormat format, Sample... decisions) {
        return drop(suffix(format), export(format, decisions));
    }

    String drop(String suffix, String content) {
        return drop(suffix, content.getBytes(UTF_8));
    }

    String drop(String suffix, byte[] content) {
        String name = newName(suffix);
        town.procapita().export(INBOX, name, content, Instant.now());
        return name;
    }

    String newName(String suffix) {
        return "beslut_" + files.incrementAndGet() + suffix;
    }

    static String suffix(FileFormat format) {
        return format == FileFormat.XML ? ".xml" : ".csv";
    }

    static String export(FileFormat format, Sample... decisions) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            OffsetDateTime now =
                    OffsetDateTime.now(ZoneId.of("Europe/Stockholm")).withNano(0);
            new ExportFile(MUNICIPALITY, now, decisions.length).write(format, bytes, Stream.of(decisions));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toString(UTF_8);
    }

    /** Waits for the receipt that answers the file. */
    Receipt receipt(String file) {
        return receipt(file, PATIENCE);
    }

    Receipt receipt(String file, Duration patience) {
        return await("receipt for " + file)
                .atMost(patience)
                .pollInterval(GLANCE)
                .until(() -> findReceipt(file), Optional::isPresent)
                .orElseThrow();
    }

    Optional<Receipt> findReceipt(String file) {
        return receipts().stream()
                .filter(receipt -> receipt.file().equals(file))
                .findFirst();
    }

    List<Receipt> receipts() {
        return Receipt.in(town.procapita().home().resolve("kvittens"), receipts);
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Town town() {
        return town;
    }

    RunningHub hub() {
        return hub;
    }

    /** With which another node of the same hub starts. */
    Map<String, String> settings() {
        return settings;
    }

    /** What an operator does when what a message waited for is mended. */
    boolean release(UUID message) {
        return new Operator(
                        hub.bean(Messages.class),
                        hub.bean(Outbox.class),
                        hub.bean(Agenda.class),
                        hub.bean(Scheduler.class),
                        hub.bean(TransactionTemplate.class),
                        new OperatorActs(hub.bean(JdbcClient.class), "test"))
                .release(message);
    }

    /** What the program prints when it is asked to do that, in another process over the same database. */
    String command(Command command, String value) {
        Map<String, String> all = new LinkedHashMap<>(town.properties());
        all.putAll(settings);
        String[] arguments = all.entrySet().stream()
                .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                .toArray(String[]::new);
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, UTF_8);
        // A command is a process of its own, and silences its log; here it shares the hub's.
        Map<Logger, Optional<Level>> before = Stream.of("se.inkopsnavet", Logger.ROOT_LOGGER_NAME)
                .map(name -> (Logger) LoggerFactory.getLogger(name))
                .collect(Collectors.toMap(Function.identity(), logger -> Optional.ofNullable(logger.getLevel())));
        try {
            CommandLine.run(new Command.Given(command, value), out, arguments);
        } finally {
            before.forEach((logger, level) -> logger.setLevel(level.orElse(null)));
        }
        return said.toString(UTF_8).strip();
    }

    Ledger ledger() {
        return ledger;
    }

    SupplierNeighbour supplier() {
        return supplier;
    }

    SupplierDesk desk() {
        return desk;
    }

    Traces traces() {
        return new Traces(town, hub, ledger, desk);
    }

    People people() {
        return people;
    }

    @Override
    public void close() {
        supplier.close();
        hub.close();
        try {
            if (ownTown) {
                town.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
