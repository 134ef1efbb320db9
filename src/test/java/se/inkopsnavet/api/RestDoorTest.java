package se.inkopsnavet.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the door answers, and what it has stored before it does. */
class RestDoorTest extends RestCalls {

    @Test
    void consentIsStoredBeforeItIsAcknowledged() throws Exception {
        HttpResponse<String> answer = bench.post(DoorBench.TOKEN, Given.consent());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        String id = json(answer).get("id").stringValue();
        assertThat(bench.message(id))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("flow", "CONSENT", "municipality", "exempelkommun", "state", "RECEIVED"));
        assertThat(answer.headers().firstValue("Location"))
                .contains(json(answer).get("status").stringValue());
    }

    @Test
    void statusTellsHowItStandsAndNothingAboutThePerson() throws Exception {
        String link =
                json(bench.post(DoorBench.TOKEN, Given.consent())).get("status").stringValue();

        HttpResponse<String> answer = bench.get(DoorBench.TOKEN, link);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).get("state").stringValue()).isEqualTo("RECEIVED");
        assertThat(answer.body()).doesNotContain("8900101", "livs", "Åsa");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    }

    /** Among the reasons is that the person is protected. */
    @Test
    void whySomethingWaitsForAHumanIsNotTold() throws Exception {
        HttpResponse<String> accepted = bench.post(DoorBench.TOKEN, Given.consent());
        String id = json(accepted).get("id").stringValue();
        bench.ledger
                .all
                .sql(
                        "update message set state = 'HELD', fault = 'PROTECTED_IDENTITY', due_at = null where id = ?::uuid")
                .param(id)
                .update();

        HttpResponse<String> answer =
                bench.get(DoorBench.TOKEN, json(accepted).get("status").stringValue());

        assertThat(json(answer).get("state").stringValue()).isEqualTo("CONFIRMED");
        assertThat(answer.body()).doesNotContain("HELD", "code");
    }

    @Test
    void sameCallIsAnsweredTheSame() throws Exception {
        String body = Given.consent();
        String key = UUID.randomUUID().toString();
        HttpResponse<String> first = bench.post(DoorBench.TOKEN, body, "Idempotency-Key", key);
        long stored = bench.stored();

        HttpResponse<String> again = bench.post(DoorBench.TOKEN, body, "Idempotency-Key", '"' + key + '"');

        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(bench.stored()).isEqualTo(stored);
    }

    @Test
    void otherContentUnderTheSameKeyIsAConflict() throws Exception {
        String key = UUID.randomUUID().toString();
        bench.post(DoorBench.TOKEN, Given.consent(), "Idempotency-Key", key);

        refusedAndNothingStored(
                () -> bench.post(DoorBench.TOKEN, Given.consent(), "Idempotency-Key", key), 409, "DUP-001");
    }

    @Test
    void withoutAKeyTheDocumentsIdIsIt() throws Exception {
        String body = Given.consent();
        HttpResponse<String> first = bench.post(DoorBench.TOKEN, body);

        assertThat(bench.post(DoorBench.TOKEN, body).body()).isEqualTo(first.body());
        refusedAndNothingStored(() -> bench.post(DoorBench.TOKEN, body.replace("4711", "4712")), 409, "DUP-001");
    }

    /** Reliability report B05. */
    @Test
    void sameCallAtTheSameTimeIsOneMessage() throws Exception {
        String body = Given.consent();
        long before = bench.stored();
        ExecutorService three = Executors.newFixedThreadPool(3);
        List<Future<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            answers.add(three.submit(() -> bench.post(DoorBench.TOKEN, body)));
        }
        Set<String> seen = new HashSet<>();
        for (Future<HttpResponse<String>> answer : answers) {
            assertThat(answer.get().statusCode()).isEqualTo(202);
            seen.add(answer.get().body());
        }
        three.shutdown();

        assertThat(seen).hasSize(1);
        assertThat(bench.stored()).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|IN-001",
                "{|CON-001",
                "[]|CON-001",
                "{\"schema\":\"2\"}|IN-003",
                "{\"schema\":\"1\",\"schema\":\"1\"}|CON-001",
                "{\"schema\":{\"a\":{\"b\":{\"c\":{\"d\":{\"e\":1}}}}}}|CON-001",
                "{\"schema\":\"1\",\"type\":\"RECORDED\"}|CON-002"
            })
    void whatCannotBeReadIsToldAtOnce(String body, String code) throws Exception {
        refusedAndNothingStored(() -> bench.post(DoorBench.TOKEN, body), 400, code);
    }

    @Test
    void fieldIsNamedAndItsValueIsNot() throws Exception {
        HttpResponse<String> answer =
                bench.post(DoorBench.TOKEN, Given.consent().replace("2026-11-25T10:12", "igår-hos-Åsa"));

        refused(answer, 400, "BIZ-030");
        assertThat(json(answer).get("field").stringValue()).isEqualTo("givenAt");
        assertThat(answer.body()).doesNotContain("igår");
    }

    /** A real person whom only a person can handle: kept, and held by the flow. */
    @Test
    void reservnummerIsNotLost() throws Exception {
        HttpResponse<String> answer =
                bench.post(DoorBench.TOKEN, Given.consent().replace(Given.PERSON, "19540314-A123"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }
}
