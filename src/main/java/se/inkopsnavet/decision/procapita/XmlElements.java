package se.inkopsnavet.decision.procapita;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.mapping.MappingFiles;
import se.inkopsnavet.yaml.YamlMap;

/** Which elements of an XML record are not stored as they stand, from {@code procapita/beslut-xml.yaml}. */
record XmlElements(Map<String, Kept> byName) {

    private static final String FILE = "procapita/beslut-xml.yaml";

    XmlElements {
        byName = Map.copyOf(byName);
    }

    /** @throws FaultException CONFIGURATION with file and line */
    static XmlElements load(MappingFiles files) {
        YamlMap root = YamlMap.read(files.open(FILE), "mappings/" + FILE);
        root.onlyKeys("elements");
        YamlMap elements = root.map("elements");
        Map<String, Kept> byName = new HashMap<>();
        for (String name : elements.keys()) {
            byName.put(folded(name), kept(elements.map(name)));
        }
        return new XmlElements(byName);
    }

    private static Kept kept(YamlMap rule) {
        for (String key : rule.keys()) {
            if (!Kept.FLAGS.contains(key) && !key.equals(Kept.SCREENED)) {
                throw rule.error(key, "unknown key " + key);
            }
        }
        String list = rule.keys().contains(Kept.SCREENED) ? rule.text(Kept.SCREENED) : null;
        Kept kept = Kept.of(Kept.FLAGS.stream().filter(rule::flag), list);
        if (kept == null) {
            throw rule.error("contradiction, or no such list");
        }
        return kept;
    }

    /** Also of an attribute, and in whatever case: what the schema will refuse is stored as well, for a person to look at. */
    Kept of(String localName) {
        return byName.getOrDefault(folded(localName), Kept.ALL);
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
