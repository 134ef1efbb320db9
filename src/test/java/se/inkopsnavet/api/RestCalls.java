package se.inkopsnavet.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The REST contract over TLS and real sockets. */
abstract class RestCalls {

    static final JsonMapper JSON = new JsonMapper();

    static DoorBench bench;

    @BeforeAll
    static void open(@TempDir Path folder) {
        bench = new DoorBench(folder);
    }

    @AfterAll
    static void close() {
        bench.close();
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    static void refused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = json(answer);
        assertThat(problem.get("code").stringValue()).isEqualTo(code);
        assertThat(problem.get("status").intValue()).isEqualTo(status);
        assertThat(problem.get("correlationId").stringValue())
                .isEqualTo(answer.headers().firstValue("X-Correlation-Id").orElseThrow());
        assertThat(answer.body()).doesNotContain(Given.PERSON, "Åsa", "Exception", "inkopsnavet.api", "Tomcat");
    }

    static void refusedAndNothingStored(Call call, int status, String code) throws Exception {
        long before = bench.stored();
        refused(call.make(), status, code);
        assertThat(bench.stored()).isEqualTo(before);
    }

    interface Call {
        HttpResponse<String> make() throws Exception;
    }
}
