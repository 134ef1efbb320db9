package se.inkopsnavet.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.ledger.Claim;
import se.inkopsnavet.ledger.Delivery;
import se.inkopsnavet.ledger.Inquiry;
import se.inkopsnavet.transport.mail.MailKind;

/** Flow F05 step 8: what the supplier's answer does, and what it cannot do. */
class AckTest extends TwoRowsSent {

    @Test
    void wholeAnswerConfirmsTheList() {
        assertThat(ack("m1", 2, "1;MOTTAGEN;", "2;MOTTAGEN;")).isEqualTo("CONFIRMED");
        assertThat(bench.ledger.state(batch)).isEqualTo("CONFIRMED");
        assertThat(bench.caseState(first)).isEqualTo("CREDENTIALS_PENDING");
        assertThat(bench.rows(second)).containsExactly("ACKNOWLEDGED");
    }

    @Test
    void partOfTheRowsLeavesTheListOpen() {
        assertThat(ack("m1", 2, "2;MOTTAGEN;")).isEqualTo("CONFIRMED");
        assertThat(bench.ledger.state(batch)).isEqualTo("SENT");
        assertThat(bench.rows(first)).containsExactly("BATCHED");

        assertThat(ack("m2", 2, "1;MOTTAGEN;")).isEqualTo("CONFIRMED");
        assertThat(bench.ledger.state(batch)).isEqualTo("CONFIRMED");
    }

    @Test
    void moreRowsThanSentRefusesTheWholeAnswer() {
        assertThat(ack("m1", 3, "1;MOTTAGEN;", "2;MOTTAGEN;", "3;MOTTAGEN;")).isEqualTo("REJECTED ACK_MISMATCH");
        assertThat(bench.rows(first)).containsExactly("BATCHED");
        assertThat(bench.ledger.count("notice where kind = 'ACK_REFUSED' and role = 'SUPPLIER'"))
                .isEqualTo(1);
    }

    @Test
    void rowThatWasNotSentRefusesTheWholeAnswer() {
        assertThat(ack("m1", 2, "1;MOTTAGEN;", "7;MOTTAGEN;")).isEqualTo("REJECTED ACK_MISMATCH");
        assertThat(bench.rows(first)).containsExactly("BATCHED");
    }

    @Test
    void replayChangesNothing() {
        ack("m1", 2, "1;MOTTAGEN;");
        assertThat(ack("m1", 2, "1;MOTTAGEN;")).isEqualTo("DUPLICATE");
        assertThat(ack("m1", 2, "1;AVVISAD;NAMN_SAKNAS")).isEqualTo("QUARANTINED CONFLICTING_DUPLICATE");
        assertThat(bench.rows(first)).containsExactly("ACKNOWLEDGED");
    }

    @Test
    void otherSupplierCannotAnswerForThisList() {
        Partner stranger = new Partner(
                "grannkommun",
                bench.livs,
                "inkop@grannkommun.example",
                bench.partner.format(),
                bench.partner.reasons(),
                bench.partner.sealer(),
                bench.partner.opener(),
                bench.partner.strictOpener());
        assertThat(bench.acknowledge(stranger, "m1", batch, 2, "1;MOTTAGEN;", "2;MOTTAGEN;"))
                .isEqualTo("QUARANTINED ACK_UNKNOWN_BATCH");
        assertThat(bench.acknowledge(bench.partner, "m2", UUID.randomUUID(), 2, "1;MOTTAGEN;"))
                .isEqualTo("QUARANTINED ACK_UNKNOWN_BATCH");
        assertThat(bench.rows(first)).containsExactly("BATCHED");
    }

    @Test
    void rejectedRowGoesBackToItsUnit() {
        ack("m1", 2, "1;MOTTAGEN;", "2;AVVISAD;NAMN_SAKNAS");
        assertThat(bench.caseState(second)).isEqualTo("COLLECTING");
        assertThat(bench.rows(second)).containsExactly("REJECTED");
        assertThat(bench.notices("ROW_REJECTED")).isEqualTo(1);
        assertThat(bench.ledger.state(batch)).isEqualTo("CONFIRMED");
    }

    @Test
    void changeWhileTheListIsAwayGoesOutWithTheNext() {
        bench.desk.decide(
                bench.event(0, "B-1", 2).with(Decision.Outcome.CHANGED).decision());
        assertThat(bench.rows(first)).containsExactly("BATCHED");

        ack("m1", 2, "1;MOTTAGEN;", "2;MOTTAGEN;");

        assertThat(bench.rows(first)).containsExactly("ACKNOWLEDGED", "READY");
        assertThat(bench.caseState(first)).isEqualTo("READY");
        assertThat(bench.rows(second)).containsExactly("ACKNOWLEDGED");
    }

