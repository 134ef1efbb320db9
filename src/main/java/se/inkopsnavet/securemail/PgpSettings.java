package se.inkopsnavet.securemail;

import java.time.Duration;
import java.util.List;

/**
 * What a PGP/MIME opener knows; the fields mean the same as in {@link OpenerSettings}.
 *
 * @param keys our current key and the old ones
 */
public record PgpSettings(
        String address, List<PgpOwnKey> keys, List<PgpPartner> partners, Duration freshness, int maxBytes) {

    public PgpSettings {
        address = MailAddress.of(address, "own address").value();
        keys = List.copyOf(keys);
        partners = List.copyOf(partners);
    }

    @Override
    public String toString() {
        return "PgpSettings[" + keys.size() + " keys, " + partners.size() + " partners]";
    }
}
