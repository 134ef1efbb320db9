package se.inkopsnavet.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.crypto.tink.Aead;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.crash.HandoverTown.Client;
import se.inkopsnavet.ledger.Checkpoint;
import se.inkopsnavet.ledger.OwnKeys;
import se.inkopsnavet.ledger.PayloadStore;
import se.inkopsnavet.neighbourhood.Town;
import se.inkopsnavet.privacy.ColumnCipher;
import se.inkopsnavet.privacy.KeyFiles;
import se.inkopsnavet.privacy.TransitKeys;
import se.inkopsnavet.securemail.CertificateCheck;
import se.inkopsnavet.securemail.OpenerSettings;
import se.inkopsnavet.securemail.Pin;
import se.inkopsnavet.securemail.RevocationRule;
import se.inkopsnavet.securemail.SmimeOpener;
import se.inkopsnavet.securemail.Trust;

/**
 * AC-06-1: after the hand-over the password is in no table, log, folder or mailbox, in no live object of the hub, and in no copy that any key opens. The same
 * searches, made before it, find it.
 */
class PasswordScanTest {

    private static final String PASSWORD = "Hörnsten;=47-Blåklint";

    @Test
    void passwordIsFoundBeforeTheHandOverAndNowhereAfterIt(@TempDir Path folder)
            throws IOException, InterruptedException {
        SecretScan scan = new SecretScan(PASSWORD);
        Path paused = folder.resolve("paused");
        try (HandoverTown town = HandoverTown.open(folder)) {
            try (HubProcess hub = town.live("-Dcrash.pause=handover-opened", "-Dcrash.paused=" + paused)) {
                Client client = town.clients(1).get(0);
                byte[] mail = client.login(town.town(), PASSWORD);
                town.deliver(mail);
                await().atMost(HandoverTown.PATIENCE).until(() -> Files.exists(paused));

                List<Map<String, Object>> backup = town.jdbc()
                        .sql("select * from payload where own_key")
                        .query()
                        .listOfRows();
                UUID payload = payloadOf(town, client);
                assertThat(scan.findsIn(heapOf(hub, folder.resolve("before.hprof"))))
                        .as("in the hub's memory while it is being handed over")
                        .isTrue();
                assertThat(scan.finds(opened(town, read(town, payload))))
                        .as("in the stored mail, opened with its own key")
                        .isTrue();
                assertThat(scan.finds(opened(town, mailbox(town).get(0))))
                        .as("in the mailbox, opened with the municipality's key")
                        .isTrue();

                Files.delete(paused);
                await().atMost(HandoverTown.PATIENCE)
                        .until(() -> town.caseState(client).equals("HANDED_OVER")
                                && town.count("select count(*) from message where flow = 'MAILBOX_ERASURE'"
                                                + " and state = 'CONFIRMED'")
                                        == 1
                                && town.isQuiet());

                assertThat(town.readByUnit(PASSWORD)).as("the unit has it").isEqualTo(1);
                Path after = heapOf(hub, folder.resolve("after.hprof"));
                assertThat(scan.findsIn(after)).as("in the hub's memory").isFalse();
                assertThat(new SecretScan(Town.KEY_PASSWORD).findsIn(after))
                        .as("the search does find what the hub still knows")
                        .isTrue();
                Files.delete(folder.resolve("before.hprof"));
                Files.delete(after);
                assertThat(mailbox(town)).as("copies in the mailbox").isEmpty();
                assertThat(scan.finds(tables(town))).as("in the database").isFalse();
                assertThat(new SecretScan(client.caseRef()).finds(tables(town))).isTrue();
                assertThat(scan.filesUnder(folder)).as("in logs and folders").isEmpty();
                assertThat(new SecretScan(client.caseRef()).findsIn(hub.log())).isTrue();

                restore(town, backup);
                assertThat(keys(town).find(payload)).as("the key of the mail").isEmpty();
                assertThat(restored(town, payload))
                        .as("a restored backup holds it")
                        .isTrue();
                assertThat(scan.finds(contentKeyAlone(town, payload)))
                        .as("in a restored backup, opened with every key there is")
                        .isFalse();
            }
        }
    }

