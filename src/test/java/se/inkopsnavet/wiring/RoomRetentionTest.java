package se.inkopsnavet.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Period;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.inkopsnavet.ledger.LedgerBench;
import se.inkopsnavet.ledger.Retention;
import se.inkopsnavet.ledger.RetentionRules;

/** Every room lets go of what it keeps when its time is over, and of nothing before (requirements §10.2, classes R1 to R5). */
class RoomRetentionTest {

    static final Retention.Rule RULE = RetentionRules.of("kommun", Period.ofYears(2));

    @AutoClose
    private static final LedgerBench bench = new LedgerBench();

    private final Retention retention =
            new Retention(bench.jdbc, bench.savepoints, RetentionConfiguration.rooms(bench.jdbc));

    @BeforeEach
    void clear() {
        bench.all
                .sql(
                        "call wipe('message, payload, purge, purchase_case, consent_event, consent, consent_withdrawal, consent_annulment, client_fact, absence,"
                                + " supplier_account, credentials_handover, journal_note, lifecare_item,"
                                + " lifecare_source, delivery_occurrence, calendar_week_reason, calendar_slot,"
                                + " schedule_day, schedule_stop, schedule_deviation, schedule_review, food_week, food_path')")
                .update();
    }

    private static void sql(String sql, Object... parameters) {
        bench.all.sql(sql).params(parameters).update();
    }

    private static void theCase(String state, int days) {
        sql(
                "insert into purchase_case (case_ref, municipality, person_key, state, policy, as_of, version, changed_at)"
                        + " values ('K-1', 'kommun', 'p', ?, 'kommun@1', now(), 1, now() - make_interval(days => ?))",
                state,
                days);
    }

    private static UUID message(String state, int days) {
        UUID id = UUID.randomUUID();
        sql(
                "insert into message (id, direction, flow, municipality, state, changed_at) values (?, 'O', 'TEST', 'kommun', ?, now() - make_interval(days => ?))",
                id,
                state,
                days);
        return id;
    }

    private static void consent(int days) {
        UUID id = UUID.randomUUID();
        sql(
                "insert into consent_event (municipality, id, person_key, type, note_state, message_id, content, occurred_at)"
                        + " values ('kommun', ?, 'p', 'RECORDED', 'WRITTEN', ?, 'x', now() - make_interval(days => ?))",
                id,
                message("CONFIRMED", days),
                days);
        sql(
                "insert into consent (municipality, event_id, purpose, person_key, recipient_type, given_at, state, note_state)"
                        + " values ('kommun', ?, 'DISCLOSE_TO_SUPPLIER', 'p', 'SUPPLIER', now(), 'ACTIVE', 'WRITTEN')",
                id);
        sql(
                "insert into consent_withdrawal (municipality, event_id, n, person_key, withdrawn_at, doubtful) values ('kommun', ?, 1, 'p', now(), false)",
                id);
        sql(
                "insert into consent_annulment (municipality, event_id, person_key, by_event) values ('kommun', ?, 'p', ?)",
                id,
                id);
    }

    private static int consentRows() {
        return bench.count("consent_event")
                + bench.count("consent")
                + bench.count("consent_withdrawal")
                + bench.count("consent_annulment");
    }

    @ParameterizedTest
    @CsvSource({
        "CLOSED, 800, 800, true",
        "DECEASED, 800, 800, true",
        "CLOSED, 100, 800, false",
        "CLOSED, 800, 100, false",
        "HANDED_OVER, 800, 800, false",
        "HELD_PROTECTED, 800, 800, false"
    })
    void consentsAreKeptAsLongAsTheyMayHaveToBeProved(String state, int caseDays, int consentDays, boolean gone) {
        theCase(state, caseDays);
        consent(900);
        consent(consentDays);

        retention.purge(RULE);

        assertThat(consentRows()).isEqualTo(gone ? 0 : 8);
        assertThat(bench.count("purge where kind = 'R4 consent' and messages = 2 and decision = 'KS 2026/17'"))
                .isEqualTo(gone ? 1 : 0);
    }

