package se.inkopsnavet.crash;

import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.decision.FileFormat;
import se.inkopsnavet.decision.procapita.Sample;
import se.inkopsnavet.demo.data.DemoDecision;
import se.inkopsnavet.demo.data.ExportFile;
import se.inkopsnavet.demo.data.Place;
import se.inkopsnavet.demo.data.SyntheticExport;
import se.inkopsnavet.neighbourhood.Town;
import se.inkopsnavet.neighbourhood.supplier.LoginMail;
import se.inkopsnavet.neighbourhood.supplier.RefusedMail;
import se.inkopsnavet.neighbourhood.supplier.SecretMail;
import se.inkopsnavet.neighbourhood.supplier.SupplierKeys;
import se.inkopsnavet.securemail.OwnKey;

/** A town with clients who wait for their logins, and hubs in processes of their own that are killed or stopped on the way. */
final class HandoverTown implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Path folder;
    private final CrashTown town;
    private final JdbcClient jdbc;
    private int lives;

    /** @param row by which the supplier knows the client */
    record Client(String caseRef, UUID batch, int row) {

        byte[] login(Town town, String password) {
            return LoginMail.of(batch.toString(), row, "kund@alias.livs.example", password)
                    .write(town.supplierKeys(), Instant.now());
        }
    }

    private HandoverTown(Path folder, CrashTown town) {
        this.folder = folder;
        this.town = town;
        this.jdbc = JdbcClient.create(town.town().database().superuser());
    }

    static HandoverTown open(Path folder) throws IOException {
        return new HandoverTown(folder, CrashTown.open(folder));
    }

    /** The next life of the hub, at work. */
    HubProcess live(String... options) throws InterruptedException {
        HubProcess hub = HubProcess.start(folder, ++lives, town.settings(), List.of(options));
        hub.awaitReady(PATIENCE);
        hub.go();
        return hub;
    }

    /** Clients whom the supplier has acknowledged; the hub at work has nothing left to do. */
    List<Client> clients(int number) throws IOException {
        town.town().procapita().export("beslut/ut", "beslut_1.xml", export(number), Instant.now());
        await().atMost(PATIENCE).until(() -> clients().size() == number && isQuiet());
        return clients();
    }

    private List<Client> clients() {
        return jdbc.sql(
                        "select r.case_ref, r.batch_id, r.position from customer_list_row r join purchase_case c on c.case_ref = r.case_ref"
                                + " where c.state = 'CREDENTIALS_PENDING' order by r.case_ref")
                .query((row, n) -> new Client(row.getString(1), row.getObject(2, UUID.class), row.getInt(3)))
                .list();
    }

    private static byte[] export(int number) throws IOException {
        LocalDate today = LocalDate.now();
        SyntheticExport numbers = new SyntheticExport(4711, today);
        List<Sample> decisions = new ArrayList<>();
        for (int i = 1; i <= number; i++) {
            decisions.add(new DemoDecision(today)
                    .granted(i, numbers.personnummer(i), "Märta", "Lövgren", Place.ASBY, "Storgatan " + i));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ExportFile("exempelkommun", OffsetDateTime.now().withNano(0), number)
                .write(FileFormat.XML, bytes, decisions.stream());
        return bytes.toByteArray();
    }

    /** Nothing is on its way, and no notice waits to be. */
    boolean isQuiet() {
        return count("select count(*) from message where state in ('RECEIVED', 'READY', 'SENDING', 'SENT')") == 0
                && count("select count(*) from notice where message_id is null") == 0;
    }

    int count(String sql, Object... parameters) {
        return jdbc.sql(sql).params(parameters).query(Integer.class).single();
    }

    String caseState(Client client) {
        return jdbc.sql("select state from purchase_case where case_ref = ?")
                .param(client.caseRef())
                .query(String.class)
                .single();
    }

    /** How each hand-over ended, and why. */
    List<String> ends() {
        return jdbc.sql("select h.case_ref || ' ' || o.state || ' ' || coalesce(o.fault, '') || ' after ' || o.attempts"
                        + " from credentials_handover h join message o on o.id = h.id order by 1")
                .query(String.class)
                .list();
    }

    void deliver(byte[] mail) {
        town.town().mail().deliver(Town.HUB_MAILBOX, mail);
    }

    /** How often the unit has got something with that in it. */
    long readByUnit(String password) {
        String unit = town.town().receivers().addresses().get("enhet-asby");
        OwnKey key = town.town().receivers().keys().get("enhet-asby");
        SupplierKeys keys = new SupplierKeys(
                unit, key, key, key, Town.HUB_MAILBOX, town.town().hubKey().certificate());
        return town.town().mail().inbox(unit).stream()
                .filter(raw -> holds(raw, keys, password))
                .count();
    }

    private static boolean holds(byte[] raw, SupplierKeys keys, String password) {
        try {
            return new String(SecretMail.open(raw, keys).attachment(), StandardCharsets.UTF_8).contains(password);
        } catch (RefusedMail neutral) {
            return false;
        }
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    Town town() {
        return town.town();
    }

    Path folder() {
        return folder;
    }

    @Override
    public void close() {
        try {
            town.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
