package se.inkopsnavet.peppol;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.finding.Finding;
import se.inkopsnavet.mapping.MappingFiles;
import se.inkopsnavet.yaml.Branch;
import se.inkopsnavet.yaml.Shape;
import se.inkopsnavet.yaml.ShapeCheck;
import se.inkopsnavet.yaml.YamlDocument;
import se.inkopsnavet.yaml.YamlSource;

/**
 * Who is who in Peppol: {@code mappings/peppol/participants.yaml}. The address of a municipality or a supplier is public, and is the only thing that says
 * whose document a file is.
 */
public final class Participants {

    private static final String FILE = "peppol/participants.yaml";
    private static final Shape.Section SHAPE = Shape.section(
            Shape.key("municipality", Shape.text(40)),
            Shape.key("supplier", Shape.text(40)),
            Shape.key(
                    "endpoint",
                    Shape.matching("[0-9]{4}:[A-Za-z0-9:.-]{1,50}", "en elektronisk adress som 0007:5560000000")),
            Shape.key("name", Shape.text(100)),
            Shape.key("country", Shape.matching("[A-Z]{2}", "en landskod med två bokstäver")));

    private final Map<String, Participant> municipalities = new HashMap<>();
    private final Map<String, Participant> suppliers = new HashMap<>();

    private Participants() {}

    /** @param id policy id or supplier id @param endpoint as {@code scheme:value} @param country ISO 3166, two letters */
    record Participant(String id, String endpoint, String name, String country) {

        String scheme() {
            return endpoint.substring(0, endpoint.indexOf(':'));
        }

        String address() {
            return endpoint.substring(endpoint.indexOf(':') + 1);
        }
    }

    /** @throws FaultException CONFIGURATION with file and line */
    public static Participants load(MappingFiles mappings) {
        Participants participants = new Participants();
        List<Finding> findings = new ArrayList<>();
        try (InputStream yaml = mappings.open(FILE)) {
            YamlSource source =
                    new YamlSource("mappings/" + FILE, new String(yaml.readAllBytes(), StandardCharsets.UTF_8));
            for (Branch entry : YamlDocument.entries(source, "participants", findings::add)) {
                ShapeCheck.check(entry, SHAPE, findings::add);
                participants.add(entry, findings);
            }
        } catch (IOException unreadable) {
            throw new FaultException(Fault.CONFIGURATION, "mappings/" + FILE, unreadable);
        }
        if (!findings.isEmpty()) {
            throw new FaultException(Fault.CONFIGURATION, findings.get(0).toString());
        }
        return participants;
    }

    private void add(Branch entry, List<Finding> findings) {
        boolean isOne = entry.has("municipality") != entry.has("supplier");
        if (!isOne || !entry.has("endpoint") || !entry.has("name")) {
            findings.add(Finding.error(
                    entry.file(),
                    entry.line("endpoint"),
                    "endpoint",
                    "ange municipality eller supplier, endpoint och name"));
            return;
        }
        boolean supplier = entry.has("supplier");
        String id = entry.text(supplier ? "supplier" : "municipality").orElse("");
        Participant participant = new Participant(
                id,
                entry.text("endpoint").orElse(""),
                entry.text("name").orElse(""),
                entry.text("country").orElse("SE"));
        if ((supplier ? suppliers : municipalities).put(id, participant) != null) {
            findings.add(Finding.error(entry.file(), entry.line("name"), "name", id + " står två gånger"));
        }
    }

    Optional<Participant> municipality(String policyId) {
        return Optional.ofNullable(municipalities.get(policyId));
    }

    Optional<Participant> supplier(String supplierId) {
        return Optional.ofNullable(suppliers.get(supplierId));
    }

    /** Null when no supplier has the address. */
    @Nullable
    String supplierAt(String endpoint) {
        return suppliers.values().stream()
                .filter(supplier -> supplier.endpoint().equals(endpoint))
                .map(Participant::id)
                .findFirst()
                .orElse(null);
    }
}
