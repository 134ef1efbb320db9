package se.inkopsnavet.person;

/** The check digit of the ten-digit form: weights 2 and 1 by turns, digit sums, modulus 10 (standards §3). */
final class Luhn {

    private Luhn() {}

    /** Whether the last digit is the right one. Works on any sequence of digits, so that masking need not build strings of its own. */
    static boolean holds(CharSequence digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int weighted = (digits.charAt(i) - '0') * ((digits.length() - i) % 2 == 0 ? 2 : 1);
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum % 10 == 0;
    }
}
