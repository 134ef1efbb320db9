package se.inkopsnavet.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static se.inkopsnavet.calendar.CalendarBench.day;

import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.ledger.Delivery;
import se.inkopsnavet.purchase.Events;

/** Flow F09 over a real database: the list and the feed that the units get, and whom nobody finds there. */
class CalendarFilesTest {

    @AutoClose
    private static final CalendarBench bench = new CalendarBench();

    /** P01, Åsby: Thursdays. */
    private final Decision decision = Events.granted(1).decision();

    @BeforeEach
    void clear() {
        bench.clear();
    }

    @Test
    void aProtectedPersonIsOnNoListAlsoBeforeTheCalendarHasSeenIt() {
        String ref = bench.client(decision);
        bench.plan();
        bench.state(ref, "HELD_PROTECTED");
        bench.passTo(day("2026-12-02"), LocalTime.of(13, 0));
        bench.publish(day("2026-12-02"));
        bench.deliverAll();

        assertThat(bench.notices()).noneMatch(each -> each.startsWith("NOT_ORDERED"));
        assertThat(bench.sent).isNotEmpty().noneMatch(file -> text(file.bytes()).contains(ref));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Test
    void unitsGetTheirListAndTheirFeedUnderNumbersWithoutGaps() {
        String ref = bench.client(decision);
        bench.plan();
        bench.publish(day("2026-12-01"));
        bench.publish(day("2026-12-01"));
        bench.deliverAll();

        assertThat(bench.sent)
                .extracting(file -> file.dedupId().replaceAll("_[0-9a-f]{8}\\.", "."))
                .hasSize(6)
                .contains(
                        "kalender_exempelkommun_enhet-asby_000001.csv", "kalender_exempelkommun_enhet-asby_000002.ics")
                .allMatch(name -> name.matches("kalender_exempelkommun_[a-z-]+_00000[1-6]\\.(csv|ics)"));
        String list = text(bench.sent.get(0).bytes());
        assertThat(list)
                .startsWith("#KALENDER;1;exempelkommun;enhet-asby;7\r\nÄrende;Vecka;")
                .contains(ref + ";2026-W49;1;2026-12-03;Hemleverans;2026-12-02 13:00;Planerad;;;1\r\n")
                .contains(
                        ";2026-12-23;Hemleverans;2026-12-22 13:00;Planerad;Leverantören levererar inte den dagen;2026-12-24;1");
        assertThat(list.toLowerCase()).doesNotContain("öhrström", "18900101");
    }

    @Test
    void aFileThatHasNotLeftIsBuiltAnewUnderItsOwnNumber() {
        String ref = bench.client(decision);
        bench.plan();
        bench.publish(day("2026-12-01"));
        bench.answer = new Delivery.Failed(Fault.SFTP_UNREACHABLE, "connect");
        bench.deliverAll();
        String first = bench.sent.get(0).dedupId();
        bench.sent.clear();
        bench.state(ref, "HELD_PROTECTED");
        bench.answer = new Delivery.Delivered("x");
        bench.deliverAll();

        assertThat(bench.sent.get(0).dedupId()).isEqualTo(first);
        assertThat(text(bench.sent.get(0).bytes())).doesNotContain(ref);
    }

    /** Under its name only the same bytes can go, and somebody in them has become protected: nothing goes. */
    @Test
    void bytesThatMayHaveLeftDoNotGoAgainWhenSomebodyInThemHasBecomeProtected() {
        String ref = bench.client(decision);
        bench.plan();
        bench.publish(day("2026-12-01"));
        bench.answer = new Delivery.Unknown(Fault.SFTP_UNREACHABLE, "rename");
        bench.deliverAll();
        assertThat(text(bench.sent.get(0).bytes())).contains(ref);
        bench.sent.clear();
        // Whose client it was when the bytes were made is not known any more.
        bench.ledger
                .all
                .sql("update delivery_occurrence set unit_id = 'enhet-sjobro' where case_ref = ?")
                .param(ref)
                .update();
        bench.state(ref, "HELD_PROTECTED");

        itIsNotThere();

        assertThat(bench.sent).noneMatch(parcel -> text(parcel.bytes()).contains(ref));
        assertThat(bench.ledger
                        .all
                        .sql("select distinct state || ' ' || fault from message where flow = ? and case_ref is null"
                                + " and id in (select id from calendar_file where unit_id = 'enhet-asby')")
                        .param(CalendarFileFlow.NAME)
                        .query(String.class)
                        .list())
                .containsExactly("HELD PROTECTED_IDENTITY");

        bench.notArrived();

        assertThat(bench.ledger.count("message where flow = 'CALENDAR_FILE' and state in ('HELD', 'READY')"))
                .as("whoever has looked closes it")
                .isZero();
    }

    @Test
    void bytesThatMayHaveLeftGoAgainAsTheyWere() {
        bench.client(decision);
        bench.plan();
        bench.publish(day("2026-12-01"));
        bench.answer = new Delivery.Unknown(Fault.SFTP_UNREACHABLE, "rename");
        bench.deliverAll();
        byte[] first = bench.sent.get(0).bytes();
        bench.sent.clear();
        bench.answer = new Delivery.Delivered("x");

        itIsNotThere();

        assertThat(bench.sent.get(0).bytes()).isEqualTo(first);
    }

    /** An accepted file may say that somebody in the calendar is protected: it is read to its end first. */
    @Test
    void nothingLeavesWhileSomethingAcceptedIsNotDecided() {
        bench.client(decision);
        bench.plan();
        bench.publish(day("2026-12-01"));
        bench.undecided = true;
        bench.deliverAll();
        assertThat(bench.sent).isEmpty();

        bench.undecided = false;
        bench.deliverAll();
        assertThat(bench.sent).isNotEmpty();
    }

    /** The profile is in force from the first of January 2026. */
    @Test
    void nothingLeavesUnderRulesThatAreNotInForce() {
        bench.client(decision);
        bench.plan();
        bench.publish(day("2026-12-01"));
        bench.clock.set("2025-12-31T08:00:00Z");
        bench.deliverAll();

        assertThat(bench.sent).isEmpty();
        assertThat(bench.ledger.count("message where flow = 'CALENDAR_FILE' and fault = 'POLICY_NOT_ACTIVE'"))
                .isPositive();
    }

    /** The neighbour was asked: the file never came. */
    private static void itIsNotThere() {
        bench.ledger
                .all
                .sql("update message set state = 'READY', due_at = now() where flow = ?")
                .param(CalendarFileFlow.NAME)
                .update();
        bench.deliverAll();
    }
}