    @Test
    void consentsWithoutACaseGoAfterTheSameTimeAndNoneWhereThePolicyDoesNotSay() {
        consent(800);

        retention.purge(RetentionRules.of("kommun"));
        assertThat(consentRows()).isEqualTo(4);

        retention.purge(RULE);
        assertThat(consentRows()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"CLOSED, 100, 0", "DECEASED, 100, 0", "CLOSED, 80, 1", "HANDED_OVER, 100, 1"})
    void whatWasRecordedAboutSomebodyGoesWhenTheCaseHasLongBeenOver(String state, int days, int left) {
        theCase(state, days);
        sql("insert into client_fact (municipality, person_key, as_of, content) values ('kommun', 'p', now(), 'x')");
        sql(
                "insert into absence (municipality, record_key, person_key, from_day) values ('kommun', 'r', 'p', current_date)");

        retention.purge(RULE);

        assertThat(bench.count("client_fact")).isEqualTo(left);
        assertThat(bench.count("absence")).isEqualTo(left);
    }

    @Test
    void absenceThatHasLongEndedGoesWhateverTheCaseDoes() {
        theCase("HANDED_OVER", 1);
        for (int days : new int[] {80, 100}) {
            sql(
                    "insert into absence (municipality, record_key, person_key, from_day, to_day) values ('kommun', ?, 'p', current_date - 200, current_date - ?)",
                    new byte[] {(byte) days},
                    days);
        }

        retention.purge(RULE);

        assertThat(bench.count("absence")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "CLOSED, ERASURE_CONFIRMED, CONFIRMED, 0",
        "CLOSED, CLOSED, EXPIRED, 0",
        "CLOSED, HANDED_OVER, UNCERTAIN, 1",
        "HANDED_OVER, CLOSED, CONFIRMED, 1"
    })
    void accountThatHasEndedGoesWithItsHandOver(String state, String account, String handover, int left) {
        theCase(state, 100);
        sql(
                "insert into supplier_account (case_ref, supplier, municipality, state, batch_id, position, changed_at)"
                        + " values ('K-1', 'livs', 'kommun', ?, gen_random_uuid(), 1, now() - interval '100 days')",
                account);
        sql(
                "insert into credentials_handover (id, mail_id, payload_id, municipality, supplier, case_ref, batch_id, position, target)"
                        + " values (?, ?, gen_random_uuid(), 'kommun', 'livs', 'K-1', gen_random_uuid(), 1, 'ONE_TIME_TO_UNIT')",
                message(handover, 100),
                message("CONFIRMED", 100));

        retention.purge(RULE);

        assertThat(bench.count("supplier_account")).isEqualTo(left);
        assertThat(bench.count("credentials_handover")).isEqualTo(left);
    }

    @ParameterizedTest
    @CsvSource({
        "REJECTED, 8, true",
        "REJECTED, 6, false",
        "QUARANTINED, 8, false",
        "QUARANTINED, 31, true",
        "UNCERTAIN, 400, false"
    })
    void noteThatWillNeverBeWrittenLosesItsWords(String state, int days, boolean gone) {
        sql(
                "insert into journal_note (id, municipality, case_ref, kind, reference, content) values (?, 'kommun', 'K-1', 'CONSENT', 'N-1', 'x')",
                message(state, days));

        retention.purge(RULE);

        assertThat(bench.count("journal_note where content is null")).isEqualTo(gone ? 1 : 0);
        assertThat(bench.count("journal_note")).isEqualTo(1);
    }

