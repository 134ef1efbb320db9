package se.inkopsnavet.document;

import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.mapping.MappingFiles;

/** What a room's values are called in what people read: sections of words, each word asked for when the file is read. */
public final class Words {

    private final String file;
    private final Map<String, Map<String, String>> root;
    private final Map<String, String> words = new HashMap<>();

    private Words(String file, Map<String, Map<String, String>> root) {
        this.file = file;
        this.root = root;
    }

    /** @param file under {@code mappings/} */
    @SuppressWarnings("unchecked") // every word is asked for by name below
    public static Words load(MappingFiles mappings, String file) {
        InputStream yaml = mappings.open(file);
        return new Words(file, new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml));
    }

    /** @throws FaultException CONFIGURATION naming the word that is missing */
    public Words with(String section, Class<? extends Enum<?>> type) {
        return with(section, Arrays.stream(type.getEnumConstants()).map(Enum::name));
    }

    /** @throws FaultException CONFIGURATION naming the word that is missing */
    public Words with(String section, Stream<String> names) {
        names.forEach(name -> {
            Object word = root.getOrDefault(section, Map.of()).get(name);
            if (!(word instanceof String text) || text.isBlank()) {
                throw new FaultException(Fault.CONFIGURATION, file + ": " + section + "." + name);
            }
            words.put(section + "." + name, text);
        });
        return this;
    }

    /** A word that was asked for when the file was read. */
    public String of(String section, Object name) {
        return words.get(section + "." + name);
    }
}