    private static UUID payloadOf(HandoverTown town, Client client) {
        return town.jdbc()
                .sql("select payload_id from credentials_handover where case_ref = ?")
                .param(client.caseRef())
                .query(UUID.class)
                .single();
    }

    /** Live objects only: jcmd collects the garbage first. */
    private static Path heapOf(HubProcess hub, Path file) throws IOException, InterruptedException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process dump = new ProcessBuilder(jcmd, Long.toString(hub.pid()), "GC.heap_dump", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(dump.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(Files.size(file)).isGreaterThan(10_000_000);
        return file;
    }

    private static ColumnCipher cipher(HandoverTown town) {
        Aead content = KeyFiles.contentKeys(town.town().keys().resolve("content.json"));
        return new ColumnCipher(content);
    }

    private static TransitKeys keys(HandoverTown town) {
        return new TransitKeys(town.town().keys().resolve("transit"), cipher(town));
    }

    private static byte[] read(HandoverTown town, UUID payload) {
        JdbcClient jdbc = town.jdbc();
        return new PayloadStore(jdbc, cipher(town), new OwnKeys(jdbc, keys(town), Checkpoint.NONE)).read(payload);
    }

    /** The raw mails with logins in any folder of the hub's mailbox. */
    private static List<byte[]> mailbox(HandoverTown town) {
        return List.of("INBOX", "Processed", "Refused", "Trash").stream()
                .flatMap(name -> town.town().mail().mails(Town.HUB_MAILBOX, name).stream())
                .filter(raw -> new String(raw, StandardCharsets.US_ASCII).contains("<inloggning-"))
                .toList();
    }

    /** What the municipality's own key makes of a mail. */
    private static byte[] opened(HandoverTown town, byte[] raw) {
        Instant now = Instant.now();
        CertificateCheck check = new CertificateCheck(new Trust(
                Set.of(town.town().authority().certificate()),
                List.of(),
                List.of(town.town().authority().crl(now)),
                RevocationRule.hardFail(Duration.ofDays(3))));
        Pin supplier = new Pin(town.town().supplierKeys().own().fingerprint(), Town.SUPPLIER_MAILBOX);
        return new SmimeOpener(new OpenerSettings(
                        Town.HUB_MAILBOX,
                        List.of(town.town().hubKey()),
                        Set.of(supplier),
                        () -> check,
                        OpenerSettings.FRESHNESS,
                        OpenerSettings.MAX_BYTES))
                .open(raw, now, now)
                .attachments()
                .get(0)
                .bytes();
    }

    /** As pg_dump writes them, bytes in hexadecimal: every column of every table. */
    private static String tables(HandoverTown town) {
        StringBuilder all = new StringBuilder();
        for (String table : town.jdbc()
                .sql("select tablename from pg_tables where schemaname = 'public'")
                .query(String.class)
                .list()) {
            town.jdbc()
                    .sql("select t::text from " + table + " t")
                    .query(String.class)
                    .list()
                    .forEach(row -> all.append(row).append('\n'));
        }
        return all.toString();
    }

    /** Yesterday's backup is read back into the database. */
    private static void restore(HandoverTown town, List<Map<String, Object>> backup) {
        for (Map<String, Object> row : backup) {
            town.jdbc()
                    .sql(
                            "insert into payload (id, n, ciphertext, own_key) values (?, ?, ?, true) on conflict do nothing")
                    .params(row.get("id"), row.get("n"), row.get("ciphertext"))
                    .update();
        }
    }

    private static boolean restored(HandoverTown town, UUID payload) {
        return town.count("select count(*) from payload where id = ?", payload) > 0;
    }

    /** What the content key makes of the restored rows: ciphertext under a key that is gone. */
    private static byte[] contentKeyAlone(HandoverTown town, UUID payload) {
        ByteArrayOutputStream opened = new ByteArrayOutputStream();
        town.jdbc()
                .sql("select ciphertext from payload where id = ? order by n")
                .param(payload)
                .query((row, n) ->
                        cipher(town).decrypt("payload", "ciphertext", payload + "/" + n + "/last", row.getBytes(1)))
                .list()
                .forEach(opened::writeBytes);
        return opened.toByteArray();
    }
}
