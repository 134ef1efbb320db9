package se.inkopsnavet.purchase;

import java.util.HexFormat;

/** The keyed hash under which everything about a person is found in one municipality, in lower-case hex: it says nothing to whom it is shown. */
public record PersonKey(String hex) {

    public static PersonKey of(byte[] hash) {
        return new PersonKey(HexFormat.of().formatHex(hash));
    }

    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }
}
