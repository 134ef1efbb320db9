package se.inkopsnavet.neighbourhood.sftp;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.SftpModuleProperties;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/**
 * A neighbour's SFTP server on loopback: one user, by password or key, with a folder of its own as home.
 *
 * <p>{@link #whims()} makes it behave like the worst of them; {@link #received()} is its own record of what it got, to hold against what was sent.
 */
public final class SftpNeighbour implements AutoCloseable {

    public static final String USER = "inkopsnavet";
    /** With the characters that URIs and templates trip over. */
    public static final String PASSWORD = "lösen+ord&50%#{x}";

    private final Path home;
    private final Path desk;
    private final KeyPair userKey;
    private final Ledger ledger;
    private final Whims whims;
    private final AtomicInteger logins = new AtomicInteger();
    private SshServer server;
    private KeyPair hostKey;
    private boolean openSsh;

    private SftpNeighbour(Path folder) throws IOException, GeneralSecurityException {
        home = Files.createDirectories(folder.resolve("home"));
        desk = Files.createDirectories(folder.resolve("desk"));
        ledger = new Ledger(desk.resolve("received.tsv"));
        whims = new Whims(ledger);
        hostKey = newKey();
        userKey = newKey();
        try (OutputStream out = Files.newOutputStream(privateKey())) {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(userKey, "neighbourhood", null, out);
        }
    }

    /** @param folder gets {@code home/} (the user's) and {@code desk/} (keys, known_hosts, the record) */
    public static SftpNeighbour open(Path folder) {
        try {
            SftpNeighbour neighbour = new SftpNeighbour(folder);
            neighbour.start(0);
            neighbour.pinHostKey();
            return neighbour;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public int port() {
        return server.getPort();
    }

    public Path home() {
        return home;
    }

    public Path knownHosts() {
        return desk.resolve("known_hosts");
    }

    public Path privateKey() {
        return desk.resolve("id_user");
    }

    public Whims whims() {
        return whims;
    }

    /** Final names only: what was renamed, linked or written to a name that is not hidden. */
    public List<Received> received() {
        return ledger.entries();
    }

    /** How often someone tried to log in, in whatever way. */
    public int loginAttempts() {
        return logins.get();
    }

    /** Puts a file as Procapita would: the data, then {@code <name>.done}. */
    public void export(String folder, String name, byte[] bytes, Instant modified) {
        put(folder, name, bytes, modified);
        put(folder, name + ".done", new byte[0], modified);
    }

    public Path put(String folder, String name, byte[] bytes, Instant modified) {
        try {
            Path file = Files.createDirectories(home.resolve(folder)).resolve(name);
            Files.write(file, bytes);
            Files.setLastModifiedTime(file, FileTime.from(modified));
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes known_hosts for the client's use, with the present host key. */
    public void pinHostKey() throws IOException {
        String key = PublicKeyEntry.toString(hostKey.getPublic());
        Files.writeString(
                knownHosts(), "[localhost]:" + port() + " " + key + "\n[127.0.0.1]:" + port() + " " + key + "\n");
    }

    /** Pins the host key for a line in between as well, such as a FaultyLine. */
    public void pinHostKeyAt(int port) throws IOException {
        Files.writeString(
                knownHosts(),
                "[localhost]:" + port + " " + PublicKeyEntry.toString(hostKey.getPublic()) + "\n",
                StandardOpenOption.APPEND);
    }

    /** As after a reinstallation, or with someone else in between. */
    public void changeHostKey() throws IOException, GeneralSecurityException {
        hostKey = newKey();
        restart();
    }

    /** Offers {@code posix-rename@openssh.com}, which overwrites, and hard links, as OpenSSH does. */
    public void beOpenSsh() throws IOException {
        openSsh = true;
        restart();
    }

    /** Refuses connections until {@link #answerAgain()}. */
    public int goAway() throws IOException {
        int port = port();
        server.stop(true);
        return port;
    }

    public void answerAgain(int port) throws IOException {
        start(port);
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }

    private void restart() throws IOException {
        start(goAway());
    }

    private void start(int port) throws IOException {
        SshServer fresh = SshServer.setUpDefaultServer();
        fresh.setHost("127.0.0.1");
        fresh.setPort(port);
        fresh.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        fresh.setPasswordAuthenticator((user, password, session) -> {
            logins.incrementAndGet();
            return user.equals(USER) && password.equals(PASSWORD);
        });
        fresh.setPublickeyAuthenticator((user, key, session) -> {
            logins.incrementAndGet();
            return user.equals(USER) && KeyUtils.compareKeys(key, userKey.getPublic());
        });
        fresh.setFileSystemFactory(new VirtualFileSystemFactory(home));
        SftpSubsystemFactory sftp = new SftpSubsystemFactory.Builder().build();
        sftp.addSftpEventListener(whims);
        fresh.setSubsystemFactories(List.of(sftp));
        // An empty list would mean the library's default, which is all of them.
        SftpModuleProperties.OPENSSH_EXTENSIONS.set(
                fresh, openSsh ? "posix-rename@openssh.com=1,hardlink@openssh.com=1" : "fsync@openssh.com=1");
        CoreModuleProperties.TCP_NODELAY.set(fresh, true);
        fresh.start();
        server = fresh;
    }

    private static KeyPair newKey() throws GeneralSecurityException {
        return KeyUtils.generateKeyPair("ecdsa-sha2-nistp256", 256);
    }
}
