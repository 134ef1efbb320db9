package se.inkopsnavet.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import se.inkopsnavet.policy.ComplaintRule;
import se.inkopsnavet.purchase.CaseState;
import se.inkopsnavet.purchase.PurchaseCase;

/** The rules of F16. */
class ComplaintCourseTest {

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final ComplaintRule RULE = new ComplaintRule("020-15 10 10", "1", 2, 30);

    @Test
    void supplierIsWrittenToWhereItCanBeAndPhonedOtherwise() {
        PurchaseCase purchase = theCase(CaseState.HANDED_OVER, "livs");

        assertThat(ComplaintCourse.way(purchase, true)).isEqualTo(ComplaintCourse.Way.TO_SUPPLIER);
        assertThat(ComplaintCourse.way(purchase, false)).isEqualTo(ComplaintCourse.Way.BY_TELEPHONE);
    }

    @Test
    void nothingIsSaidOfSomebodyWhoMayBeProtected() {
        assertThat(ComplaintCourse.way(theCase(CaseState.HELD_PROTECTED, "livs"), true))
                .isEqualTo(ComplaintCourse.Way.STOPPED);
        // Of one who died and is protected the case keeps only the death.
        PurchaseCase onlyTheDeath = new PurchaseCase(
                "EXE-2026-000001", CaseState.DECEASED, null, null, null, null, "kommun@1", Instant.EPOCH, 1);
        assertThat(ComplaintCourse.way(onlyTheDeath, true)).isEqualTo(ComplaintCourse.Way.STOPPED);
    }

    @ParameterizedTest
    @EnumSource(
            value = ComplaintState.class,
            names = {"OPEN", "SENT", "BY_TELEPHONE"})
    void firstAnswerCounts(ComplaintState state) {
        assertThat(ComplaintCourse.effect(complaint(state, null), Resolution.REFUND))
                .isEqualTo(ComplaintCourse.Effect.ANSWERS);
    }

    @Test
    void laterAnswerRepeatsOrContradicts() {
        Complaint answered = complaint(ComplaintState.REFUND_AWAITED, Resolution.REFUND);

        assertThat(ComplaintCourse.effect(answered, Resolution.REFUND)).isEqualTo(ComplaintCourse.Effect.REPEATS);
        assertThat(ComplaintCourse.effect(answered, Resolution.NONE)).isEqualTo(ComplaintCourse.Effect.CONTRADICTS);
    }

    @ParameterizedTest
    @CsvSource({"REFUND, REFUND_AWAITED", "REDELIVERY, CLOSED", "NONE, CLOSED"})
    void onlyARefundIsWaitedFor(Resolution answer, ComplaintState state) {
        assertThat(ComplaintCourse.after(answer)).isEqualTo(state);
    }

    /** AC-16-2: a weekend is not the supplier's time, and neither is Christmas. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-26, 2026-11-30T15:00:00Z",
        "2026-12-23, 2026-12-28T15:00:00Z",
        "2026-06-29, 2026-07-01T14:00:00Z"
    })
    void supplierHasTwoWorkingDays(LocalDate sent, Instant due) {
        assertThat(ComplaintCourse.answerDue(sent, RULE, STOCKHOLM)).isEqualTo(due);
    }

    /** AC-16-4: thirty days by the calendar, also over the night when the clock is put back. */
    @Test
    void refundIsMissedAfterThirtyDays() {
        assertThat(ComplaintCourse.refundDue(LocalDate.of(2026, 10, 1), RULE, STOCKHOLM))
                .isEqualTo("2026-10-31T07:00:00Z");
    }

    @Test
    void orderIsNamedAndTheCaseOnlyWithoutOne() {
        assertThat(ComplaintCourse.subject("EXE-2026-000001", "W-1")).isEqualTo("W-1");
        assertThat(ComplaintCourse.subject("EXE-2026-000001", null)).isEqualTo("EXE-2026-000001");
    }

    @Test
    void telephoneIsReadAsPeopleReadIt() {
        assertThat(RULE.telephone()).isEqualTo("020-15 10 10, val 1");
        assertThat(new ComplaintRule(null, null, 2, 30).telephone()).isEmpty();
    }

    static Complaint complaint(ComplaintState state, @Nullable Resolution resolution) {
        return new Complaint(
                java.util.UUID.fromString("00000000-0000-0000-0000-000000000007"),
                "kommun",
                "EXE-2026-000001",
                "livs",
                "W-1001",
                ComplaintType.MISSING,
                state,
                resolution,
                "mjölken saknas",
                false,
                Instant.EPOCH);
    }

    private static PurchaseCase theCase(CaseState state, @Nullable String supplier) {
        return new PurchaseCase("EXE-2026-000001", state, null, supplier, "enhet", null, "kommun@1", Instant.EPOCH, 1);
    }
}
