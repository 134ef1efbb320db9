package se.inkopsnavet.customerlist;

import java.util.Locale;
import java.util.Optional;

/**
 * The items a–j of the customer list (kundlista, bilaga 1). A request for missing information names letters only, never values (HUD-08).
 */
public enum Letter {
    A,
    B,
    C,
    D,
    E,
    F,
    G,
    H,
    I,
    J;

    /** As the routine writes it: {@code a} to {@code j}. */
    public String symbol() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The letter for {@code a} to {@code j}, or empty for anything else. */
    public static Optional<Letter> ofSymbol(String symbol) {
        for (Letter letter : values()) {
            if (letter.symbol().equals(symbol)) {
                return Optional.of(letter);
            }
        }
        return Optional.empty();
    }
}
