package se.inkopsnavet.neighbourhood;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import se.inkopsnavet.neighbourhood.pki.CertificateRequest;
import se.inkopsnavet.neighbourhood.pki.PkiFolder;
import se.inkopsnavet.neighbourhood.pki.TestAuthority;
import se.inkopsnavet.securemail.OwnKey;

/** The units and the print service that are handed logins, and the invoice desk, each with a key of its own. */
public record HandoverReceivers(Map<String, String> addresses, Map<String, OwnKey> keys) {

    public static final String INVOICE_DESK = "kundfaktura@exempelkommun.example";
    public static final String PRINTER = "tryckeri@exempelkommun.example";

    /** Leaves certificates and fingerprints where the shipped profiles of the made-up municipalities look for them. */
    static HandoverReceivers issue(TestAuthority authority, Path folder, Instant now) throws IOException {
        Map<String, String> addresses = new LinkedHashMap<>();
        addresses.put("enhet-asby", "hemtjanst.asby@exempelkommun.example");
        addresses.put("enhet-sjobro", "hemtjanst.sjobro@exempelkommun.example");
        addresses.put("utforare-omsorgen", "inkop@omtanksam.example");
        addresses.put("enhet-strandgarden", "hemtjanst.strandgarden@lundvik.example");
        addresses.put("tryckeri", PRINTER);
        addresses.put("kundfaktura", INVOICE_DESK);
        Map<String, OwnKey> keys = new LinkedHashMap<>();
        for (Map.Entry<String, String> each : addresses.entrySet()) {
            OwnKey key = authority.issue(CertificateRequest.forAddress(each.getValue(), now));
            keys.put(each.getKey(), key);
            new PkiFolder(folder).certificates(each.getKey(), key.certificate());
            Files.writeString(folder.resolve(each.getKey() + ".fingerprint"), key.fingerprint());
        }
        return new HandoverReceivers(Map.copyOf(addresses), Map.copyOf(keys));
    }

    Collection<String> mailboxes() {
        return addresses.values();
    }
}
