package se.inkopsnavet.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Date;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.inkopsnavet.decision.FileFormat;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.neighbourhood.MovableClock;
import se.inkopsnavet.neighbourhood.RunningHub;
import se.inkopsnavet.neighbourhood.Town;
import se.inkopsnavet.trade.CustomerRef;
import se.inkopsnavet.trade.Reports;
import se.inkopsnavet.trade.ScheduleReported;

/** Flow F11 through the whole hub, on a clock that is put forward to the next morning: the supplier drives to the wrong address, and the unit looks in time. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MorningScenarios {

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final MovableClock CLOCK = new MovableClock(STOCKHOLM);
    private static final String UNIT = "hemtjanst.asby@exempelkommun.example";

    private final LocalDate morning = LocalDate.now(STOCKHOLM).plusDays(1);
    private Town town;
    private RunningHub hub;
    private Ledger ledger;

    @Configuration
    static class Time {
        @Bean
        @Primary
        Clock movableClock() {
            return CLOCK;
        }
    }

    @BeforeAll
    void open() {
        Path folder = Scene.folder();
        town = Town.open(folder.resolve("town"), "RSA-2048");
        hub = RunningHub.in(town, Scene.settings(Home.in(folder.resolve("home")), Map.of()), Time.class);
        ledger = new Ledger(JdbcClient.create(town.database().superuser()));
    }

    @AfterAll
    void close() throws Exception {
        hub.close();
        town.close();
    }

    private static void forwardTo(Instant moment) {
        CLOCK.forwardTo(moment);
    }

    private Instant at(String time) {
        return morning.atTime(LocalTime.parse(time)).atZone(STOCKHOLM).toInstant();
    }

    /** A client in use, whose groceries are ordered for the next morning. */
    private String client() {
        String export = Scene.export(FileFormat.XML, new People().someone());
        town.procapita().export(Scene.INBOX, "beslut_morgon.xml", export.getBytes(UTF_8), Instant.now());
        String ref = await("case")
                .atMost(Scene.PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> ledger.texts("select case_ref from purchase_case"), refs -> refs.size() == 1)
                .get(0);
        ledger.jdbc()
                .sql("update purchase_case set state = 'HANDED_OVER' where case_ref = ?")
                .param(ref)
                .update();
        ledger.jdbc()
                .sql(
                        "insert into purchase_order (municipality, supplier_id, order_no, case_ref, state, supplier_version, placed_at,"
                                + " delivery_day, line_count) values ('exempelkommun', 'livs', 'O-1', ?, 'LOCKED', 1, now(), ?, 3)")
                .params(ref, Date.valueOf(morning))
                .update();
        return ref;
    }

    private Outcome comes(String ref) {
        ScheduleReported report = new ScheduleReported(
                Scene.MUNICIPALITY,
                "livs",
                morning,
                CLOCK.instant(),
                List.of(new ScheduleReported.Stop(
                        new CustomerRef(ref, null),
                        "O-1",
                        LocalTime.of(10, 0),
                        LocalTime.NOON,
                        "Gamla vägen 1",
                        "990 10")));
        return hub.bean(TransactionTemplate.class)
                .execute(status -> hub.bean(Reports.class).take(UUID.randomUUID(), report));
    }

    private void awaitReview(String review) {
        await(review)
                .atMost(Scene.PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> assertThat(ledger.texts(
                                "select unit_id || ' ' || state || ' ' || deviations from schedule_review"))
                        .contains(review));
    }

    @Test
    void unitIsToldInTimeAndItsSystemAcknowledges() {
        String ref = client();
        forwardTo(at("05:50"));
        await("the morning's deadlines")
                .atMost(Scene.PATIENCE)
                .until(() -> ledger.count(
                                "select count(*) from deadline where kind = 'SCHEDULE_MISSED' and occurrence like ?",
                                morning + "%")
                        == 1);

        assertThat(comes(ref)).isEqualTo(Outcome.confirmed(null));
        forwardTo(at("06:00"));
        awaitReview("enhet-asby WAITING 1");

        await("the unit's letter").atMost(Scene.PATIENCE).until(() -> town.mail().inbox(UNIT).stream()
                .map(MorningScenarios::text)
                .anyMatch(mail -> mail.contains(ref + ": fel adress")
                        && mail.contains("SCHEMAKVITTENS " + morning)
                        && !mail.contains("Gamla")));

        String file = "#SCHEMAKVITTENS;exempelkommun;1\ndag;enhet;antecknatav;tidpunkt\n" + morning
                + ";enhet-asby;4711;" + morning + "T06:05\n#ANTAL;1\n";
        town.procapita().export("schemakvittenser/ut", "kvittens_1.csv", file.getBytes(UTF_8), Instant.now());
        awaitReview("enhet-asby ACKNOWLEDGED 1");

        forwardTo(at("06:31"));
        await("the deadline")
                .atMost(Scene.PATIENCE)
                .until(() -> ledger.count(
                                "select count(*) from deadline where kind = 'SCHEDULE_MISSED' and occurrence like ? and fired_at is not null",
                                morning + "%")
                        == 1);
        awaitReview("enhet-asby ACKNOWLEDGED 1");
        assertThat(ledger.count("select count(*) from notice where kind = 'SCHEDULE_NOT_REVIEWED'"))
                .isZero();
    }

    private static String text(byte[] raw) {
        try {
            return new jakarta.mail.internet.MimeMessage(null, new java.io.ByteArrayInputStream(raw))
                    .getContent()
                    .toString();
        } catch (jakarta.mail.MessagingException | java.io.IOException e) {
            throw new IllegalStateException("the hub's letter", e);
        }
    }
}
