package se.inkopsnavet.contact;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/**
 * The words of one SMS.
 *
 * @param text with places in braces
 * @param urgent when nobody at the unit can be reached by SMS its head hears of it too
 * @param otherwise what happens where no SMS is possible
 */
record TextTemplate(String id, String text, boolean urgent, Otherwise otherwise) {

    private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z]*)}");

    enum Otherwise {
        MAIL,
        /** Somebody has got the same by another way already. */
        NOTHING
    }

    /** The names between braces. */
    Set<String> places() {
        Set<String> names = new TreeSet<>();
        Matcher matcher = PLACE.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    /** As long as it can become. Only places that there are. */
    String longest() {
        return filled(name -> Place.called(name).map(Place::longest).orElse(""));
    }

    /**
     * The text as it is sent.
     *
     * @throws FaultException SMS_TEXT naming the place whose value is missing, or is no time, day or number
     */
    String fill(String caseRef, Map<String, String> values) {
        return filled(name -> {
            Place place = Place.called(name).orElseThrow(() -> unfit(name));
            String value = place == Place.CASE ? caseRef : values.get(name);
            if (value == null || !place.fits(value)) {
                throw unfit(name);
            }
            return value;
        });
    }

    private String filled(UnaryOperator<String> value) {
        return PLACE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value.apply(found.group(1))));
    }

    private FaultException unfit(String name) {
        return new FaultException(Fault.SMS_TEXT, id + "." + name);
    }
}
