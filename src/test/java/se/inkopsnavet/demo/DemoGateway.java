package se.inkopsnavet.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLContext;
import se.inkopsnavet.journal.TlsIdentity;
import se.inkopsnavet.neighbourhood.Town;
import se.inkopsnavet.neighbourhood.mail.TestAuthority;
import se.inkopsnavet.neighbourhood.pki.PkiFolder;
import se.inkopsnavet.neighbourhood.sms.HttpSmsNeighbour;
import se.inkopsnavet.neighbourhood.sms.TakenSms;

/** The SMS gateway, and the hub's door at which it tells what arrived. */
final class DemoGateway implements AutoCloseable {

    private static final String TOKEN = "kvittenser-som-bara-finns-i-demon-01234";

    private final HttpSmsNeighbour gateway;
    private final Map<String, String> settings;
    private final Set<String> told = new HashSet<>();

    private DemoGateway(HttpSmsNeighbour gateway, Map<String, String> settings) {
        this.gateway = gateway;
        this.settings = settings;
    }

    /** @param authority of both ends' certificates */
    static DemoGateway open(Town town, TestAuthority authority) {
        SSLContext trusting = new TlsIdentity(null, List.of(authority.certificate())).context();
        HttpSmsNeighbour gateway = HttpSmsNeighbour.open(authority.serverNamed("localhost"), trusting, Story.CLOCK);
        PkiFolder pki = new PkiFolder(town.keys());
        int door = freePort();
        Path trusted = pki.certificates("sms-ca", authority.certificate());
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("inkopsnavet.api.port", Integer.toString(door));
        settings.put(
                "inkopsnavet.api.key-store",
                pki.pkcs12("dorren", authority.keyNamed("localhost"), Town.KEY_PASSWORD.toCharArray())
                        .toString());
        settings.put("inkopsnavet.api.key-store-password", Town.KEY_PASSWORD);
        settings.putAll(account("exempelkommun", gateway.formUrl(), trusted));
        settings.put(own("exempelkommun") + "receipt-url", "https://localhost:" + door + "/");
        settings.put(own("exempelkommun") + "receipt-token", TOKEN);
        settings.putAll(account(Lundvik.ID, gateway.jsonUrl(), trusted));
        settings.put(own(Lundvik.ID) + "receipts", "false");
        settings.put(own(Lundvik.ID) + "platform-id", "lundvik");
        settings.put(own(Lundvik.ID) + "partner-id", "4711");
        return new DemoGateway(gateway, settings);
    }

    private static Map<String, String> account(String municipality, URI url, Path trusted) {
        return Map.of(
                own(municipality) + "url",
                url.toString(),
                own(municipality) + "username",
                HttpSmsNeighbour.USER,
                own(municipality) + "password",
                HttpSmsNeighbour.PASSWORD,
                own(municipality) + "authority",
                trusted.toString());
    }

    private static String own(String municipality) {
        return "inkopsnavet.municipalities." + municipality + ".sms.";
    }

    /** With which the hub finds it: one municipality hears what arrived, the other's account has no receipts. */
    Map<String, String> settings() {
        return settings;
    }

    /** Whether it took a text with those words; if so the telephone has got it, and the hub is told once. */
    boolean hasDelivered(String caseRef, String words) {
        List<TakenSms> taken = taken(caseRef, words);
        taken.stream().filter(sms -> told.add(sms.id())).forEach(sms -> gateway.tell(sms, "delivered"));
        return !taken.isEmpty();
    }

    /** The texts about the case with those words. */
    List<TakenSms> taken(String caseRef, String words) {
        return gateway.taken().stream()
                .filter(sms -> sms.text().contains(caseRef) && sms.text().contains(words))
                .toList();
    }

    /** Everything it took, oldest first. */
    List<TakenSms> taken() {
        return gateway.taken();
    }

    private static int freePort() {
        try (ServerSocket any = new ServerSocket(0)) {
            return any.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        gateway.close();
    }
}
