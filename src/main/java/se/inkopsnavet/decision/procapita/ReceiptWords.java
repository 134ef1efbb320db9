package se.inkopsnavet.decision.procapita;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.mapping.MappingFiles;

/** The words of {@code procapita/kvittens.yaml}. */
record ReceiptWords(Map<?, ?> rows, Map<?, ?> results, List<?> columns) {

    private static final String PATH = "procapita/kvittens.yaml";

    static ReceiptWords load(MappingFiles files) {
        try (InputStream in = files.open(PATH)) {
            Object document = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            if (document instanceof Map<?, ?> root
                    && root.get("rows") instanceof Map<?, ?> rows
                    && root.get("results") instanceof Map<?, ?> results
                    && root.get("columns") instanceof List<?> columns
                    && rows.keySet()
                            .containsAll(List.of(
                                    "version",
                                    "file",
                                    "municipality",
                                    "result",
                                    "count",
                                    "outcome",
                                    "fault",
                                    "earlier"))
                    && results.keySet().containsAll(List.of("ACCEPTED", "PARTLY", "REFUSED", "REPEATED"))
                    && columns.size() == 5) {
                return new ReceiptWords(rows, results, columns);
            }
        } catch (YAMLException | IOException e) {
            throw new FaultException(Fault.CONFIGURATION, "mappings/" + PATH, e);
        }
        throw new FaultException(Fault.CONFIGURATION, "mappings/" + PATH + ": rows, results or columns");
    }

    String row(String key) {
        return String.valueOf(rows.get(key));
    }

    String result(String key) {
        return String.valueOf(results.get(key));
    }
}
