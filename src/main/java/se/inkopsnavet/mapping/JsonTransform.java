package se.inkopsnavet.mapping;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/**
 * One JSONata expression, compiled once. It sees what it is given and nothing else, and has an end in time.
 *
 * <p>Beside JSONata's own functions it knows {@code $datum(text)}: the day in Europe/Stockholm of a time with or without offset.
 */
public final class JsonTransform {

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final long LONGEST_MILLIS = 2_000;
    private static final int DEEPEST = 100;

    private final String path;
    private final String text;
    private final Jsonata expression;

    private JsonTransform(String path, String text, Jsonata expression) {
        this.path = path;
        this.text = text;
        this.expression = expression;
    }

    /**
     * @param path below {@code mappings/}
     * @throws FaultException CONFIGURATION with file, line and column
     */
    public static JsonTransform compile(MappingFiles files, String path) {
        String text;
        try (InputStream in = files.open(path)) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new FaultException(Fault.CONFIGURATION, "mappings/" + path, e);
        }
        try {
            return new JsonTransform(path, text, Jsonata.jsonata(text));
        } catch (JException broken) {
            throw new FaultException(
                    Fault.CONFIGURATION, place(path, text, broken.getLocation()) + " " + broken.getError(), broken);
        }
    }

    /**
     * Evaluates the expression.
     *
     * @param input maps, lists, text, numbers and booleans
     * @param known what the mapping sees besides, by name without the dollar sign
     * @throws FaultException CONFIGURATION when the mapping itself fails, or gives anything but an object; the library's message may quote input and is
     *     not passed on
     */
    public Map<String, Object> apply(Object input, Map<String, Object> known) {
        return object(evaluated(input, known));
    }

    private @Nullable Object evaluated(Object input, Map<String, Object> known) {
        try {
            // The library keeps the state of an evaluation in the expression.
            synchronized (expression) {
                Jsonata.Frame frame = expression.createFrame();
                frame.setRuntimeBounds(LONGEST_MILLIS, DEEPEST);
                frame.bind("datum", (String time) -> day(time));
                known.forEach(frame::bind);
                return expression.evaluate(input, frame);
            }
        } catch (JException failed) {
            throw new FaultException(
                    Fault.CONFIGURATION, place(path, text, failed.getLocation()) + " " + failed.getError());
        } catch (RuntimeException failed) {
            // The library answers input that a function cannot use with any exception, whose text quotes it.
            throw new FaultException(
                    Fault.CONFIGURATION,
                    "mappings/" + path + " " + failed.getClass().getSimpleName());
        }
    }

    @SuppressWarnings("unchecked") // the keys of a JSON object are text
    private Map<String, Object> object(@Nullable Object result) {
        if (!(result instanceof Map)) {
            throw new FaultException(Fault.CONFIGURATION, "mappings/" + path + ": no object");
        }
        return (Map<String, Object>) result;
    }

    /** What is no time at all stays as it is, for whoever reads the field to refuse. */
    private static @Nullable String day(@Nullable String time) {
        if (time == null) {
            return null;
        }
        String iso = time.strip();
        try {
            return iso.matches(".*T.*(Z|[+-][0-9]{2}:?[0-9]{2})")
                    ? OffsetDateTime.parse(iso)
                            .atZoneSameInstant(STOCKHOLM)
                            .toLocalDate()
                            .toString()
                    : LocalDate.parse(iso.length() > 10 ? iso.substring(0, 10) : iso)
                            .toString();
        } catch (DateTimeException unreadable) {
            return iso;
        }
    }

    private static String place(String path, String text, int location) {
        String before = text.substring(0, Math.max(0, Math.min(location, text.length())));
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        int column = before.length() - before.lastIndexOf('\n');
        return "mappings/" + path + " line " + line + ":" + column;
    }
}
