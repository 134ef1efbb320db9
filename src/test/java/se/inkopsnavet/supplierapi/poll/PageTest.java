package se.inkopsnavet.supplierapi.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.inkopsnavet.supplierapi.http.Answer;
import tools.jackson.databind.json.JsonMapper;

class PageTest {

    private static final Instant NOW = Instant.parse("2026-11-29T10:00:00Z");
    private static final Instant FROM = Instant.parse("2026-11-29T09:00:00Z");

    private static Page page(String json) {
        return Page.of("ordersSince", new Answer(JsonMapper.builder().build().readTree(json), NOW), 3, NOW);
    }

    private static String of(String items, String more) {
        return "{\"items\":[" + items + "],\"readTo\":\"2026-11-29T09:59:00Z\"" + more + "}";
    }

    private static String at(String time) {
        return "{\"changedAt\":\"2026-11-29T" + time + "\"}";
    }

    @Test
    void lastPageReachesAsFarAsTheList() {
        assertThat(page(of(at("09:10:00Z"), "")).reaches(FROM)).isEqualTo("2026-11-29T09:59:00Z");
    }

    @Test
    void anotherPageReachesToItsLastRecord() {
        String items = at("09:10:00Z") + ",{}," + at("10:20:00+01:00");

        assertThat(page(of(items, ",\"next\":\"2\"")).reaches(FROM)).isEqualTo("2026-11-29T09:20:00Z");
        assertThat(page(of(at("09:10:00Z") + "," + at("09:59:59Z"), ",\"next\":\"2\""))
                        .reaches(FROM))
                .isEqualTo("2026-11-29T09:59:00Z");
    }

    /** Otherwise what stands behind would be skipped when the reading breaks off here. */
    @Test
    void nothingFollowsFromAPageInAnotherOrder() {
        assertThat(page(of(at("09:20:00Z") + "," + at("09:10:00Z"), ",\"next\":\"2\""))
                        .reaches(FROM))
                .isEqualTo(FROM);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"error\":\"x\"}|SUP-004|items",
                "{\"items\":{}}|SUP-004|items",
                "{\"items\":[]}|SUP-004|readTo",
                "{\"items\":[],\"readTo\":\"nyss\"}|SUP-004|readTo",
                "{\"items\":[],\"readTo\":\"2026-11-29T10:03:00Z\"}|SUP-007|readTo",
                "{\"items\":[],\"readTo\":\"2026-11-29T10:00:00Z\",\"next\":7}|SUP-004|next",
                "{\"items\":[],\"readTo\":\"2026-11-29T10:00:00Z\",\"next\":\"\"}|SUP-004|next",
                "{\"items\":[1,2,3,4],\"readTo\":\"2026-11-29T10:00:00Z\"}|SUP-007|limit"
            })
    void whatIsNoPageIsNotBelieved(String json, String code, String place) {
        assertThatThrownBy(() -> page(json)).hasMessageContaining(code).hasMessageContaining(place);
    }
}
