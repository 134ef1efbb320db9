package se.inkopsnavet.ledger;

import java.util.HexFormat;
import java.util.List;
import se.inkopsnavet.privacy.BlindIndex;

/**
 * By what arrivals, and bytes that are gone, are known again: keyed hashes (HMAC). A plain hash would tell what little is said about one person to whoever tries
 * what it may be (reliability.md 5.2, docs/decisions/0078).
 */
public final class Marks {

    private static final String KEYED = "k1:";

    private final BlindIndex index;

    public Marks(BlindIndex index) {
        this.index = index;
    }

    /** Of its identity as its neighbour knows it, whatever the bytes. */
    byte[] ofArrival(Arrival arrival) {
        return index.of("transport|" + arrival.source(), arrival.municipality(), arrival.transportId());
    }

    /** @param sha256 of the bytes, lower-case hex */
    public String ofContent(String municipality, String sha256) {
        return KEYED + HexFormat.of().formatHex(index.of("content", municipality, sha256));
    }

    /** What may be kept of those bytes: rows from before there were marks have the SHA-256 itself, until {@link EarlierHashes} has come by. */
    public List<String> possibleContents(String municipality, String sha256) {
        return List.of(ofContent(municipality, sha256), sha256);
    }

    /** Whether what was kept is of the bytes with that SHA-256. */
    public boolean isOfContent(String kept, String municipality, String sha256) {
        return possibleContents(municipality, sha256).contains(kept);
    }
}
