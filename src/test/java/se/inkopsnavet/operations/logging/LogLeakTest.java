package se.inkopsnavet.operations.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.boot.json.JsonParserFactory;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.env.MockEnvironment;

/** The shipped logback-spring.xml, both formats, read back from standard output (requirements S-10). */
@ExtendWith(OutputCaptureExtension.class)
class LogLeakTest {

    /** P01 and P19 of the cast, as people and systems write them. */
    private static final List<String> SPELLINGS = List.of(
            "189001019802",
            "18900101-9802",
            "18900101 9802",
            "900101-9802",
            "900101+9802",
            "9001019802",
            "18900101%2D9802");

    private static final Logger LOG = LoggerFactory.getLogger(LogLeakTest.class);

    private final LoggingSystem logging = LoggingSystem.get(LogLeakTest.class.getClassLoader());

    @AfterEach
    void plainLoggingAgain() {
        MDC.clear();
        logging.cleanUp();
        logging.beforeInitialize();
        logging.initialize(new LoggingInitializationContext(new MockEnvironment()), null, null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"production", "demo"})
    void identityNumberReachesNoPartOfALine(String profile, CapturedOutput output) {
        start(profile);

        SPELLINGS.forEach(LogLeakTest::logEverywhere);

        assertThat(output).contains("in the message ********-****").contains("in an argument ********-****");
        SPELLINGS.forEach(number -> assertThat(output).doesNotContain(number));
    }

    private static void logEverywhere(String number) {
        MDC.put("reference", number);
        LOG.info("in the message " + number);
        LOG.info("in an argument {}", number);
        LOG.atInfo()
                .addKeyValue("message", number)
                .addKeyValue("list", List.of(number))
                .addKeyValue("array", new String[] {number})
                .addKeyValue("map", Map.of("key", number))
                .addKeyValue("person " + number, "in a key")
                .log("in a key value");
        IllegalStateException nested =
                new IllegalStateException("outer " + number, new IllegalArgumentException("inner " + number));
        nested.addSuppressed(new IllegalStateException("suppressed " + number));
        LOG.error("in an exception", nested);
        LOG.error("as an argument {}", nested);
        Thread.currentThread().setName("worker " + number);
        LOG.info("in the thread's name");
        Thread.currentThread().setName("main");
    }

    @Test
    void numberValuesAreMaskedToo(CapturedOutput output) {
        start("production");

        LOG.atInfo()
                .addKeyValue("id", 189001019802L)
                .addKeyValue("bytes", 1234L)
                .log("numbers");

        assertThat(inkopsnavet(line(output, "numbers")))
                .containsEntry("id", "********-****")
                .containsEntry("bytes", 1234);
    }

    @Test
    void keyValuesOfTheExchangeLogStayReadable(CapturedOutput output) {
        start("production");

        LOG.atInfo()
                .addKeyValue("point", "in")
                .addKeyValue("message", "0f8fad5b-d9cb-469f-a165-70867728950e")
                .addKeyValue("fault", (Object) null)
                .log("exchange");

        Map<String, Object> line = line(output, "exchange");
        assertThat(line).containsEntry("message", "exchange").containsKey("@timestamp");
        assertThat(inkopsnavet(line))
                .containsEntry("point", "in")
                .containsEntry("message", "0f8fad5b-d9cb-469f-a165-70867728950e")
                .doesNotContainKey("fault");
    }

    @ParameterizedTest
    @ValueSource(strings = {"production", "demo"})
    void nobodyCanForgeALine(String profile, CapturedOutput output) {
        start(profile);

        LOG.info("name {}", "a\r\n12:00:00 ERROR forged\u001b[31m\u2028\u0085end");
        LOG.error("failed", new IllegalStateException("b\n12:00:00 ERROR forged too"));

        assertThat(output.getOut().lines().filter(line -> line.startsWith("12:00:00 ERROR")))
                .isEmpty();
        assertThat(output).doesNotContain("\u001b").doesNotContain("\u2028").doesNotContain("\u0085");
    }

