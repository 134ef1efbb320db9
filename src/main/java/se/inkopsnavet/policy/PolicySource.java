package se.inkopsnavet.policy;

import java.util.Map;
import se.inkopsnavet.finding.Finding;

/**
 * The place of a profile, to name file and line in findings that arise after it was read.
 *
 * @param lines line by top-level key
 */
public record PolicySource(String file, int line, Map<String, Integer> lines) {

    public PolicySource {
        lines = Map.copyOf(lines);
    }

    public Finding error(String key, String message) {
        return Finding.error(file, lines.getOrDefault(key, line), key, message);
    }

    public Finding warning(String key, String message) {
        return Finding.warning(file, lines.getOrDefault(key, line), key, message);
    }
}
