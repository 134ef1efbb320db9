package se.inkopsnavet.neighbourhood;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import se.inkopsnavet.neighbourhood.mail.MailNeighbour;
import se.inkopsnavet.neighbourhood.pki.CertificateRequest;
import se.inkopsnavet.neighbourhood.pki.PkiFolder;
import se.inkopsnavet.neighbourhood.pki.TestAuthority;
import se.inkopsnavet.neighbourhood.sftp.SftpNeighbour;
import se.inkopsnavet.neighbourhood.supplier.SupplierKeys;
import se.inkopsnavet.privacy.KeyFiles;
import se.inkopsnavet.securemail.OwnKey;

/** Everything that one hub needs around it: a database, the case system's SFTP server, a mail world, and the keys of hub and supplier. */
public final class Town implements AutoCloseable {

    public static final String HUB_MAILBOX = "inkop@exempelkommun.example";
    public static final String SUPPLIER_MAILBOX = "nykund@livs.example";
    /** Of the hub's key stores. */
    public static final String KEY_PASSWORD = "demo-nyckel";

    /** A system property: what the database's server loads with it, such as {@code pg_stat_statements}. */
    public static final String DATABASE_LIBRARIES = "inkopsnavet.postgres.libraries";

    private final Path folder;
    private final HubDatabase database;
    private final SftpNeighbour procapita;
    private final MailNeighbour mail;
    private final se.inkopsnavet.neighbourhood.mail.TestAuthority tls;
    private final TestAuthority authority;
    private final OwnKey hubKey;
    private final SupplierKeys supplierKeys;
    private final HandoverReceivers receivers;
    private final Path keys;

    private Town(Path folder, String keyType, boolean supplierReadsMail, Instant now) throws IOException {
        this.folder = folder;
        this.keys = Files.createDirectories(folder.resolve("keys"));
        // A second or two, during which the keys are made and the servers start.
        CompletableFuture<HubDatabase> starting = CompletableFuture.supplyAsync(HubDatabase::migrated);
        this.procapita = SftpNeighbour.open(folder.resolve("procapita"));
        this.tls = new se.inkopsnavet.neighbourhood.mail.TestAuthority(now);
        this.mail = MailNeighbour.open(folder.resolve("mail"), tls.serverNamed("localhost"));
        this.authority = TestAuthority.root("Exempel CA", now);
        this.hubKey =
                authority.issue(CertificateRequest.forAddress(HUB_MAILBOX, now).withKey(keyType));
        this.supplierKeys = SupplierKeys.issue(authority, SUPPLIER_MAILBOX, HUB_MAILBOX, hubKey.certificate(), now);
        this.receivers = HandoverReceivers.issue(authority, keys, now);
        receivers.mailboxes().forEach(mail::addMailbox);
        mail.addMailbox(HUB_MAILBOX);
        if (supplierReadsMail) {
            mail.addMailbox(SUPPLIER_MAILBOX);
        }
        for (String each : new String[] {
            "beslut/ut",
            "beslut/arkiv",
            "samtycken/ut",
            "avstar/ut",
            "avstar/arkiv",
            "samtycken/arkiv",
            "foretradare/ut",
            "foretradare/arkiv",
            "kvittens",
            "kalender",
            "tryckeri",
            "schemakvittenser/ut",
            "schemakvittenser/arkiv",
            "matvagar/ut",
            "matvagar/arkiv",
            "reklamationer/ut",
            "reklamationer/arkiv",
            "peppol/ut",
            "peppol/arkiv",
            "peppol/in"
        }) {
            Files.createDirectories(procapita.home().resolve(each));
        }
        PkiFolder pki = new PkiFolder(keys);
        pki.pkcs12("hub", hubKey, KEY_PASSWORD.toCharArray());
        pki.certificates("livs", supplierKeys.own().certificate());
        pki.certificates("livs-ca", authority.certificate());
        pki.certificates("tls-ca", tls.certificate());
        pki.crl("livs-ca", authority.crl(now));
        Files.writeString(keys.resolve("livs.fingerprint"), supplierKeys.own().fingerprint());
        KeyFiles.create(keys.resolve("content.json"), keys.resolve("index.hex"));
        secret("inkopsnavet.municipalities.exempelkommun.key-store-password", KEY_PASSWORD);
        secret("inkopsnavet.logins.exempelkommun.password", MailNeighbour.PASSWORD);
        this.database = starting.join();
        for (Map.Entry<String, String> each : database.secrets().entrySet()) {
            secret(each.getKey(), each.getValue());
        }
    }

