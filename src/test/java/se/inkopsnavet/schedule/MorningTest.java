package se.inkopsnavet.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static se.inkopsnavet.schedule.ScheduleBench.ASBY;
import static se.inkopsnavet.schedule.ScheduleBench.MUNICIPALITY;
import static se.inkopsnavet.schedule.ScheduleBench.SJOBRO;
import static se.inkopsnavet.schedule.ScheduleBench.WEDNESDAY;
import static se.inkopsnavet.schedule.ScheduleBench.stop;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.inkopsnavet.contact.Call;
import se.inkopsnavet.contact.Text;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.ledger.SetAside;

/** Flow F11 with the real stores: AC-11-2, -3, -6, -8. */
class MorningTest {

    @AutoClose
    private static final ScheduleBench bench = new ScheduleBench();

    @BeforeEach
    void tuesday() {
        bench.tuesday();
    }

    /** The unit is the subject: no client's consent decides whether a unit hears of its morning. */
    @Test
    void aTextAboutTheMorningIsAboutNobody() {
        bench.expected(0, ASBY, WEDNESDAY);
        String one = bench.expected(1, ASBY, WEDNESDAY);
        bench.at("04:31");
        bench.comes(WEDNESDAY, stop(one, "10:00"));
        bench.at("06:00");

        assertThat(bench.texts).extracting(Text::caseRef).containsExactly(ASBY);
    }

    @Test
    void goodMorning() {
        String one = bench.expected(0, ASBY, WEDNESDAY);
        String other = bench.expected(1, ASBY, WEDNESDAY);
        bench.at("04:31");
        assertThat(bench.comes(WEDNESDAY, stop(one, "10:00"))).isEqualTo("CONFIRMED");
        assertThat(bench.told()).isEmpty();

        bench.at("06:00");

        assertThat(bench.fetched)
                .extracting(fetched -> fetched.substring(0, 5))
                .containsExactly("04:30", "05:00", "05:30", "05:45", "06:00");
        assertThat(bench.told())
                .containsExactly(
                        "RESPONSIBLE hemtjanst.asby SCHEDULE_DEVIATION " + other + " beställd men inte på schemat",
                        "RESPONSIBLE hemtjanst.asby SCHEDULE_LIST 2026-12-02 1 avvikelse");
        assertThat(bench.texted()).containsOnlyKeys("schedule-deviations UNIT");
        assertThat(bench.texts.get(0).values()).containsEntry("count", "1");
        assertThat(bench.reviews(WEDNESDAY)).containsExactly("enhet-asby WAITING 1");

        bench.at("06:10");
        assertThat(bench.acknowledge(ASBY, WEDNESDAY)).isEqualTo("CONFIRMED");
        assertThat(bench.acknowledge(ASBY, WEDNESDAY)).isEqualTo("DUPLICATE");
        bench.at("23:59");
        assertThat(bench.reviews(WEDNESDAY)).containsExactly("enhet-asby ACKNOWLEDGED 1");
        assertThat(bench.told()).hasSize(2);
        assertThat(bench.calls).isEmpty();
    }

    @Test
    void unitsWithoutDeliveriesAreToldNothingAndNothingIsFetched() {
        bench.client(0, SJOBRO);

        bench.at("23:59");

        assertThat(bench.fetched).isEmpty();
        assertThat(bench.told()).isEmpty();
        assertThat(bench.reviews(WEDNESDAY)).isEmpty();
        assertThat(bench.acknowledge(SJOBRO, WEDNESDAY)).isEqualTo("REJECTED SCH-006");
    }

    @Test
    void whoDoesNotLookIsEscalatedAndMissedForGood() {
        String ref = bench.expected(0, ASBY, WEDNESDAY);
        bench.at("05:00");
        bench.comes(WEDNESDAY, stop(ref, "10:00"));

        bench.at("06:19");
        assertThat(bench.told()).containsExactly("RESPONSIBLE hemtjanst.asby SCHEDULE_LIST 2026-12-02 inga avvikelser");
        assertThat(bench.texts).isEmpty();
        bench.at("06:20");
        assertThat(bench.told("SCHEDULE_UNREVIEWED"))
                .containsExactly("MANAGER enhetschef.asby SCHEDULE_UNREVIEWED 2026-12-02 ");
        assertThat(bench.texted()).containsOnlyKeys("schedule-unreviewed MANAGER");
        assertThat(bench.reviews(WEDNESDAY)).containsExactly("enhet-asby WAITING 0");
        bench.at("06:30");
        assertThat(bench.reviews(WEDNESDAY)).containsExactly("enhet-asby MISSED 0");
        assertThat(bench.told("SCHEDULE_NOT_REVIEWED"))
                .containsExactly("MANAGER enhetschef.asby SCHEDULE_NOT_REVIEWED 2026-12-02 SCH-005");

        assertThat(bench.acknowledge(ASBY, WEDNESDAY)).isEqualTo("CONFIRMED");
        assertThat(bench.reviews(WEDNESDAY)).containsExactly("enhet-asby MISSED 0");
        assertThat(bench.ledger.count("schedule_review where acknowledged_at is not null and acknowledged_by = '4711'"))
                .isEqualTo(1);
    }

