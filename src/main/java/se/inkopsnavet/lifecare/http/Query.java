package se.inkopsnavet.lifecare.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The parameters of one call besides domain and key. */
public record Query(Map<String, String> parameters) {

    public static final Query NONE = new Query(Map.of());

    /** Changed after and before, both exclusive, in UTC as the contract says. */
    public static Query changed(Instant after, Instant before) {
        return NONE.with("gt", utc(after)).with("lt", utc(before));
    }

    /** @param personId twelve digits */
    public static Query ofPerson(String personId) {
        return where("PersonId", personId);
    }

    /** @param value of the source's own; a quote in it would end it early */
    public static Query where(String field, String value) {
        return NONE.with("q", field + "='" + value.replace("'", "") + "'");
    }

    public Query page(int limit, int offset) {
        return with("limit", Integer.toString(limit)).with("offset", Integer.toString(offset));
    }

    private Query with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(parameters);
        more.put(name, value);
        return new Query(more);
    }

    private static String utc(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    String encoded() {
        return parameters.entrySet().stream()
                .map(each -> each.getKey() + "=" + encode(each.getValue()))
                .collect(Collectors.joining("&"));
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return "Query[***]";
    }
}
