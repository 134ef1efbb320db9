package se.inkopsnavet.credentials;

import java.io.InputStream;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/**
 * The Swedish words of a hand-over, from {@code mappings/credentials/handover.yaml}.
 *
 * @param unit mail to the unit; {@code file} is what holds the login
 * @param client the sealed letter; {@code secret} is the part that is set in a fixed-width face
 */
public record HandoverWords(Unit unit, Client client) {

    /** @param receiver for the journal @param how for the journal */
    public record Unit(String subject, String text, String file, String receiver, String how) {}

    public record Client(
            String heading, String text, String login, String password, String closing, String receiver, String how) {}

    private static final String FILE = "credentials/handover.yaml";

    /** @throws FaultException CONFIGURATION naming the missing key */
    @SuppressWarnings("unchecked") // every key is asked for by name at once
    public static HandoverWords load(InputStream yaml) {
        Map<String, Object> root = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        Words unit = new Words("unit", (Map<String, Object>) root.getOrDefault("unit", Map.of()));
        Words client = new Words("client", (Map<String, Object>) root.getOrDefault("client", Map.of()));
        Unit forUnit =
                new Unit(unit.of("subject"), unit.of("text"), unit.of("file"), unit.of("receiver"), unit.of("how"));
        if (!forUnit.file().contains("{inloggning}") || !forUnit.file().contains("{losenord}")) {
            throw new FaultException(Fault.CONFIGURATION, FILE + ": unit.file");
        }
        return new HandoverWords(
                forUnit,
                new Client(
                        client.of("heading"),
                        client.of("text"),
                        client.of("login"),
                        client.of("password"),
                        client.of("closing"),
                        client.of("receiver"),
                        client.of("how")));
    }

    private record Words(String section, Map<String, Object> words) {

        String of(String key) {
            if (words.get(key) instanceof String text) {
                return text.strip();
            }
            throw new FaultException(Fault.CONFIGURATION, FILE + ": " + section + "." + key);
        }
    }
}
