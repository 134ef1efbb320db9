package se.inkopsnavet.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.ledger.Delivery;
import se.inkopsnavet.ledger.Inquiry.Verdict;
import se.inkopsnavet.person.Protection;
import se.inkopsnavet.transport.mail.MailKind;

/** A person has asked the supplier what became of a list, because the hub could not find out. */
class InquiryTest {

    private static final Delivery UNKNOWN = new Delivery.Unknown(Fault.OUTCOME_UNKNOWN, "data");
    private static final Delivery SAFE_TO_REPEAT = new Delivery.Failed(Fault.OUTCOME_UNKNOWN, "repeat");

    @AutoClose
    private static final DispatchBench bench = new DispatchBench();

    private String stays;
    private String goes;
    private UUID batch;

    @BeforeEach
    void makeList() {
        bench.clear();
        stays = bench.granted(0, "B-1");
        goes = bench.granted(1, "B-2");
        batch = bench.collected();
    }

    /** The list that once had no way out: it may have left, and one of its people has become protected. */
    private void heldAfterAnUnknownAttempt() {
        bench.channel.answers(() -> UNKNOWN).finds(() -> SAFE_TO_REPEAT);
        bench.deliver(batch);
        bench.deliver(batch);
        bench.desk.decide(bench.event(1, "B-2", 2).with(Protection.PROTECTED).decision());
        bench.deliver(batch);
        assertThat(bench.ledger.state(batch)).isEqualTo("HELD");
    }

    @Test
    void listThatDidNotArriveIsTakenBackAndWhoMayTravelGoesWithTheNext() {
        heldAfterAnUnknownAttempt();

        assertThat(bench.inquiry.notArrived(batch).verdict()).isEqualTo(Verdict.DONE);

        assertThat(bench.ledger.state(batch)).isEqualTo("RECALLED");
        assertThat(bench.rows(goes)).containsExactly("WITHDRAWN");
        assertThat(bench.rows(stays)).containsExactly("READY");
        UUID next = bench.collected();
        bench.deliver(next);
        assertThat(bench.ledger.state(next)).isEqualTo("SENT");
        assertThat(bench.caseState(stays)).isEqualTo("DISPATCHED");
        assertThat(bench.batches.find(next).orElseThrow().rowCount()).isEqualTo(1);
    }

    @Test
    void listThatDidArriveWaitsForItsAnswerLikeAnyOther() {
        heldAfterAnUnknownAttempt();

        assertThat(bench.inquiry.arrived(batch).verdict()).isEqualTo(Verdict.DONE);

        assertThat(bench.ledger.state(batch)).isEqualTo("SENT");
        assertThat(bench.caseState(stays)).isEqualTo("DISPATCHED");
        assertThat(bench.ledger.count("deadline where subject = ? and fired_at is null", batch.toString()))
                .isEqualTo(1);
        assertThat(bench.outbox.mayHaveLeft(batch)).isTrue();
        assertThat(bench.acknowledge(bench.partner, "m1", batch, 2, "1;MOTTAGEN;", "2;MOTTAGEN;"))
                .isEqualTo("CONFIRMED");
    }

    @Test
    void bouncedListIsTakenBackAndItsCasesWaitAgain() {
        bench.deliver(batch);
        bench.bounces.bounced(
                bench.claim(), new MailKind.Bounce("<" + batch + "@exempelkommun.example>", "5.1.1", true));
        assertThat(bench.caseState(stays)).isEqualTo("DISPATCHED");

        assertThat(bench.inquiry.notArrived(batch).verdict()).isEqualTo(Verdict.DONE);

        assertThat(bench.rows(stays)).containsExactly("READY");
        assertThat(bench.caseState(stays)).isEqualTo("READY");
    }

    @Test
    void listThatGotLostBehindTheMailServerIsTakenBack() {
        bench.deliver(batch);

        assertThat(bench.inquiry.notArrived(batch).verdict()).isEqualTo(Verdict.DONE);

        assertThat(bench.ledger.state(batch)).isEqualTo("RECALLED");
        assertThat(bench.rows(goes)).containsExactly("READY");
    }

    @Test
    void supplierThatHasAnsweredForARowHasTheList() {
        bench.deliver(batch);
        bench.acknowledge(bench.partner, "m1", batch, 2, "1;MOTTAGEN;");

        assertThat(bench.inquiry.notArrived(batch).verdict()).isEqualTo(Verdict.CONTRADICTED);

        assertThat(bench.ledger.state(batch)).isEqualTo("SENT");
        assertThat(bench.rows(goes)).containsExactly("BATCHED");
    }

    @Test
    void listThatNeverLeftIsNothingToAskAbout() {
        assertThat(bench.inquiry.arrived(batch).verdict()).isEqualTo(Verdict.NOT_WAITING);
        bench.ledger
                .all
                .sql("update message set state = 'HELD', due_at = null where id = ?")
                .param(batch)
                .update();
        assertThat(bench.inquiry.arrived(batch).verdict()).isEqualTo(Verdict.NEVER_SENT);
        assertThat(bench.inquiry.notArrived(batch).verdict()).isEqualTo(Verdict.NEVER_SENT);
        assertThat(bench.inquiry.arrived(UUID.randomUUID()).verdict()).isEqualTo(Verdict.NO_SUCH_MESSAGE);
    }

    @Test
    void confirmedListStaysConfirmed() {
        bench.deliver(batch);
        bench.acknowledge(bench.partner, "m1", batch, 2, "1;MOTTAGEN;", "2;MOTTAGEN;");

        assertThat(bench.inquiry.notArrived(batch).verdict()).isEqualTo(Verdict.NOT_WAITING);
        assertThat(bench.inquiry.arrived(batch).verdict()).isEqualTo(Verdict.NOT_WAITING);
        assertThat(bench.ledger.state(batch)).isEqualTo("CONFIRMED");
    }

    @Test
    void answerToAListThatWasTakenBackIsNotSilent() {
        heldAfterAnUnknownAttempt();
        bench.inquiry.notArrived(batch);

        assertThat(bench.acknowledge(bench.partner, "m1", batch, 2, "1;MOTTAGEN;", "2;MOTTAGEN;"))
                .isEqualTo("QUARANTINED ACK_CONTRADICTED");

        assertThat(bench.notices("ACK_CONTRADICTED")).isEqualTo(1);
        assertThat(bench.rows(stays)).containsExactly("READY");
    }
}
