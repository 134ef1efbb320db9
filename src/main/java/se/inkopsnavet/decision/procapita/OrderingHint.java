package se.inkopsnavet.decision.procapita;

import org.jspecify.annotations.Nullable;

/** Keeps one person's records in order before anybody has understood the number. */
final class OrderingHint {

    private static final int SHORT_FORM = 10;

    private OrderingHint() {}

    /**
     * @return the digits, of which only the last ten so that {@code 18900101-9802} and {@code 900101+9802} give the same; null when there are none
     */
    static @Nullable String of(CharSequence personId) {
        String digits = personId.chars()
                .filter(c -> c >= '0' && c <= '9')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return digits.isEmpty() ? null : digits.substring(Math.max(0, digits.length() - SHORT_FORM));
    }
}
