package se.inkopsnavet.lifecare;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.decision.PurchaseTerms;
import se.inkopsnavet.event.AbsenceChanged;
import se.inkopsnavet.event.ContactChanged;
import se.inkopsnavet.mapping.MappingFiles;
import se.inkopsnavet.yaml.YamlMap;

/**
 * What the codes and words of one Lifecare installation mean: {@code mappings/lifecare/koder/<municipality>.yaml}. Mappings see it as
 * {@code $koder}.
 *
 * @param insats by the code of the service category; a code that is not there is some other insats
 * @param outcome by the code of the decision type
 * @param unit by the id of the provider unit: the unit's id in the municipality's profile
 * @param area by postcode, five digits: what the profile calls the area
 * @param absence by the code of the reason; a code that is not there is OTHER
 * @param relation by the relation word in lower case
 * @param invoice by the code of the decision: where the client has said that the invoice goes; a code that is not there says nothing. Empty where the
 *     installation has no such codes (decision 0062)
 */
public record Codes(
        Map<String, Decision.Insats> insats,
        Map<String, Decision.Outcome> outcome,
        Map<String, String> unit,
        Map<String, String> area,
        Map<String, AbsenceChanged.Reason> absence,
        Map<String, ContactChanged.Candidate> relation,
        Map<String, PurchaseTerms.InvoiceTo> invoice) {

    private static final String FOLDER = "lifecare/koder/";
    private static final String INVOICE = "faktura";

    /** @throws se.inkopsnavet.fault.FaultException CONFIGURATION at {@code file:line} */
    public static Codes load(MappingFiles files, String municipality) {
        String file = file(municipality);
        YamlMap all = YamlMap.read(files.open(file), file);
        all.onlyKeys("insats", "beslutstyp", "enhet", "omrade", "franvaro", "relation", INVOICE);
        return new Codes(
                named(all.map("insats"), Decision.Insats.class),
                named(all.map("beslutstyp"), Decision.Outcome.class),
                texts(all.map("enhet")),
                postcodes(all.map("omrade")),
                named(all.map("franvaro"), AbsenceChanged.Reason.class),
                words(named(all.map("relation"), ContactChanged.Candidate.class)),
                all.keys().contains(INVOICE) ? named(all.map(INVOICE), PurchaseTerms.InvoiceTo.class) : Map.of());
    }

    /** Below {@code mappings/}. */
    public static String file(String municipality) {
        return FOLDER + municipality + ".yaml";
    }

    boolean isPurchase(@Nullable String categoryCode) {
        return categoryCode != null && insats.get(categoryCode) == Decision.Insats.INKOP;
    }

    AbsenceChanged.Reason absence(@Nullable String reasonCode) {
        return reasonCode == null
                ? AbsenceChanged.Reason.OTHER
                : absence.getOrDefault(reasonCode, AbsenceChanged.Reason.OTHER);
    }

    ContactChanged.Candidate candidate(@Nullable String relationWord) {
        return relationWord == null
                ? ContactChanged.Candidate.NONE
                : relation.getOrDefault(word(relationWord), ContactChanged.Candidate.NONE);
    }

    /** As the mappings see it: plain maps of text, which can also be asked for nothing. */
    Map<String, Object> forMappings() {
        return Map.of(
                "insats",
                plain(insats),
                "beslutstyp",
                plain(outcome),
                "enhet",
                new HashMap<>(unit),
                "omrade",
                new HashMap<>(area),
                INVOICE,
                plain(invoice));
    }

    private static Map<String, String> plain(Map<String, ? extends Enum<?>> names) {
        Map<String, String> plain = new HashMap<>();
        names.forEach((code, name) -> plain.put(code, name.name()));
        return plain;
    }

    private static <E extends Enum<E>> Map<String, E> named(YamlMap section, Class<E> type) {
        Map<String, E> names = new LinkedHashMap<>();
        for (String code : section.keys()) {
            String name = section.text(code);
            names.put(
                    code,
                    Arrays.stream(type.getEnumConstants())
                            .filter(constant -> constant.name().equals(name))
                            .findFirst()
                            .orElseThrow(() -> section.error(
                                    code, name + " is none of " + Arrays.toString(type.getEnumConstants()))));
        }
        return Map.copyOf(names);
    }

    private static Map<String, String> texts(YamlMap section) {
        Map<String, String> texts = new LinkedHashMap<>();
        section.keys().forEach(code -> texts.put(code, section.text(code)));
        return Map.copyOf(texts);
    }

    private static Map<String, String> postcodes(YamlMap section) {
        Map<String, String> areas = new LinkedHashMap<>();
        Set<String> keys = section.keys();
        keys.forEach(key -> areas.put(key.replace(" ", ""), section.text(key)));
        return Map.copyOf(areas);
    }

    private static <T> Map<String, T> words(Map<String, T> relations) {
        Map<String, T> folded = new HashMap<>();
        relations.forEach((text, candidate) -> folded.put(word(text), candidate));
        return Map.copyOf(folded);
    }

    private static String word(String text) {
        return text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}