    /** AC-11-2 and AC-11-3. */
    @Test
    void oldAddressAndAbsence() {
        String moved = bench.expected(0, ASBY, WEDNESDAY);
        String away = bench.expected(1, ASBY, WEDNESDAY);
        bench.people.moves(0, "Sjövägen 1");
        bench.people.away(1, WEDNESDAY.minusDays(1));
        bench.at("05:30");

        bench.comes(WEDNESDAY, stop(moved, "10:00"), stop(away, "12:00"));
        bench.at("06:00");

        assertThat(bench.told("SCHEDULE_DEVIATION"))
                .containsExactly(
                        "RESPONSIBLE hemtjanst.asby SCHEDULE_DEVIATION " + moved + " fel adress",
                        "RESPONSIBLE hemtjanst.asby SCHEDULE_DEVIATION " + away + " frånvaro registrerad");
        assertThat(bench.ledger
                        .all
                        .sql("select s::text from schedule_stop s")
                        .query(String.class)
                        .list())
                .hasSize(2)
                .noneMatch(row -> row.contains("Storgatan") || row.contains("Sjövägen"));
    }

    /** AC-11-8. */
    @Test
    void protectedPersonIsForTheSecurityContactAlone() {
        String known = bench.expected(0, ASBY, WEDNESDAY);
        String hidden = bench.expected(1, ASBY, WEDNESDAY);
        bench.people.becomesProtected(1);
        bench.at("05:30");

        bench.comes(WEDNESDAY, stop(known, "10:00"), stop(hidden, "12:00"));

        assertThat(bench.told())
                .containsExactly(
                        "SECURITY_CONTACT skyddade-uppgifter SCHEDULE_PROTECTED " + hidden + " på leveransschemat");
        bench.at("23:59");
        assertThat(bench.told("SCHEDULE_DEVIATION")).isEmpty();
        assertThat(bench.told("SCHEDULE_LIST")).singleElement().asString().endsWith("inga avvikelser");
        assertThat(bench.texts).noneMatch(text -> text.caseRef().equals(hidden));
        assertThat(bench.ledger.count("schedule_deviation where unit_id is not null"))
                .isZero();
    }

    /** AC-11-6: the night in which 02:30 does not exist, and the one in which it exists twice. */
    @ParameterizedTest
    @CsvSource({"2027-03-28, 2027-03-28T04:30:00Z", "2026-10-25, 2026-10-25T05:30:00Z"})
    void halfPastSixIsOnceOnDaysWhenTheClocksChange(LocalDate sunday, Instant due) {
        bench.clear();
        bench.clock.set(sunday.minusDays(2));
        bench.days.begin(MUNICIPALITY);
        String ref = bench.expected(0, ASBY, sunday);

        bench.clock.passTo(sunday, LocalTime.of(6, 29));
        assertThat(bench.reviews(sunday)).containsExactly("enhet-asby WAITING -");
        bench.clock.passTo(sunday.plusDays(1));

        assertThat(bench.reviews(sunday)).containsExactly("enhet-asby MISSED -");
        assertThat(bench.ledger.count(
                        "deadline where kind = 'SCHEDULE_MISSED' and occurrence like ? and due_at = ? and fired_at is not null",
                        sunday + "%",
                        Timestamp.from(due)))
                .isEqualTo(1);
        assertThat(bench.ledger.count("deadline where kind = 'SCHEDULE_MISSED' and occurrence like ?", sunday + "%"))
                .isEqualTo(1);
        assertThat(bench.told("SCHEDULE_NOT_REVIEWED")).hasSize(1);
        assertThat(bench.calls).extracting(call -> call.caseRef()).containsExactly(ref);
    }

    /** Of a case that cannot be read nothing is said; the morning of the others goes on, and IT hears which one it is. */
    @Test
    void aCaseThatCannotBeReadStopsNoMorning() {
        String ref = bench.expected(0, ASBY, WEDNESDAY);
        String spoilt = bench.expected(1, SJOBRO, WEDNESDAY);
        bench.ledger.spoil(spoilt);
        bench.at("05:00");
        bench.comes(WEDNESDAY, stop(ref, "10:00"));

        bench.at("06:31");

        assertThat(bench.reviews(WEDNESDAY)).containsExactly("enhet-asby MISSED 0");
        assertThat(bench.ledger.setAside)
                .extracting(SetAside.Unworkable::caseRef, SetAside.Unworkable::work)
                .contains(tuple(spoilt, "SCHEDULE"));
    }

