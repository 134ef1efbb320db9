package se.inkopsnavet.customerlist;

import java.io.InputStream;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import se.inkopsnavet.yaml.YamlMap;

/**
 * What must not reach a driver (HUD-17, requirements §10.1): codes, keys and alarms, runs of digits, personnummer, diagnoses, threats, other people.
 * A hit holds the row for a person to edit; it says nothing about the text. The lists stand in {@code mappings/customerlist/screening.yaml}.
 *
 * @param driverInfo entries that hold free text in column h
 * @param doorCode entries that hold an address (AC-05-10); narrower, since Nyckelvägen is a street and every address has digits
 * @param replacement stands where a text that was found must not be stored; found by both lists, so that the row is held all the same
 */
public record Screening(List<LexiconEntry> driverInfo, List<LexiconEntry> doorCode, String replacement) {

    private static final String DRIVER_INFO = "driverInfo";
    private static final String ADDRESS = "address";

    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}+");
    private static final Pattern BLANKS = Pattern.compile("[\\p{Z}\\s]+");

    public Screening {
        driverInfo = List.copyOf(driverInfo);
        doorCode = List.copyOf(doorCode);
    }

    /**
     * @param file what to call the file in errors
     * @throws se.inkopsnavet.fault.FaultException CONFIGURATION at {@code file:line}
     */
    public static Screening load(InputStream yaml, String file) {
        YamlMap map = YamlMap.read(yaml, file);
        map.onlyKeys("replacement", DRIVER_INFO, ADDRESS);
        Screening screening = new Screening(entries(map, DRIVER_INFO), entries(map, ADDRESS), map.text("replacement"));
        if (!screening.findsInDriverInfo(screening.replacement) || !screening.findsDoorCode(screening.replacement)) {
            throw map.error("replacement", "not found by both lists");
        }
        return screening;
    }

    /**
     * What may be stored of the text.
     *
     * @param list {@code driverInfo} or {@code address}
     */
    public String screened(String list, String text) {
        boolean found =
                switch (list) {
                    case DRIVER_INFO -> findsInDriverInfo(text);
                    case ADDRESS -> findsDoorCode(text);
                    default -> throw new IllegalArgumentException(list);
                };
        return found ? replacement : text;
    }

    private static List<LexiconEntry> entries(YamlMap map, String section) {
        YamlMap categories = map.map(section);
        return categories.keys().stream()
                .flatMap(category -> categories.texts(category).stream())
                .map(text -> LexiconEntry.parse(text.value(), text.place()))
                .toList();
    }

    boolean findsInDriverInfo(String text) {
        return finds(driverInfo, text);
    }

    boolean findsDoorCode(String text) {
        return finds(doorCode, text);
    }

    private static boolean finds(List<LexiconEntry> entries, String text) {
        String plain = plain(text);
        return entries.stream().anyMatch(entry -> entry.matches(plain));
    }

    /** Full-width letters, capitals, soft hyphens and no-break spaces must not hide a word from the lexicon. */
    static String plain(String text) {
        String visible = INVISIBLE.matcher(text).replaceAll("");
        String folded = Normalizer.normalize(visible, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return BLANKS.matcher(folded).replaceAll(" ");
    }
}