    @Test
    void passwordOfACamelEndpointIsNotLogged(CapturedOutput output) throws Exception {
        start("demo");
        logging.setLogLevel("org.apache.camel", LogLevel.DEBUG);

        try (CamelContext camel = new DefaultCamelContext()) {
            camel.addRoutes(fileRoute());
            camel.start();
            // Nobody listens on port 1: Camel logs why it cannot send.
            camel.createProducerTemplate().send("direct:out", exchange -> {});
            Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> output.getOut()
                    .contains("Cannot connect"));
        }

        assertThat(output).contains("sftp://").doesNotContain("Hemligt");
    }

    private static RouteBuilder fileRoute() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("sftp://hubben@localhost:1/in?password=RAW(Hemligt&123)&initialDelay=0&delay=50")
                        .to("direct:out");
                from("direct:out")
                        .to(
                                "sftp://hubben:Hemligt789@localhost:1/out?password=Hemligt123&privateKeyPassphrase=Hemligt456"
                                        + "&maximumReconnectAttempts=0");
            }
        };
    }

    /** Camel itself quotes a misspelt parameter with its value. */
    @Test
    void passwordInAnExceptionIsNotLogged(CapturedOutput output) {
        start("demo");

        LOG.error("cannot start", new IllegalStateException("Unknown parameters=[{passphrase=Hemligt456}]"));
        LOG.error(
                "quoted sftp://hubben:Hemligt789@x.example/?password=Hemligt123&privateKeyPassphrase=RAW(Hem)ligt456)&delay=7");
        LOG.atError().addKeyValue("password", "Hemligt123").log("{\"token\": \"Hemligt 5\", \"delay\": 8}");

        assertThat(output)
                .doesNotContain("Hemligt")
                .doesNotContain("ligt456")
                .contains("delay=7")
                .contains("\"delay\": 8");
    }

    /** As neighbours' clients and HTTP libraries write them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET https://x.example/notes?key=Hemligt123&page=7",
                "apikey: Hemligt123",
                "{\"api_key\": \"Hemligt123\"}",
                "headers {X-API-Key=[Hemligt123]}",
                "X-API-Key: Hemligt123",
                "Authorization: Bearer Hemligt123",
                "Authorization: Basic SGVtbGlndDEyMw==",
                "{authorization=[Bearer Hemligt123]}",
                "refused Bearer Hemligt123-Hemligt123",
                "whsec_SGVtbGlndDEyMw==",
                "WEBHOOK whsec_Hemligt123 is not base64"
            })
    void keysAndTokensOfInterfacesAreNotLogged(String text, CapturedOutput output) {
        start("demo");

        LOG.error(text);
        LOG.error("failed", new IllegalStateException(text));

        assertThat(output).contains("xxxxxx").doesNotContain("Hemligt").doesNotContain("SGVtbGln");
    }

    @Test
    void whatOnlySoundsLikeOneStaysReadable(CapturedOutput output) {
        start("demo");

        LOG.error("bearer of news, monkey=7, the key of the case: EXE-1, basic authentication");

        assertThat(output).contains("bearer of news, monkey=7, the key of the case: EXE-1, basic authentication");
    }

    private void start(String profile) {
        MockEnvironment environment =
                new MockEnvironment().withProperty("logging.structured.json.context.prefix", "inkopsnavet");
        environment.setActiveProfiles(profile);
        logging.cleanUp();
        logging.beforeInitialize();
        logging.initialize(new LoggingInitializationContext(environment), "classpath:logback-spring.xml", null);
    }

    private static Map<String, Object> line(CapturedOutput output, String message) {
        return output.getOut()
                .lines()
                .filter(line -> line.contains("\"message\":\"" + message + "\""))
                .map(JsonParserFactory.getJsonParser()::parseMap)
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked") // the shape is what the test is about
    private static Map<String, Object> inkopsnavet(Map<String, Object> line) {
        return (Map<String, Object>) line.get("inkopsnavet");
    }
}
