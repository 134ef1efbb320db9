package se.inkopsnavet.contact;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import se.inkopsnavet.purchase.CaseNumbers;

/** What a text may say beside its own words: times, days and numbers, too short for a name or a personnummer. */
enum Place {
    CASE(CaseNumbers.FORM, "EXE-2026-000123"),
    TIME(Written.TIME, "2026-12-31 kl 23:59"),
    FROM(Written.TIME, "2026-12-31 kl 23:59"),
    TO(Written.TIME, "2026-12-31 kl 23:59"),
    DAY("[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}/[0-9]{1,2}", "2026-12-31"),
    COUNT("[0-9]{1,4}", "9999"),
    MINUTES("[0-9]{1,4}", "9999");

    private final Pattern written;
    private final String longest;

    Place(String written, String longest) {
        this.written = Pattern.compile(written);
        this.longest = longest;
    }

    static Optional<Place> called(String name) {
        return Arrays.stream(values())
                .filter(place -> place.word().equals(name))
                .findFirst();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean fits(String value) {
        return written.matcher(value).matches();
    }

    /** The longest value that fits. */
    String longest() {
        return longest;
    }

    private static final class Written {
        /** A time of day, after its date where it is another day's. */
        static final String TIME = "(([0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}/[0-9]{1,2}) (kl )?)?[0-9]{1,2}[:.][0-9]{2}";
    }
}
