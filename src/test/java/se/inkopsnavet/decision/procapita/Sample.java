package se.inkopsnavet.decision.procapita;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One decision in test data, by the CSV's column names; written as XML or CSV. Absent keys are left out of the XML and empty in the CSV. */
public record Sample(Map<String, String> values) {

    public static final List<String> COLUMNS = List.of(
            "beslutsid",
            "version",
            "andrad",
            "utfall",
            "insats",
            "fran",
            "till",
            "enhet",
            "personnummer",
            "fornamn",
            "efternamn",
            "skyddad",
            "status",
            "co",
            "gata",
            "lagenhet",
            "postnummer",
            "postort",
            "portkod",
            "omrade",
            "telefon",
            "epost",
            "ringa",
            "epostinloggning",
            "mota",
            "chaufforinfo",
            "inplock",
            "kanTaEmot",
            "kanPlocka",
            "faktura",
            "fakturaadress",
            "losenord",
            "grundtyp",
            "grundreferens",
            "grundmottagare",
            "grundfran",
            "grundtill");

    /** P01 of the cast with everything in order. */
    static Sample asa() {
        return new Sample(Map.of())
                .with("beslutsid", "B-1")
                .with("version", "1")
                .with("andrad", "2026-11-20T10:15:00+01:00")
                .with("utfall", "BEVILJAD")
                .with("insats", "INKOP")
                .with("fran", "2026-12-01")
                .with("enhet", "HT-TRANGSUND")
                .with("personnummer", "18900101-9802")
                .with("fornamn", "Åsa")
                .with("efternamn", "Öhrström-Ängqvist")
                .with("skyddad", "NEJ")
                .with("status", "LEVANDE")
                .with("gata", "Ågatan 5")
                .with("lagenhet", "1101")
                .with("postnummer", "142 30")
                .with("postort", "Trångsund")
                .with("omrade", "Trångsund")
                .with("telefon", "0701740605")
                .with("ringa", "JA")
                .with("mota", "JA")
                .with("faktura", "SAMMA")
                .with("grundtyp", "SAMTYCKE")
                .with("grundreferens", "JN-17")
                .with("grundmottagare", "livs")
                .with("grundfran", "2026-11-20");
    }

    public Sample with(String column, String value) {
        Map<String, String> copy = new LinkedHashMap<>(values);
        copy.put(column, value);
        return new Sample(copy);
    }

    public Sample without(String column) {
        Map<String, String> copy = new LinkedHashMap<>(values);
        copy.remove(column);
        return new Sample(copy);
    }

    public String xml() {
        return "<beslut>"
                + tags("beslutsid", "version", "andrad", "utfall", "insats", "fran", "till", "enhet")
                + "<person>" + tags("personnummer", "fornamn", "efternamn", "skyddad", "status")
                + group("adress", tags("co", "gata", "lagenhet", "postnummer", "postort", "portkod")) + "</person>"
                + tags("omrade", "telefon", "epost")
                + group(
                        "villkor",
                        tags(
                                "ringa",
                                "epostinloggning",
                                "mota",
                                "chaufforinfo",
                                "inplock",
                                "kanTaEmot",
                                "kanPlocka",
                                "faktura",
                                "fakturaadress",
                                "losenord"))
                + group(
                        "utlamnandegrund",
                        tag("typ", "grundtyp")
                                + tag("referens", "grundreferens")
                                + tag("mottagare", "grundmottagare")
                                + tag("fran", "grundfran")
                                + tag("till", "grundtill"))
                + "</beslut>";
    }

    public String csv(char separator) {
        return COLUMNS.stream()
                .map(column -> quoted(values.getOrDefault(column, "")))
                .collect(Collectors.joining(String.valueOf(separator)));
    }

    private static String quoted(String cell) {
        return cell.chars().anyMatch(c -> ";,\"\r\n".indexOf(c) >= 0) ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }

    private String tags(String... columns) {
        return List.of(columns).stream().map(column -> tag(column, column)).collect(Collectors.joining());
    }

    private String tag(String element, String column) {
        String value = values.get(column);
        return value == null
                ? ""
                : "<" + element + ">"
                        + value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") + "</" + element + ">";
    }

    private static String group(String element, String inner) {
        return inner.isEmpty() ? "" : "<" + element + ">" + inner + "</" + element + ">";
    }

    /** The same person {@code count} times, decisions B-1, B-2 and so on. */
    static List<Sample> many(int count) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            samples.add(asa().with("beslutsid", "B-" + i));
        }
        return samples;
    }
}
