package se.inkopsnavet.customerlist;

import java.io.InputStream;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import se.inkopsnavet.yaml.YamlMap;

/**
 * What a supplier's reasons for rejecting a row mean to us ({@code mappings/suppliers/<name>/reasons.yaml}).
 *
 * @param letters by the supplier's code: the items that must be corrected before the row can be sent again
 */
public record RejectionReasons(Map<String, Set<Letter>> letters) {

    public RejectionReasons {
        letters = Map.copyOf(letters);
    }

    /**
     * @param file what to call the file in errors
     * @throws se.inkopsnavet.fault.FaultException CONFIGURATION at {@code file:line}
     */
    public static RejectionReasons load(InputStream yaml, String file) {
        YamlMap map = YamlMap.read(yaml, file);
        map.onlyKeys("reasons");
        YamlMap reasons = map.map("reasons");
        Map<String, Set<Letter>> letters = new LinkedHashMap<>();
        for (String code : reasons.keys()) {
            Set<Letter> ofCode = EnumSet.noneOf(Letter.class);
            for (YamlMap.Text symbol : reasons.texts(code)) {
                ofCode.add(
                        Letter.ofSymbol(symbol.value()).orElseThrow(() -> reasons.error(code, "not a letter a to j")));
            }
            letters.put(code, Collections.unmodifiableSet(ofCode));
        }
        return new RejectionReasons(letters);
    }
}