    @Test
    void whatLifecareRemovedLongAgoIsForgotten() {
        sql("insert into lifecare_source (source, municipality) values ('lc', 'kommun')");
        for (String item : List.of("old true 100", "new true 80", "here false 100")) {
            String[] parts = item.split(" ");
            sql(
                    "insert into lifecare_item (source, entity, item_id, person_key, order_key, record_hash, gone, changed_at)"
                            + " values ('lc', 'clients', ?, 'p', 'o', 'h', ?::boolean, now() - make_interval(days => ?::int))",
                    parts[0],
                    parts[1],
                    parts[2]);
        }

        retention.purge(RULE);

        assertThat(bench.all
                        .sql("select item_id from lifecare_item order by 1")
                        .query(String.class)
                        .list())
                .containsExactly("here", "new");
    }

    @ParameterizedTest
    @CsvSource({"CLOSED, 100, 10, 0", "CLOSED, 10, 10, 4", "HANDED_OVER, 100, 10, 4", "HANDED_OVER, 10, 100, 0"})
    void weeksGoWhenTheCaseOrTheWeekIsLongPast(String state, int caseDays, int days, int left) {
        theCase(state, caseDays);
        sql(
                "insert into delivery_occurrence (municipality, case_ref, week, place, supplier_id, day, fulfilment, cutoff_inclusive, state, version)"
                        + " values ('kommun', 'K-1', 'w', 1, 'livs', current_date - ?, 'STORE_DELIVERY', true, 'PLANNED', 1)",
                days);
        sql(
                "insert into calendar_week_reason (municipality, case_ref, week, reason)"
                        + " values ('kommun', 'K-1', to_char(current_date - ?, 'IYYY-\"W\"IW'), 'NOT_STARTED')",
                days);
        sql(
                "insert into calendar_slot (municipality, case_ref, supplier_id, order_no, day, supplier_version) values ('kommun', 'K-1', 'livs', '1', current_date - ?, 1)",
                days);
        sql(
                "insert into calendar_slot (municipality, case_ref, supplier_id, order_no, supplier_version, changed_at)"
                        + " values ('kommun', 'K-1', 'livs', '2', 1, now() - make_interval(days => ?))",
                days);

        retention.purge(RULE);

        assertThat(bench.count("delivery_occurrence")
                        + bench.count("calendar_week_reason")
                        + bench.count("calendar_slot"))
                .isEqualTo(left);
    }

    @Test
    void schedulesAndProvedWeeksGoWithTheirAge() {
        for (int days : new int[] {91, 89}) {
            String day = "current_date - " + days;
            sql("insert into schedule_day (municipality, supplier_id, day) values ('kommun', 'livs', " + day + ")");
            sql("insert into schedule_stop (municipality, supplier_id, day, n, from_time, to_time)"
                    + " values ('kommun', 'livs', " + day + ", 1, '10:00', '12:00')");
            sql("insert into schedule_deviation (municipality, supplier_id, day, subject, kind)"
                    + " values ('kommun', 'livs', " + day + ", 'K-1', 'ABSENT')");
            sql("insert into schedule_review (municipality, day, unit_id, case_ref, state)" + " values ('kommun', "
                    + day + ", 'enhet', 'K-1', 'MISSED')");
            sql(
                    "insert into food_week (municipality, case_ref, week, verdict, changed_at)"
                            + " values ('kommun', 'K-1', ?, 'MISSING', now() - make_interval(days => ?))",
                    "2026-W" + days,
                    days);
            sql(
                    "insert into food_path (municipality, case_ref, day, way, recorded_by, recorded_at)"
                            + " values ('kommun', 'K-1', " + day + ", 'OTHER', 'x', now() - make_interval(days => ?))",
                    days);
        }

        retention.purge(RULE);

        for (String table : List.of(
                "schedule_day", "schedule_stop", "schedule_deviation", "schedule_review", "food_week", "food_path")) {
            assertThat(bench.count(table)).as(table).isEqualTo(1);
        }
        assertThat(bench.count("purge where kind = 'R3 schedule' and messages = 4"))
                .isEqualTo(1);
        assertThat(bench.count("purge where kind = 'R3 food' and messages = 2")).isEqualTo(1);
    }
}
