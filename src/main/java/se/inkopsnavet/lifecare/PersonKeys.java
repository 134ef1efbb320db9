package se.inkopsnavet.lifecare;

import java.util.HexFormat;
import se.inkopsnavet.privacy.BlindIndex;

/**
 * How a person is found again without the number.
 *
 * @param person as {@code purchase.CaseKeys} makes it
 * @param order keeps what concerns one person in order, whatever source it came from
 */
public record PersonKeys(byte[] person, byte[] order) {

    public static PersonKeys of(BlindIndex index, String municipality, String digits) {
        return new PersonKeys(index.of("person", municipality, digits), index.of("order", municipality, digits));
    }

    /** The key as text, for looking up. */
    public String hex() {
        return HexFormat.of().formatHex(person);
    }
}
