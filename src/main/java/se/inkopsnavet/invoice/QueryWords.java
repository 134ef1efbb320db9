package se.inkopsnavet.invoice;

import java.io.InputStream;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import se.inkopsnavet.document.FormColumns;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.mapping.MappingFiles;

/** What the mail to the invoice desk says, and what the lines of its form are called, from {@code mappings/invoice/fraga.yaml}. */
public record QueryWords(String subject, String text, String form, FormColumns columns) {

    private static final String FILE = "invoice/fraga.yaml";
    private static final Set<String> FIELDS =
            Set.of("answer", "name", "careOf", "street", "apartment", "postcode", "city");

    /** @throws FaultException CONFIGURATION naming what is missing */
    public static QueryWords load(MappingFiles mappings) {
        InputStream yaml = mappings.open(FILE);
        Map<String, Object> root = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        return new QueryWords(
                word(root, "subject"),
                word(root, "text"),
                word(root, "form"),
                FormColumns.load(mappings, FILE, FIELDS));
    }

    private static String word(Map<String, Object> root, String key) {
        if (root.get(key) instanceof String text && !text.isBlank()) {
            return text;
        }
        throw new FaultException(Fault.CONFIGURATION, FILE + ": " + key);
    }

    AnswerForm answers() {
        return new AnswerForm(columns);
    }
}