    @Test
    void answerProvesThatAnUncertainListArrived() {
        bench.clear();
        first = bench.granted(0, "B-1");
        second = bench.granted(1, "B-2");
        batch = bench.collected();
        bench.channel.answers(() -> new Delivery.Unknown(Fault.OUTCOME_UNKNOWN, "data"));
        bench.deliver(batch);
        assertThat(bench.ledger.state(batch)).isEqualTo("UNCERTAIN");

        ack("m1", 2, "1;MOTTAGEN;");

        assertThat(bench.ledger.state(batch)).isEqualTo("SENT");
        assertThat(bench.caseState(second)).isEqualTo("DISPATCHED");
        assertThat(bench.deliver(batch)).isFalse();
        assertThat(bench.channel.delivered()).hasSize(1);
    }

    @Test
    void answerThatOvertakesOurOwnNoteOfDeliveryIsNotLost() {
        anotherList();
        bench.channel.answers(() -> {
            assertThat(ack("m1", 1, "1;AVVISAD;NAMN_SAKNAS")).isEqualTo("CONFIRMED");
            return new Delivery.Delivered("250 ok");
        });

        bench.deliver(batch);

        assertThat(bench.ledger.state(batch)).isEqualTo("CONFIRMED");
        assertThat(bench.caseState(first)).isEqualTo("COLLECTING");
    }

    @Test
    void permanentBounceHoldsTheList() {
        assertThat(bounced()).isEqualTo("CONFIRMED");
        isHeldForABounce();
        assertThat(bench.outbox.mayHaveLeft(batch)).isTrue();
    }

    /** The process died after the last dot and the mailbox was read first, or the line broke there and nobody knew. */
    @Test
    void bounceThatOvertakesOurOwnNoteOfDeliveryHoldsTheList() {
        anotherList();
        bench.channel.answers(() -> {
            assertThat(bounced()).isEqualTo("CONFIRMED");
            return new Delivery.Delivered("250 ok");
        });

        assertThat(bench.deliver(batch)).isFalse();

        isHeldForABounce();
    }

    @Test
    void bounceSaysWhatBecameOfAnUncertainList() {
        anotherList();
        bench.channel.answers(() -> new Delivery.Unknown(Fault.OUTCOME_UNKNOWN, "data"));
        bench.deliver(batch);
        assertThat(bench.ledger.state(batch)).isEqualTo("UNCERTAIN");

        assertThat(bounced()).isEqualTo("CONFIRMED");

        isHeldForABounce();
        assertThat(bench.deliver(batch)).isFalse();
        assertThat(bench.channel.delivered()).hasSize(1);
        assertThat(bench.inquiry.notArrived(batch).verdict()).isEqualTo(Inquiry.Verdict.DONE);
        assertThat(bench.rows(first)).containsExactly("READY");
    }

    @Test
    void bounceOfAListThatCannotHaveLeftHoldsNothing() {
        anotherList();
        bounced();
        bench.channel.answers(() -> new Delivery.Failed(Fault.SMTP_UNREACHABLE, "connect"));
        bench.deliver(batch);
        bounced();

        assertThat(bench.ledger.state(batch)).isEqualTo("READY");
        assertThat(bench.notices("BOUNCED")).isZero();
    }

    @Test
    void delayOrNonsenseHoldsNothing() {
        bounce("<" + batch + "@exempelkommun.example>", false);
        assertThat(bounce("<------------------------------------@x>", true)).isEqualTo("REJECTED");
        assertThat(bounce("<" + UUID.randomUUID() + "@exempelkommun.example>", true))
                .isEqualTo("REJECTED");
        assertThat(bench.ledger.state(batch)).isEqualTo("SENT");
    }

    private void anotherList() {
        bench.clear();
        first = bench.granted(0, "B-1");
        batch = bench.collected();
    }

    private String bounced() {
        return bounce("<" + batch + "@exempelkommun.example>", true);
    }

    private void isHeldForABounce() {
        assertThat(bench.ledger.state(batch)).isEqualTo("HELD");
        assertThat(bench.ledger.column(batch, "fault")).isEqualTo("BOUNCED");
        assertThat(bench.notices("BOUNCED")).isEqualTo(1);
    }

    private String bounce(String original, boolean permanent) {
        UUID message = bench.ledger.received(null);
        Claim claim = new Claim(message, "SUPPLIER_MAIL", DispatchBench.MUNICIPALITY, null, null, 0, 0, null, null);
        bench.bounces.bounced(claim, new MailKind.Bounce(original, "5.1.1", permanent));
        return bench.ledger.state(message);
    }

    private String ack(String identity, int declared, String... lines) {
        return bench.acknowledge(bench.partner, identity, batch, declared, lines);
    }
}
