package se.inkopsnavet.lifecare.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static se.inkopsnavet.neighbourhood.lifecare.WelfareCast.client;
import static se.inkopsnavet.neighbourhood.lifecare.WelfareCast.decision;
import static se.inkopsnavet.neighbourhood.lifecare.WelfareCast.execution;

import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.inkopsnavet.ledger.LedgerBench;
import se.inkopsnavet.neighbourhood.lifecare.WelfareCast;
import tools.jackson.databind.node.ObjectNode;

/** F01 with Lifecare: a granted decision becomes a case, once, and what must not be kept is not. */
class IntakeFromLifecareTest {

    private static final String P01 = "189001019802";
    private static final String P04 = "189001049817";
    private static final String CASE = "LUN-" + LocalDate.now().getYear() + "-000001";

    @AutoClose
    private static final LedgerBench BENCH = new LedgerBench();

    private final LifecareDesk desk = new LifecareDesk(BENCH);

    @AfterEach
    void close() {
        desk.close();
    }

    private void granted(int id, String personId, String first, String last) {
        desk.lifecare.data().put("clients", client(id, personId, first, last));
        desk.lifecare.data().put("executions", execution(id, id, personId));
        desk.lifecare.data().put("sol_decisions", decision(id, personId));
    }

    /** AC-01-1: the unit is told of the case and which letters are missing, without a name or a number. */
    @Test
    void grantedDecisionBecomesACase() {
        desk.poll();
        granted(1, P01, "Åsa", "Öhrström-Ängqvist");
        desk.poll();

        assertThat(desk.cases()).containsExactly(CASE + " HELD_NO_BASIS");
        assertThat(desk.notices()).anySatisfy(notice -> assertThat(notice).startsWith("NEW_CASE RESPONSIBLE"));
        assertThat(desk.told).containsExactly("up");
    }

    @Test
    void firstPollTakesWhatWasThereBefore() {
        for (int id = 1; id <= 5; id++) {
            granted(
                    id,
                    "18900" + (100 + id) + new String[] {"9802", "9819", "9800", "9817", "9808"}[id - 1],
                    "Märta",
                    "Lövgren");
        }
        desk.poll();

        assertThat(desk.cases()).hasSize(5);
        assertThat(desk.told).as("a first load is no difference").containsExactly("up");
    }

