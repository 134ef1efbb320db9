package se.inkopsnavet.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.ledger.Inquiry;
import se.inkopsnavet.transport.mail.MailKind;

/** A supplier that does not answer, or not for every row, is reminded until it has, and at last a person takes over. */
class AckReminderTest extends TwoRowsSent {

    @Test
    void silentSupplierIsRemindedThreeTimesAndThenTheListIsHeld() {
        List.of("1.1", "1.2", "1.3").forEach(this::due);
        assertThat(reminders("SUPPLIER")).containsExactly("ACK-005 1/3", "ACK-005 2/3", "ACK-005 3/3");
        assertThat(reminders("IT")).hasSize(3);
        assertThat(bench.ledger.state(batch)).isEqualTo("SENT");

        due("1.4");

        assertThat(bench.ledger.state(batch)).isEqualTo("HELD");
        assertThat(bench.ledger.column(batch, "fault")).isEqualTo("ACK_MISSING");
        assertThat(bench.notices("ACK_GIVEN_UP")).isEqualTo(1);
        assertThat(bench.ledger.count("notice where kind = 'ROW_UNANSWERED' and subject_ref in (?, ?)", first, second))
                .isEqualTo(2);
        assertThat(pending()).isEmpty();
    }

    /** The rows go in another list, whose silence the units hear of as well. */
    @Test
    void aSecondListThatIsGivenUpIsToldOfToo() {
        List.of("1.1", "1.2", "1.3", "1.4").forEach(this::due);
        assertThat(bench.inquiry.notArrived(batch).verdict()).isEqualTo(Inquiry.Verdict.DONE);
        batch = bench.collected();
        bench.deliver(batch);

        List.of("1.1", "1.2", "1.3", "1.4").forEach(this::due);

        assertThat(bench.ledger.state(batch)).isEqualTo("HELD");
        assertThat(bench.ledger.count("notice where kind = 'ROW_UNANSWERED' and subject_ref = ?", first))
                .isEqualTo(2);
    }

    @Test
    void answerAfterTheLastReminderStillCounts() {
        List.of("1.1", "1.2", "1.3", "1.4").forEach(this::due);

        assertThat(bench.acknowledge(bench.partner, "m1", batch, 2, "1;MOTTAGEN;", "2;MOTTAGEN;"))
                .isEqualTo("CONFIRMED");

        assertThat(bench.ledger.state(batch)).isEqualTo("CONFIRMED");
    }

    @Test
    void rowsLeftOutOfAnAnswerAreAskedForAgainAndAgain() {
        due("1.1");
        bench.acknowledge(bench.partner, "m1", batch, 2, "1;MOTTAGEN;");
        due("1.2");
        assertThat(reminders("SUPPLIER")).hasSize(2);

        bench.acknowledge(bench.partner, "m2", batch, 2, "2;MOTTAGEN;");
        due("1.3");

        assertThat(reminders("SUPPLIER")).hasSize(2);
        assertThat(bench.ledger.state(batch)).isEqualTo("CONFIRMED");
    }

    @Test
    void listThatWasSentAgainGetsARoundOfItsOwn() {
        due("1.1");
        bench.bounces.bounced(
                bench.claim(), new MailKind.Bounce("<" + batch + "@exempelkommun.example>", "5.1.1", true));
        due("1.2");
        assertThat(reminders("SUPPLIER")).as("a bounced list").hasSize(1);
        bench.ledger.transaction.executeWithoutResult(status -> bench.outbox.release(batch));
        bench.deliver(batch);

        due("1.2");
        assertThat(reminders("SUPPLIER")).as("the round before").hasSize(1);
        due("2.1");
        due("2.2");

        assertThat(reminders("SUPPLIER")).containsExactly("ACK-005 1/3", "ACK-005 2/3");
        assertThat(pending()).contains("2.3");
    }

    @Test
    void afterAChangeOfSupplierAPersonTakesOverAtOnce() {
        Partners none = new Partners(List.of());
        AckReminders reminders =
                new AckReminders(bench.ledger.deadlines((subject, occurrence, late) -> {}), none, bench.clock);
        AckDeadline deadline =
                new AckDeadline(bench.batches, bench.desk.rows, bench.outbox, reminders, bench.aftermath, bench.news);

        bench.ledger.transaction.executeWithoutResult(status -> deadline.due(batch.toString(), "1.1", false));

        assertThat(bench.ledger.state(batch)).isEqualTo("HELD");
        assertThat(bench.notices("ACK_GIVEN_UP")).isEqualTo(1);
        assertThat(reminders("SUPPLIER")).isEmpty();
    }

    private void due(String occurrence) {
        bench.ledger.transaction.executeWithoutResult(status -> {
            bench.ledger
                    .all
                    .sql("update deadline set fired_at = now() where subject = ? and occurrence = ?")
                    .params(batch.toString(), occurrence)
                    .update();
            bench.ackDeadline.due(batch.toString(), occurrence, false);
        });
    }

    private List<String> pending() {
        return bench.ledger
                .all
                .sql("select occurrence from deadline where subject = ? and fired_at is null")
                .param(batch.toString())
                .query(String.class)
                .list();
    }

    private List<String> reminders(String role) {
        return bench.ledger
                .all
                .sql("select detail from notice where kind = 'ACK_MISSING' and role = ? order by created_at")
                .param(role)
                .query(String.class)
                .list();
    }
}
