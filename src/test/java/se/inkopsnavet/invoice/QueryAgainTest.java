package se.inkopsnavet.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static se.inkopsnavet.invoice.InvoiceBench.elsewhere;
import static se.inkopsnavet.purchase.Events.granted;

import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.decision.PurchaseTerms.InvoiceTo;
import se.inkopsnavet.ledger.Delivery;
import se.inkopsnavet.ledger.DerivedId;

/** A question that comes anew, or is closed in the moment in which its letter leaves. */
class QueryAgainTest extends InvoiceDays {

    private static final Decision SAYS_WHERE =
            InvoiceBench.sent(granted(2).decision(), InvoiceTo.CLIENT_DELIVERY_ADDRESS);

    /** The ledger knows the first letter for ever, and would take a second one under its id for the same. */
    @Test
    void whoComesBackAfterTheQuestionsWerePurgedIsAskedAboutAndTheDeskReminded() {
        bench.decide(elsewhere(granted(1)));
        bench.lookUp();
        assertThat(bench.deliver()).hasSize(1);
        bench.decide(elsewhere(granted(2).with(Decision.Outcome.ENDED)));
        bench.ledger
                .all
                .sql("update purchase_case set changed_at = now() - interval '91 days'")
                .update();
        assertThat(bench.caseState()).isEqualTo("CLOSED");
        assertThat(bench.purged()).isEqualTo(1);

        bench.decide(elsewhere(granted(3)));
        bench.lookUp();

        assertThat(bench.ledger.count("message where flow = 'INVOICE_QUERY' and state = 'READY'"))
                .isEqualTo(1);
        assertThat(bench.deliver()).hasSize(2);
        bench.clock.passTo(LocalDate.of(2027, 1, 5));
        assertThat(bench.notices("INVOICE_%")).containsExactly("INVOICE_REMINDER INVOICE_DESK");
    }

    @Test
    void questionWhoseLetterTheLedgerTakesForAnEarlierOneIsForAPerson() {
        String caseRef = bench.decide(elsewhere(granted(1)));
        UUID question = DerivedId.of("invoice-question", caseRef, 1, 0);
        bench.ledger
                .all
                .sql("insert into message (id, direction, flow, municipality, state)"
                        + " values (?, 'O', 'INVOICE_QUERY', 'exempelkommun', 'CONFIRMED')")
                .param(question)
                .update();

        bench.lookUp();

        assertThat(bench.questionStates()).containsExactly("TO_PERSON");
        assertThat(bench.notices("INVOICE_%")).containsExactly("INVOICE_UNKNOWN RESPONSIBLE");
    }

    @Test
    void questionThatIsClosedWhileItsLetterLeavesStaysClosed() {
        bench.decide(elsewhere(granted(1)));
        bench.lookUp();
        CountDownLatch closed = new CountDownLatch(1);
        bench.channel.answers(() -> {
            CompletableFuture.runAsync(
                    () -> bench.ledger.transaction.executeWithoutResult(status -> closeUntilSomebodyWaits(closed)));
            await().atMost(Duration.ofSeconds(60)).until(() -> closed.getCount() == 0);
            return new Delivery.Delivered("250 ok");
        });

        bench.deliver();

        assertThat(bench.questionStates()).containsExactly("CLOSED");
        assertThat(bench.query()).as("nobody waits for an answer").isEqualTo("CONFIRMED");
        bench.decide(elsewhere(granted(3)));
        assertThat(bench.questionStates()).containsExactlyInAnyOrder("CLOSED", "LOOKING");
    }

    private static void closeUntilSomebodyWaits(CountDownLatch closed) {
        bench.decide(SAYS_WHERE);
        closed.countDown();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> bench.ledger.count("pg_stat_activity where wait_event_type = 'Lock'") == 1);
    }
}
