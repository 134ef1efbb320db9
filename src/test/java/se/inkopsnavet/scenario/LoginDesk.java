package se.inkopsnavet.scenario;

import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import se.inkopsnavet.decision.FileFormat;
import se.inkopsnavet.decision.procapita.Sample;
import se.inkopsnavet.neighbourhood.Town;
import se.inkopsnavet.neighbourhood.supplier.LoginMail;
import se.inkopsnavet.neighbourhood.supplier.RefusedMail;
import se.inkopsnavet.neighbourhood.supplier.SecretMail;
import se.inkopsnavet.neighbourhood.supplier.SupplierKeys;
import se.inkopsnavet.securemail.OwnKey;

/** Sends logins as the supplier does, and looks where they ended up. */
record LoginDesk(Scene scene, Deque<LoginDesk.Client> waiting) {

    /** The way to the supplier and back takes as long for a dozen as for one. */
    private static final int AT_A_TIME = 12;

    static final String ALIAS = "kund30417@alias.livs.example";
    /** What a careless program would break at: the alphabet, the separator, the quote, the formula. */
    static final String ODD = "=å;\"9x Ö+";

    /** A client whom the supplier has acknowledged. */
    record Client(String caseRef, UUID batch, int row) {

        LoginMail login() {
            return LoginMail.of(batch.toString(), row, ALIAS, ODD);
        }
    }

    LoginDesk(Scene scene) {
        this(scene, new ArrayDeque<>());
    }

    /** A case, of nobody in particular, that waits for its login. */
    synchronized Client acknowledged() {
        if (waiting.isEmpty()) {
            Sample[] people =
                    Stream.generate(scene.people()::someone).limit(AT_A_TIME).toArray(Sample[]::new);
            for (Receipt.Line line :
                    scene.receipt(scene.drop(FileFormat.XML, people)).lines()) {
                scene.ledger().awaitCaseState(line.caseRef(), "CREDENTIALS_PENDING");
                waiting.add(client(line.caseRef()));
            }
        }
        return waiting.remove();
    }

    /** A case that waits for its login. */
    Client acknowledged(Sample decision) {
        String caseRef =
                scene.receipt(scene.drop(FileFormat.XML, decision)).line(1).caseRef();
        scene.ledger().awaitCaseState(caseRef, "CREDENTIALS_PENDING");
        return client(caseRef);
    }

    Client client(String caseRef) {
        return scene.ledger()
                .jdbc()
                .sql(
                        "select batch_id, position from customer_list_row where case_ref = ? and position is not null order by seq desc limit 1")
                .param(caseRef)
                .query((row, n) -> new Client(caseRef, row.getObject(1, UUID.class), row.getInt(2)))
                .single();
    }

    /** @return the mail as the hub decided it */
    Ledger.Message send(LoginMail mail) {
        return post(mail.write(scene.town().supplierKeys(), Instant.now()));
    }

    Ledger.Message post(byte[] raw) {
        UUID id = posted(raw);
        await("the mail is decided")
                .atMost(Scene.PATIENCE)
                .until(() -> !scene.ledger().message(id).state().equals("RECEIVED"));
        return scene.ledger().message(id);
    }

    /** Without waiting for what becomes of it. */
    UUID posted(byte[] raw) {
        int before = scene.ledger().incoming("SUPPLIER_MAIL").size();
        scene.town().mail().deliver(Town.HUB_MAILBOX, raw);
        await("the mail is read")
                .atMost(Scene.PATIENCE)
                .until(() -> scene.ledger().incoming("SUPPLIER_MAIL").size() > before);
        return scene.ledger().incoming("SUPPLIER_MAIL").get(before).id();
    }

    /** What the unit has read, with its own key and not the hub's code. */
    List<String> readByUnit() {
        return readBy("enhet-asby");
    }

    private List<String> readBy(String unitId) {
        String unit = scene.town().receivers().addresses().get(unitId);
        OwnKey key = scene.town().receivers().keys().get(unitId);
        SupplierKeys keys = new SupplierKeys(
                unit, key, key, key, Town.HUB_MAILBOX, scene.town().hubKey().certificate());
        return scene.town().mail().inbox(unit).stream()
                .map(raw -> opened(raw, keys))
                .flatMap(Optional::stream)
                .map(mail -> mail.attachmentName() + "\n" + new String(mail.attachment(), StandardCharsets.UTF_8))
                .toList();
    }

    private static Optional<SecretMail> opened(byte[] raw, SupplierKeys keys) {
        try {
            return Optional.of(SecretMail.open(raw, keys));
        } catch (RefusedMail neutral) {
            return Optional.empty();
        }
    }

    /** What the unit has read about that case. */
    List<String> readByUnit(Client client) {
        return readBy("enhet-asby", client);
    }

    List<String> readBy(String unitId, Client client) {
        return readBy(unitId).stream()
                .filter(text -> text.contains(client.caseRef()))
                .toList();
    }

    String account(Client client) {
        return scene.ledger()
                .jdbc()
                .sql(
                        "select state || coalesce(' fictive=' || login_is_fictive, '') from supplier_account where case_ref = ?")
                .param(client.caseRef())
                .query(String.class)
                .single();
    }

    /** Whether anything of the mail can still be read in the hub, or lies in any folder of the mailbox. */
    boolean isGone(UUID mail, byte[] raw) {
        return !scene.ledger().message(mail).hasPayload()
                && scene.ledger()
                                .count(
                                        "select count(*) from payload where id in (select payload_id from credentials_handover where mail_id = ?)",
                                        mail)
                        == 0
                && keyFiles(mail).isEmpty()
                && copies(raw) == 0;
    }

    long copies(byte[] raw) {
        return List.of("INBOX", "Processed", "Refused", "Trash").stream()
                .flatMap(folder -> scene.town().mail().mails(Town.HUB_MAILBOX, folder).stream())
                .filter(mail -> new String(mail, StandardCharsets.US_ASCII).contains(marker(raw)))
                .count();
    }

    /** A line of the ciphertext that no other mail has. */
    private static String marker(byte[] raw) {
        String text = new String(raw, StandardCharsets.US_ASCII);
        return text.substring(text.length() - 60, text.length() - 10).strip();
    }

    private List<Path> keyFiles(UUID mail) {
        List<UUID> payloads = scene.ledger()
                .jdbc()
                .sql("select payload_id from credentials_handover where mail_id = ?")
                .param(mail)
                .query(UUID.class)
                .list();
        return payloads.stream()
                .map(payload -> scene.town().keys().resolve("transit").resolve(payload + ".key"))
                .filter(Files::exists)
                .toList();
    }
}