    /** As an installation does it: one file per secret, named like the setting (configtree). */
    private void secret(String setting, String value) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("secrets")).resolve(setting), value);
    }

    public static Town open(Path folder) {
        return open(folder, "RSA-3072");
    }

    /** @param keyType of the hub: RSA-2048, RSA-3072 or EC-P256; the supplier has RSA-3072 */
    public static Town open(Path folder, String keyType) {
        return open(folder, keyType, Clock.systemUTC().instant());
    }

    /** @param start when the hub's clock begins: the certificates are good from then on */
    public static Town open(Path folder, Instant start) {
        return open(folder, "RSA-3072", start);
    }

    private static Town open(Path folder, String keyType, Instant start) {
        try {
            return new Town(folder, keyType, true, start);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For load: nobody reads the supplier's mail, which is only recorded. */
    public static Town openForLoad(Path folder, String keyType) {
        try {
            return new Town(folder, keyType, false, Clock.systemUTC().instant());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The settings with which a hub lives in this town. */
    public Map<String, String> properties() {
        Map<String, String> all = new LinkedHashMap<>(database.properties());
        all.put("INKOPSNAVET_SECRETS", folder.resolve("secrets").toAbsolutePath() + "/");
        all.put("management.server.port", "0");
        // 32 connections kept open are 32 handshakes for each hub that starts.
        all.put("spring.datasource.hikari.minimum-idle", "4");
        all.put("inkopsnavet.environment", "TEST");
        all.put("inkopsnavet.keys.content", keys.resolve("content.json").toString());
        all.put("inkopsnavet.keys.index", keys.resolve("index.hex").toString());
        all.put("inkopsnavet.partner-keys", keys.toString());
        all.put("inkopsnavet.tls-authority", keys.resolve("tls-ca.pem").toString());
        all.put("inkopsnavet.notice-every", "PT2S");
        all.put("inkopsnavet.outbound.hosts", "localhost");
        all.put("inkopsnavet.outbound.domains", "exempelkommun.example,omtanksam.example,livs.example");
        String own = "inkopsnavet.municipalities.exempelkommun.";
        all.put(own + "mailbox", HUB_MAILBOX);
        all.put(own + "key-store", keys.resolve("hub.p12").toString());
        all.put(own + "authority", keys.resolve("livs-ca.pem").toString());
        all.put(own + "revocations", keys.resolve("livs-ca.crl").toString());
        all.put(own + "receipts.host", "localhost");
        all.put(own + "receipts.port", Integer.toString(procapita.port()));
        all.put(own + "receipts.username", SftpNeighbour.USER);
        all.put(own + "receipts.private-key-file", procapita.privateKey().toString());
        all.put(own + "receipts.known-hosts", procapita.knownHosts().toString());
        all.put(own + "receipts.folder", "kvittens");
        all.put(own + "calendar.host", "localhost");
        all.put(own + "calendar.port", Integer.toString(procapita.port()));
        all.put(own + "calendar.username", SftpNeighbour.USER);
        all.put(own + "calendar.private-key-file", procapita.privateKey().toString());
        all.put(own + "calendar.known-hosts", procapita.knownHosts().toString());
        all.put(own + "calendar.folder", "kalender");
        all.put(own + "print.sftp.host", "localhost");
        all.put(own + "print.sftp.port", Integer.toString(procapita.port()));
        all.put(own + "print.sftp.username", SftpNeighbour.USER);
        all.put(own + "print.sftp.private-key-file", procapita.privateKey().toString());
        all.put(own + "print.sftp.known-hosts", procapita.knownHosts().toString());
        all.put(own + "print.sftp.folder", "tryckeri");
        all.put(own + "print.address", HandoverReceivers.PRINTER);
        all.put(own + "print.certificate", "tryckeri.pem");
        all.put(own + "print.fingerprint", "file:tryckeri.fingerprint");
        all.put(own + "print.trust-ca", "livs-ca.pem");
        all.put(own + "print.crl", "livs-ca.crl");
        all.put(own + "peppol.host", "localhost");
        all.put(own + "peppol.port", Integer.toString(procapita.port()));
        all.put(own + "peppol.username", SftpNeighbour.USER);
        all.put(own + "peppol.private-key-file", procapita.privateKey().toString());
        all.put(own + "peppol.known-hosts", procapita.knownHosts().toString());
        all.put(own + "peppol.folder", "peppol/in");
        all.put("inkopsnavet.logins.exempelkommun.username", HUB_MAILBOX);
        all.put("exempelkommun.procapita.sftp.host", "localhost");
        all.put("exempelkommun.procapita.sftp.port", Integer.toString(procapita.port()));
        all.put("exempelkommun.procapita.sftp.username", SftpNeighbour.USER);
        all.put(
                "exempelkommun.procapita.sftp.private-key-file",
                procapita.privateKey().toString());
        all.put(
                "exempelkommun.procapita.sftp.known-hosts",
                procapita.knownHosts().toString());
        all.put("exempelkommun.procapita.sftp.delay", "500");
        all.put("exempelkommun.procapita.sftp.stable-for", "2s");
        all.put("exempelkommun.mail.smtp.host", "localhost");
        all.put("exempelkommun.mail.smtp.port", Integer.toString(mail.smtp().port()));
        all.put("exempelkommun.mail.imap.host", "localhost");
        all.put("exempelkommun.mail.imap.port", Integer.toString(mail.imap().port()));
        all.put("exempelkommun.mail.imap.delay", "500");
        return all;
    }

    /** What {@link #properties} says, as a properties file for a hub in a process of its own. */
    public Path writeProperties(Map<String, String> more) throws IOException {
        StringBuilder text = new StringBuilder();
        Map<String, String> all = properties();
        all.putAll(more);
        all.forEach((key, value) ->
                text.append(key).append('=').append(escaped(value)).append('\n'));
        return Files.writeString(folder.resolve("hub.properties"), text.toString());
    }

    /** A properties file is read as ISO-8859-1. */
    private static String escaped(String value) {
        StringBuilder text = new StringBuilder();
        value.replace("\\", "\\\\")
                .chars()
                .forEach(c -> text.append(c < 128 ? Character.toString(c) : "\\u%04x".formatted(c)));
        return text.toString();
    }

    public Path folder() {
        return folder;
    }

    public HubDatabase database() {
        return database;
    }

    public SftpNeighbour procapita() {
        return procapita;
    }

    public MailNeighbour mail() {
        return mail;
    }

    /** What another server of the town shows, so that the hub believes that it is localhost. */
    public SSLContext serverTls() {
        return tls.serverNamed("localhost");
    }

    /** For who calls a server of the town. */
    public SSLContext clientTls() {
        return tls.trust();
    }

    public TestAuthority authority() {
        return authority;
    }

    public OwnKey hubKey() {
        return hubKey;
    }

    public SupplierKeys supplierKeys() {
        return supplierKeys;
    }

    /** Who is handed logins, with the keys that open them. */
    public HandoverReceivers receivers() {
        return receivers;
    }

    public Path keys() {
        return keys;
    }

    @Override
    public void close() throws IOException {
        mail.close();
        procapita.close();
        database.close();
    }
}