    /** Åsby is told, asked and reminded as if nothing were wrong; Sjöbro is told at the next full hour. */
    @Test
    void aUnitThatCannotBeToldKeepsNoOtherFromItsList() {
        String one = bench.expected(0, ASBY, WEDNESDAY);
        String other = bench.expected(1, SJOBRO, WEDNESDAY);
        bench.at("05:00");
        bench.comes(WEDNESDAY, stop(one, "10:00"), stop(other, "11:00"));
        bench.refused.add("hemtjanst.sjobro@exempelkommun.example");
        bench.at("06:00");

        assertThat(bench.reviews(WEDNESDAY)).containsExactly("enhet-asby WAITING 0", "enhet-sjobro WAITING -");
        assertThat(bench.told("SCHEDULE_LIST")).hasSize(1);
        assertThat(bench.ledger.setAside)
                .extracting(SetAside.Unworkable::caseRef, SetAside.Unworkable::work, SetAside.Unworkable::fault)
                .containsExactly(tuple(SJOBRO, "SCHEDULE_LIST", Fault.CONFIGURATION));

        bench.refused.clear();
        bench.at("07:00");
        assertThat(bench.told("SCHEDULE_LIST_LATE")).hasSize(1);
    }

    @Test
    void aUnitWhoseManagerCannotBeToldKeepsNoOtherFromBeingEscalatedAndMissedAndIsTriedAgain() {
        bench.expected(0, ASBY, WEDNESDAY);
        bench.expected(1, SJOBRO, WEDNESDAY);
        bench.refused.add("enhetschef.sjobro@exempelkommun.example");
        bench.at("06:24");
        assertThat(bench.told("SCHEDULE_UNREVIEWED")).hasSize(1);
        bench.at("06:30");

        assertThat(bench.reviews(WEDNESDAY)).containsExactly("enhet-asby MISSED -", "enhet-sjobro WAITING -");
        assertThat(bench.told("SCHEDULE_NOT_REVIEWED")).hasSize(1);

        bench.refused.clear();
        bench.at("07:30");
        assertThat(bench.reviews(WEDNESDAY)).containsExactly("enhet-asby MISSED -", "enhet-sjobro MISSED -");
        assertThat(bench.told("SCHEDULE_NOT_REVIEWED")).hasSize(2);
    }

    @Test
    void aUnitThatCannotBeToldKeepsNoOtherFromHearingThatTheScheduleIsMissing() {
        String one = bench.expected(0, ASBY, WEDNESDAY);
        bench.expected(1, SJOBRO, WEDNESDAY);
        bench.refused.add("hemtjanst.sjobro@exempelkommun.example");
        bench.at("06:10");

        assertThat(bench.told("SCHEDULE_MISSING"))
                .containsExactly(
                        "RESPONSIBLE hemtjanst.asby SCHEDULE_MISSING livs SCH-004",
                        "IT it-drift SCHEDULE_MISSING livs SCH-004");
        assertThat(bench.calls).extracting(Call::caseRef).containsExactly(one);

        bench.refused.clear();
        bench.at("06:15");
        assertThat(bench.told("SCHEDULE_MISSING")).hasSize(3);
        assertThat(bench.calls).hasSize(1);
    }

    /** The hub was down from night to half past eight: everything that was due comes at once, in any order. */
    @Test
    void whatAnOutageDelayedShowsIt() {
        String ref = bench.expected(0, ASBY, WEDNESDAY);
        bench.at("05:00");
        bench.comes(WEDNESDAY, stop(ref, "10:00"));
        bench.clock.set(WEDNESDAY, LocalTime.of(8, 30));

        for (String kind :
                List.of(ScheduleDays.MISSED, ScheduleDays.UNREVIEWED, ScheduleDays.MISSING, ScheduleDays.COMPARE)) {
            bench.ledger.transaction.executeWithoutResult(
                    status -> bench.days.reactions().get(kind).due(MUNICIPALITY, WEDNESDAY + " 06:00", true));
        }

        assertThat(bench.reviews(WEDNESDAY)).containsExactly("enhet-asby MISSED 0 late");
        assertThat(bench.told("SCHEDULE_LIST_LATE")).hasSize(1);
        assertThat(bench.told("SCHEDULE_NOT_REVIEWED")).hasSize(1);
        assertThat(bench.told("SCHEDULE_UNREVIEWED")).isEmpty();
    }

    @Test
    void aDayWithoutAHubIsMissedAndNobodyIsAskedAnything() {
        bench.expected(0, ASBY, WEDNESDAY);
        bench.clock.set(WEDNESDAY.plusDays(1));

        for (String kind : List.of(ScheduleDays.COMPARE, ScheduleDays.MISSING, ScheduleDays.MISSED)) {
            bench.ledger.transaction.executeWithoutResult(
                    status -> bench.days.reactions().get(kind).due(MUNICIPALITY, WEDNESDAY + " 06:00", true));
        }

        assertThat(bench.reviews(WEDNESDAY)).containsExactly("enhet-asby MISSED - late");
        assertThat(bench.texts).isEmpty();
        assertThat(bench.calls).isEmpty();
    }
}
