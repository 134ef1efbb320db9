package se.inkopsnavet.decision.procapita;

import java.text.Normalizer;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.person.DoorCode;

/**
 * How much of a field may stand in a record. Records are stored, and may wait long for a person: what the hub must never hold (requirements §10.1) is taken
 * out when the file is cut.
 *
 * @param list of the screening that a {@link How#SCREENED} text goes through, else null
 */
record Kept(How how, @Nullable String list) {

    static final Kept ALL = new Kept(How.ALL, null);

    /** The keys of the mapping files that say it. */
    static final List<String> FLAGS = List.of("drop", "presence", "withoutDoorCode");

    static final String SCREENED = "screened";
    /** The lists of {@code customerlist/screening.yaml}. */
    static final Set<String> LISTS = Set.of("driverInfo", "address");

    private static final String MARK = "*";
    private static final Pattern BLANKS = Pattern.compile("\\p{Zs}+");

    enum How {
        ALL,
        /** As a person wrote it, when the screening finds nothing in it. */
        SCREENED,
        /** An address, which somebody may have written a door code into. */
        WITHOUT_DOOR_CODE,
        /** A mark says that something stood there. */
        PRESENCE,
        NOTHING
    }

    static Kept byFlag(String flag) {
        return new Kept(
                switch (flag) {
                    case "drop" -> How.NOTHING;
                    case "presence" -> How.PRESENCE;
                    case "withoutDoorCode" -> How.WITHOUT_DOOR_CODE;
                    default -> throw new IllegalArgumentException(flag);
                },
                null);
    }

    /** What the flags say together. @return null when they contradict each other, or there is no such list */
    static @Nullable Kept of(Stream<String> flags, @Nullable String list) {
        List<Kept> said = Stream.concat(
                        flags.map(Kept::byFlag), Stream.ofNullable(list).map(name -> new Kept(How.SCREENED, name)))
                .toList();
        boolean known = list == null || LISTS.contains(list);
        return !known || said.size() > 1 ? null : said.isEmpty() ? ALL : said.get(0);
    }

    String of(String text, FreeTextScreen screen) {
        return switch (how) {
            case ALL -> text;
            case SCREENED -> screen.screened(list, text);
            case WITHOUT_DOOR_CODE -> withoutDoorCode(text);
            case PRESENCE -> text.isBlank() ? "" : MARK;
            case NOTHING -> "";
        };
    }

    private static String withoutDoorCode(String text) {
        // Decomposed letters and odd blanks must not hide it.
        String plain =
                BLANKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFC)).replaceAll(" ");
        String rest = DoorCode.removedFrom(plain);
        return rest.equals(plain) ? text : rest;
    }
}
