package se.inkopsnavet.neighbourhood.supplier;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The mail with which a unit sends forms, and in every way that it should not. Start from {@link #of} and change one thing.
 *
 * @param letter what the unit signs
 * @param files in it, by name
 * @param id Message-ID under the signature, with angle brackets
 * @param outerId Message-ID outside
 * @param dated what the letter says under its signature
 */
public record FormMail(
        SupplierKeys unit,
        byte[] letter,
        Map<String, String> files,
        String id,
        String outerId,
        Instant dated,
        boolean signed) {

    public static FormMail of(SupplierKeys unit, String fileName, String content) {
        String id = "<blankett-" + UUID.randomUUID() + "@enheten.example>";
        return written(unit, Map.of(fileName, content), id, Instant.now());
    }

    private static FormMail written(SupplierKeys unit, Map<String, String> files, String id, Instant dated) {
        byte[] letter = new ReplyWriter(unit).letter(id, id, "Blankett", files, dated);
        return new FormMail(unit, letter, files, id, id, dated, true);
    }

    public FormMail dated(Instant other) {
        return written(unit, files, id, other);
    }

    public FormMail unsigned() {
        return new FormMail(unit, letter, files, id, outerId, dated, false);
    }

    public FormMail withAnotherFile(String fileName, String content) {
        Map<String, String> more = new LinkedHashMap<>(files);
        more.put(fileName, content);
        return written(unit, more, id, dated);
    }

    /** Other words under an id that was used before. */
    public FormMail saying(String fileName, String content) {
        return written(unit, Map.of(fileName, content), id, dated);
    }

    /** The same signed words in a new envelope. */
    public FormMail inAnotherEnvelope() {
        String other = "<omskickat-" + UUID.randomUUID() + "@enheten.example>";
        return new FormMail(unit, letter, files, id, other, dated, signed);
    }

    public byte[] write(Behaviour.Envelope envelope) {
        return signed
                ? unit.seal(letter, outerId, envelope, dated)
                : new SmimeWriter(unit).encrypted(letter, outerId, dated);
    }

    public byte[] write() {
        return write(Behaviour.Envelope.SEALED);
    }

    @Override
    public String toString() {
        return "FormMail[" + files.keySet() + "]";
    }
}
