package se.inkopsnavet.demo.data;

import java.math.BigInteger;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/**
 * Personnummer that nobody has or can have had: born 1800–1849, while the first numbers were given in 1947. The check digit is right, each number comes
 * once, and from a number one gets back to its place in the series.
 *
 * <p>They stand on no published list, so that only an environment with the guard {@code OPEN} takes them.
 *
 * @param seed another seed, another order
 */
record SyntheticPeople(long seed) {

    private static final LocalDate FIRST_DAY = LocalDate.of(1800, 1, 1);
    private static final int DAYS = (int) ChronoUnit.DAYS.between(FIRST_DAY, LocalDate.of(1850, 1, 1));
    private static final int SERIALS = 999;
    private static final long ALL = (long) DAYS * SERIALS;
    /** Has no factor in common with ALL, so that multiplication visits every number once. */
    private static final long STEP = 7_368_787;

    private static final long BACK =
            BigInteger.valueOf(STEP).modInverse(BigInteger.valueOf(ALL)).longValueExact();

    /** @param index from 0 to 18 million */
    String personnummer(long index) {
        if (index < 0 || index >= ALL) {
            throw new IllegalArgumentException("no such person");
        }
        long place = Math.floorMod(index * STEP + offset(), ALL);
        String day = DateTimeFormatter.BASIC_ISO_DATE.format(FIRST_DAY.plusDays(place % DAYS));
        String nine = "%s%03d".formatted(day, place / DAYS + 1);
        return day + "-" + nine.substring(8) + checkDigit(nine.substring(2));
    }

    /** @param personnummer twelve digits, with a hyphen or without */
    long index(String personnummer) {
        String digits = personnummer.replace("-", "");
        LocalDate day = LocalDate.parse(digits.substring(0, 8), DateTimeFormatter.BASIC_ISO_DATE);
        long place = (Integer.parseInt(digits.substring(8, 11)) - 1L) * DAYS + ChronoUnit.DAYS.between(FIRST_DAY, day);
        return Math.floorMod(Math.floorMod(place - offset(), ALL) * BACK, ALL);
    }

    private long offset() {
        return Math.floorMod(seed * 1_000_003, ALL);
    }

    private static int checkDigit(String nineDigits) {
        int sum = 0;
        for (int i = 0; i < nineDigits.length(); i++) {
            int weighted = (nineDigits.charAt(i) - '0') * (i % 2 == 0 ? 2 : 1);
            sum += weighted / 10 + weighted % 10;
        }
        return (10 - sum % 10) % 10;
    }
}
