package se.inkopsnavet.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static se.inkopsnavet.decision.FileFormat.XML;
import static se.inkopsnavet.trade.DeliveryReported.Kind.NO_ANSWER;
import static se.inkopsnavet.trade.DeliveryReported.Kind.OUTCOME;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.transaction.support.TransactionTemplate;
import se.inkopsnavet.decision.procapita.Sample;
import se.inkopsnavet.delivery.Outcomes;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.policy.DeliveryOutcome;
import se.inkopsnavet.trade.CustomerRef;
import se.inkopsnavet.trade.DeliveryReported;
import se.inkopsnavet.trade.Reports;

/** The day of the delivery in the whole hub, by the way that every channel's reports take: F13, AC-13-8, AC-13-12. */
@ExtendWith(SharedScene.class)
class DeliveryScenarios {

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

    private final Scene scene;
    private final Instant now = Instant.now();
    private final LocalDate today = LocalDate.ofInstant(now, STOCKHOLM);

    DeliveryScenarios(Scene scene) {
        this.scene = scene;
    }

    @Together
    void aClosedDoorIsHeardOfByUnitAndManagerAndClearedAgain() {
        Sample client = scene.people().someone();
        String ref = scene.receipt(scene.drop(XML, client)).line(1).caseRef();

        assertThat(report(ref, NO_ANSWER, 1, null)).isEqualTo("CONFIRMED");
        assertThat(report(ref, NO_ANSWER, 1, null)).isEqualTo("DUPLICATE");
        theTimeHasCome(ref, "DELIVERY_DOOR_ESCALATION");

        awaitNotice("MANAGER", ref, "DOOR_ESCALATED");
        assertThat(report(ref, OUTCOME, 1, DeliveryOutcome.LEFT_OUTSIDE_NO_ANSWER))
                .isEqualTo("CONFIRMED");
        theTimeHasCome(ref, "DELIVERY_COLD_CHAIN");
        awaitNotice("RESPONSIBLE", ref, "DELIVERY_COLD_CHAIN");
        assertThat(report(ref, OUTCOME, 2, DeliveryOutcome.DELIVERED_TO_CLIENT)).isEqualTo("CONFIRMED");

        assertThat(scene.ledger().notices("RESPONSIBLE", ref))
                .contains("DOOR_CLEARED lämnat till kunden")
                .filteredOn(notice -> notice.startsWith("DOOR_STAFF_PLANNED"))
                .hasSize(1);
        assertThat(scene.hub().bean(Outcomes.class).lastFood(Scene.MUNICIPALITY, List.of(ref), today))
                .containsEntry(ref, today);
        assertThat(lines(ref))
                .anyMatch(line -> line.contains("öppnade"))
                .noneMatch(line -> line.contains(client.values().get("efternamn")));
    }

    @Together
    void aReportAboutSomebodyUnknownChangesNothing() {
        assertThat(report("EXE-2026-987654", NO_ANSWER, 1, null)).isEqualTo("QUARANTINED ORD-001");
        assertThat(scene.ledger().count("select count(*) from delivery where case_ref = 'EXE-2026-987654'"))
                .isZero();
    }

    /** As a channel hands a report over: in the transaction that would finish its message. @return where it came to rest */
    private String report(String ref, DeliveryReported.Kind kind, long version, @Nullable DeliveryOutcome outcome) {
        DeliveryReported report = new DeliveryReported(
                Scene.MUNICIPALITY,
                "livs",
                new CustomerRef(ref, null),
                null,
                today,
                version,
                kind,
                now,
                null,
                outcome,
                kind == NO_ANSWER ? 1 : 0);
        Outcome rest = scene.hub()
                .bean(TransactionTemplate.class)
                .execute(status -> scene.hub().bean(Reports.class).take(UUID.randomUUID(), report));
        return rest.state() + (rest.fault() == null ? "" : " " + rest.fault().code());
    }

    /** The deadline of that delivery, moved to now. */
    private void theTimeHasCome(String ref, String kind) {
        int moved = scene.ledger()
                .jdbc()
                .sql(
                        "update scheduled_tasks set execution_time = now() where task_name = 'deadline' and task_instance in"
                                + " (select d.id::text from deadline d join delivery v on v.id::text = d.subject"
                                + " where d.kind = ? and v.case_ref = ? and d.fired_at is null)")
                .params(kind, ref)
                .update();
        assertThat(moved).as(kind).isEqualTo(1);
    }

    private void awaitNotice(String role, String ref, String kind) {
        await(kind)
                .atMost(Scene.PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> scene.ledger().notices(role, ref).stream().anyMatch(each -> each.startsWith(kind)));
    }

    /** What stands about the case in plain mail, when everything has been mailed. */
    private List<String> lines(String ref) {
        return await("mail about " + ref)
                .atMost(Scene.PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> scene.traces()
                                .mails()
                                .lines()
                                .filter(line -> line.contains(ref))
                                .toList(),
                        lines -> lines.stream().anyMatch(line -> line.contains("mottagen")));
    }
}
