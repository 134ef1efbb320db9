package se.inkopsnavet.neighbourhood.supplier;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The mail with which a supplier sends a client's login, as {@code mappings/suppliers/README.md} describes it, and in every way that it should not. Start from
 * {@link #of} and change one thing.
 *
 * @param id Message-ID under the signature, with angle brackets
 * @param outerId Message-ID outside
 */
public record LoginMail(String batchId, int row, String login, String password, Whim whim, String id, String outerId) {

    public enum Whim {
        NONE,
        UNSIGNED,
        UNREGISTERED_SIGNER,
        TWO_CLIENTS,
        STALE,
        WRONG_ATTACHMENT,
        TWO_ATTACHMENTS,
        OTHER_NAME
    }

    private static final Duration TOO_OLD = Duration.ofHours(49);

    public static LoginMail of(String batchId, int row, String login, String password) {
        String id = "<inloggning-" + UUID.randomUUID() + "@livs.example>";
        return new LoginMail(batchId, row, login, password, Whim.NONE, id, id);
    }

    public LoginMail with(Whim other) {
        return new LoginMail(batchId, row, login, password, other, id, outerId);
    }

    /** The same signed words in a new envelope. */
    public LoginMail inAnotherEnvelope() {
        String other = "<omskickat-" + UUID.randomUUID() + "@livs.example>";
        return new LoginMail(batchId, row, login, password, whim, id, other);
    }

    /** @param now the same instant gives the same signature */
    public byte[] write(SupplierKeys keys, Instant now) {
        ReplyWriter writer = new ReplyWriter(keys);
        Instant dated = whim == Whim.STALE ? now.minus(TOO_OLD) : now;
        byte[] letter = writer.letter(id, id, "Inloggningsuppgifter", files(), dated);
        return switch (whim) {
            case UNSIGNED -> new SmimeWriter(keys).encrypted(letter, outerId, now);
            case UNREGISTERED_SIGNER -> keys.seal(letter, outerId, Behaviour.Envelope.UNREGISTERED_SIGNER, now);
            default -> keys.seal(letter, outerId, Behaviour.Envelope.SEALED, now);
        };
    }

    private Map<String, String> files() {
        String client =
                "#INLOGGNING;" + batchId + ";" + row + ";1\r\n" + quoted(login) + ";" + quoted(password) + "\r\n";
        Map<String, String> files = new LinkedHashMap<>();
        files.put(fileName(), client);
        if (whim == Whim.TWO_CLIENTS) {
            files.put("inloggning.csv", client + quoted(login) + ";" + quoted(password) + "\r\n");
        }
        if (whim == Whim.TWO_ATTACHMENTS) {
            files.put("inloggning2.csv", client);
        }
        return files;
    }

    private String fileName() {
        return switch (whim) {
            case WRONG_ATTACHMENT -> "inloggning.html";
            case OTHER_NAME -> "konto.csv";
            default -> "inloggning.csv";
        };
    }

    private static String quoted(String value) {
        return '"' + value.replace("\"", "\"\"") + '"';
    }

    @Override
    public String toString() {
        return "LoginMail[" + batchId + "/" + row + ", " + whim + "]";
    }
}
