package se.inkopsnavet.securemail;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What an S/MIME opener knows.
 *
 * @param address our own mailbox; the inner To must name it, else somebody re-encrypted to us a letter that was written to another
 * @param keys our current key and the old ones, which are kept for opening until retention ends (B53) and used for nothing else
 * @param partners the registered signers; one mailbox may have two during a change of certificate
 * @param freshness how far the inner Date may be from the mail's arrival in either direction; 48 hours as a rule
 * @param maxBytes of the raw mail; 25 MB as a rule ({@code reliability.md} §3.3)
 */
public record OpenerSettings(
        String address,
        List<OwnKey> keys,
        Set<Pin> partners,
        Supplier<CertificateCheck> check,
        Duration freshness,
        int maxBytes) {

    public static final Duration FRESHNESS = Duration.ofHours(48);
    public static final int MAX_BYTES = 25 * 1024 * 1024;

    public OpenerSettings {
        address = MailAddress.of(address, "own address").value();
        keys = List.copyOf(keys);
        partners = Set.copyOf(partners);
    }

    @Override
    public String toString() {
        return "OpenerSettings[" + keys.size() + " keys, " + partners.size() + " partners]";
    }
}
