package se.inkopsnavet.document;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.mapping.MappingFiles;

/** How a journal note that the hub shall read begins, and what it then is. */
public final class Headings<E extends Enum<E>> {

    private final Map<String, E> types;

    private Headings(Map<String, E> types) {
        this.types = Map.copyOf(types);
    }

    /**
     * @param file under {@code mappings/}
     * @throws FaultException CONFIGURATION when there are none, or one is of a type that does not exist
     */
    public static <E extends Enum<E>> Headings<E> load(MappingFiles mappings, String file, Class<E> type) {
        Map<String, E> types = new HashMap<>();
        if (FormColumns.root(mappings, file).get("headings") instanceof Map<?, ?> given) {
            given.forEach((heading, name) ->
                    types.put(heading.toString(), type(type, String.valueOf(name), file + ": headings." + heading)));
        }
        if (types.isEmpty()) {
            throw new FaultException(Fault.CONFIGURATION, file + ": headings");
        }
        return new Headings<>(types);
    }

    private static <E extends Enum<E>> E type(Class<E> type, String name, String place) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        throw new FaultException(Fault.CONFIGURATION, place);
    }

    public Optional<E> typeOf(String line) {
        return Optional.ofNullable(types.get(line));
    }
}
