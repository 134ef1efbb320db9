package se.inkopsnavet.policy;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The areas of a municipality, found by what a case system calls them: tolerant of case, diacritics, hyphens and blanks, but never a guess (HUD-09). */
public final class Areas {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final List<Area> areas;
    private final Map<String, Area> byName = new HashMap<>();

    public Areas(List<Area> areas) {
        this.areas = List.copyOf(areas);
        areas.forEach(area -> spellings(area).forEach(name -> byName.putIfAbsent(folded(name), area)));
    }

    public List<Area> list() {
        return areas;
    }

    public Optional<Area> find(String name) {
        return Optional.ofNullable(byName.get(folded(name)));
    }

    /** Under every spelling the area is known by: id, name and aliases. */
    static Stream<String> spellings(Area area) {
        return Stream.concat(Stream.of(area.areaId(), area.name()), area.aliases().stream());
    }

    static String folded(String name) {
        String bare =
                MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
        return BETWEEN_WORDS
                .matcher(bare.toLowerCase(Locale.ROOT))
                .replaceAll(" ")
                .strip();
    }
}
