package se.inkopsnavet.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The management port over a real socket: health without details, metrics, nothing else, and this machine only (reliability report §3.5). */
class ManagementPortTest {

    private static final List<String> AS_SHIPPED = List.of(
            "--server.port=-1",
            "--management.server.address=127.0.0.1",
            "--management.endpoints.access.default=none",
            "--management.endpoints.web.exposure.include=health,prometheus",
            "--management.endpoint.health.access=read-only",
            "--management.endpoint.health.show-details=never",
            "--management.endpoint.health.show-components=never",
            "--management.endpoint.prometheus.access=read-only");

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static ConfigurableApplicationContext hub;
    private static int port;

    @Configuration
    @EnableAutoConfiguration(
            excludeName = {
                "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
                "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration"
            })
    static class Hub {

        @Bean
        HealthIndicator ledgerHealth() {
            return () -> Health.down().withDetail("held", "inre-uppgift").build();
        }

        @Bean
        CountingExchangeLog exchangeLog(MeterRegistry registry) {
            return new CountingExchangeLog(registry);
        }
    }

    @BeforeAll
    static void start() {
        String[] arguments = AS_SHIPPED.toArray(new String[AS_SHIPPED.size() + 1]);
        arguments[AS_SHIPPED.size()] = "--management.server.port=0";
        hub = new SpringApplicationBuilder(Hub.class).profiles("console").run(arguments);
        port = hub.getEnvironment().getRequiredProperty("local.management.port", Integer.class);
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void healthTellsItsStatusAndNothingMore() throws Exception {
        HttpResponse<String> answer = get("/actuator/health");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body())
                .contains("\"status\":\"DOWN\"")
                .doesNotContain("components", "details", "ledger", "inre-uppgift");
    }

    @Test
    void prometheusReadsTheMeters() throws Exception {
        hub.getBean(MeterRegistry.class)
                .counter("inkopsnavet.alerts", "route", "exempel", "fault", "SFTP-001")
                .increment();

        HttpResponse<String> answer = get("/actuator/prometheus");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("inkopsnavet_alerts_total{fault=\"SFTP-001\",route=\"exempel\"} 1.0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "env",
                "heapdump",
                "threaddump",
                "beans",
                "configprops",
                "loggers",
                "mappings",
                "info",
                "metrics",
                "camel",
                "flyway",
                "jolokia",
                "health/ledger",
                "health/..;/env",
                "%2e%2e/actuator/env"
            })
    void nothingElseAnswers(String path) throws Exception {
        assertThat(get("/actuator/" + path).statusCode()).isIn(400, 404);
    }

    @Test
    void portIsClosedOnEveryAddressButLoopback() throws Exception {
        List<InetAddress> others = Collections.list(NetworkInterface.getNetworkInterfaces()).stream()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .toList();

        assertThat(others)
                .allSatisfy(address ->
                        assertThat(opens(address)).as(address.toString()).isFalse());
        assertThat(opens(InetAddress.getByName("127.0.0.1"))).isTrue();
    }

    private static boolean opens(InetAddress address) {
        try (Socket ignored = new Socket(address, port)) {
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    private static HttpResponse<String> get(String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + port + path);
        return HTTP.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
}
