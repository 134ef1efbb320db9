package se.inkopsnavet.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.person.Address;

/** Where a supplier says that it will drive: compared with where the client lives, and never kept. Pure. */
record DrivenAddress(@Nullable String street, @Nullable String postcode) {

    /** Letters and numbers apart from each other, so that {@code 12B} is {@code 12 b}. */
    private static final Pattern WORD = Pattern.compile("\\p{L}+|\\d+");

    private static final List<String> APARTMENT = List.of("lgh", "lägenhet");

    /** @return null when the schedule does not say where */
    @Nullable
    Boolean fits(Address home) {
        if (street == null && postcode == null) {
            return null;
        }
        boolean postcodeFits =
                postcode == null || postcode.replaceAll("\\D", "").equals(home.postcode());
        boolean streetFits = street == null || words(street).equals(words(home.street()));
        return postcodeFits && streetFits;
    }

    /** Without the apartment, which one of the two may lack. */
    private static List<String> words(String street) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(street.toLowerCase(Locale.ROOT));
        while (word.find()) {
            if (APARTMENT.contains(word.group())) {
                break;
            }
            words.add(word.group());
        }
        return words;
    }

    @Override
    public String toString() {
        return "DrivenAddress[***]";
    }
}