    /** AC-01-2. */
    @Test
    void sameDecisionThreeTimesIsOneCase() {
        desk.poll();
        granted(1, P01, "Åsa", "Öhrström-Ängqvist");
        desk.poll();
        desk.poll();
        desk.poll();

        assertThat(desk.cases()).hasSize(1);
        assertThat(desk.messages()).hasSize(1);
        assertThat(desk.bench
                        .all
                        .sql("select repeats from lifecare_item where entity = 'sol_decisions'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void otherServicesAndOtherPeopleAreLetGoBy() {
        ObjectNode other = decision(2, "189001029819");
        other.putObject("ServiceCategory").put("Code", 77).put("Text", "Trygghetslarm");
        desk.lifecare.data().put("clients", client(2, "189001029819", "Björn", "Ekenstam"));
        desk.lifecare.data().put("sol_decisions", other);
        desk.lifecare.data().put("contacts", WelfareCast.contact(3, "189001029819", "God man"));
        desk.poll();

        assertThat(desk.messages()).isEmpty();
        assertThat(desk.bench.count("lifecare_item")).isZero();
        assertThat(desk.lifecare.record()).noneMatch(request -> request.path().startsWith("clients/"));
    }

    /** AC-01-7, AC-01-8: marked, or not explicitly unmarked, is protected; then only the source's own number is kept. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"ProtectedRegistration\": true, \"IsConfidential\": false}",
                "{\"ProtectedRegistration\": false, \"IsConfidential\": true}",
                "{\"ProtectedRegistration\": null, \"IsConfidential\": false}",
                "{\"ProtectedRegistration\": false}",
                "{\"ProtectedRegistration\": \"false\", \"IsConfidential\": false}",
                "{}"
            })
    void protectedPersonIsHeldAndNothingIsKept(String flags) {
        ObjectNode client = client(4, P04, "Vera", "Dold");
        client.remove(java.util.List.of("ProtectedRegistration", "IsConfidential"));
        client.setAll(
                (ObjectNode) tools.jackson.databind.json.JsonMapper.shared().readTree(flags));
        desk.lifecare.data().put("clients", client);
        desk.lifecare.data().put("executions", execution(4, 4, P04));
        desk.lifecare.data().put("sol_decisions", decision(4, P04));
        desk.lifecare.data().put("contacts", WelfareCast.contact(9, P04, "God man"));
        desk.pollOnly();

        assertThat(desk.payloads()).contains("PROTECTED").doesNotContain(P04, "Vera", "Dold", "Ångbåt", "070-174");
        desk.work();
        assertThat(desk.cases()).containsExactly(CASE + " HELD_PROTECTED");
        assertThat(desk.messages()).containsExactly("LIFECARE_DECISION HELD PROTECTED_IDENTITY");
        assertThat(desk.bench.count("payload")).isZero();
        assertThat(desk.notices()).containsExactly("PROTECTED SECURITY_CONTACT ");
        assertThat(desk.lifecare.record())
                .as("nothing more is asked about a protected person")
                .noneMatch(request ->
                        request.path().equals("contacts") && request.query().containsKey("q"));
    }

    /** Requirements §0.3.9: the door code is an ordinary field there, and ends at the edge. */
    @Test
    void doorCodesNotesAndProtectedFieldsAreNeverStored() {
        granted(1, P01, "Åsa", "Öhrström-Ängqvist");
        desk.lifecare.data().change("clients", 1, client -> ((ObjectNode)
                        client.get("Addresses").get(1))
                .put("StreetAddress", "Ångbåtsvägen 12, portkod 55667788"));
        desk.lifecare.data().put("contacts", WelfareCast.contact(9, P01, "God man"));
        desk.lifecare.data().put("client_absences", WelfareCast.absence(8, P01, LocalDate.now(), null));
        desk.pollOnly();

        assertThat(desk.payloads())
                .contains("Ångbåtsvägen 12", "070-174 06 05", "Lena Quist", "HOSPITAL")
                .doesNotContain(
                        WelfareCast.ENTRY_CODE,
                        WelfareCast.KEY_CODE,
                        WelfareCast.NOTE,
                        "55667788",
                        "08-465 004 99",
                        "dold@post.example",
                        "Höftfraktur",
                        "Hemligsson",
                        "Änka");
    }

    @Test
    void clientWhomNobodyKnowsCountsAsProtected() {
        desk.lifecare.data().put("sol_decisions", decision(1, P01));
        desk.poll();

        assertThat(desk.cases()).containsExactly(CASE + " HELD_PROTECTED");
        assertThat(desk.told).contains("LIF-011 decision 1");

        granted(1, P01, "Åsa", "Öhrström-Ängqvist");
        desk.poll();
        assertThat(desk.cases()).containsExactly(CASE + " HELD_NO_BASIS");
    }

    @Test
    void decisionWaitsForItsUnitAndGoesOnWhenThereIsOne() {
        desk.lifecare.data().put("clients", client(1, P01, "Åsa", "Öhrström-Ängqvist"));
        desk.lifecare.data().put("sol_decisions", decision(1, P01));
        desk.poll();
        assertThat(desk.messages()).containsExactly("LIFECARE_DECISION QUARANTINED UNKNOWN_UNIT");

        desk.lifecare.data().put("executions", execution(1, 1, P01));
        desk.poll();
        assertThat(desk.cases()).containsExactly(CASE + " HELD_NO_BASIS");
        assertThat(desk.messages())
                .startsWith("LIFECARE_DECISION EXPIRED STALE_VERSION")
                .hasSize(2);
    }

    @Test
    void unknownCodesAreNamed() {
        granted(1, P01, "Åsa", "Öhrström-Ängqvist");
        desk.lifecare.data().change("sol_decisions", 1, each -> each.putObject("Type")
                .put("Code", 88));
        desk.poll();
        assertThat(desk.messages()).containsExactly("LIFECARE_DECISION QUARANTINED LIFECARE_CODE_UNKNOWN");
    }

    @Test
    void recordsWithoutNumberOrPersonAreToldAndTheOthersUsed() {
        desk.poll();
        ObjectNode nobody = decision(7, P01);
        nobody.remove("PersonId");
        desk.lifecare.data().put("sol_decisions", nobody);
        granted(1, P01, "Åsa", "Öhrström-Ängqvist");
        desk.poll();

        assertThat(desk.cases()).hasSize(1);
        assertThat(desk.told).contains("LIF-010 sol_decisions PersonId");
    }

    /** AC-01-5. */
    @Test
    void denialLeavesNoCaseAndNoData() {
        granted(1, P01, "Åsa", "Öhrström-Ängqvist");
        desk.lifecare.data().change("sol_decisions", 1, each -> each.putObject("Type")
                .put("Code", 2));
        desk.poll();

        assertThat(desk.cases()).isEmpty();
        assertThat(desk.messages()).containsExactly("LIFECARE_DECISION REJECTED NOT_GRANTED");
        assertThat(desk.bench.count("payload")).isZero();
    }

    @Test
    void removedDecisionClosesTheCase() {
        granted(1, P01, "Åsa", "Öhrström-Ängqvist");
        desk.poll();
        desk.lifecare.data().delete("sol_decisions", 1);
        desk.poll();
        desk.poll();

        assertThat(desk.cases()).containsExactly(CASE + " CLOSED");
        assertThat(desk.messages()).hasSize(2).endsWith("LIFECARE_DECISION CONFIRMED");
    }

    /** AC-01-4: nothing that was read earlier and is handled later brings the case back. */
    @Test
    void lateOlderStateOfADecisionIsNotBelieved() {
        granted(1, P01, "Åsa", "Öhrström-Ängqvist");
        desk.pollOnly();
        desk.bench
                .all
                .sql("update message set state = 'PARKED', order_key = null, due_at = null")
                .update();
        desk.lifecare.data().change("sol_decisions", 1, each -> each.putObject("Type")
                .put("Code", 4));
        desk.bench.all.sql("update lifecare_item set message_id = null").update();
        desk.poll();
        desk.bench
                .all
                .sql("update message set state = 'RECEIVED', due_at = now() where state = 'PARKED'")
                .update();
        desk.work();

        assertThat(desk.cases()).isEmpty();
        assertThat(desk.messages())
                .containsExactly("LIFECARE_DECISION REJECTED STALE_VERSION", "LIFECARE_DECISION CONFIRMED");
    }
}
