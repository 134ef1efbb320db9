package se.inkopsnavet.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static se.inkopsnavet.invoice.InvoiceBench.elsewhere;
import static se.inkopsnavet.purchase.Events.granted;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.decision.PurchaseTerms.InvoiceTo;
import se.inkopsnavet.ledger.Inquiry;
import se.inkopsnavet.person.Protection;

/** A question to the invoice desk of which nobody knows whether it arrived, and which is not to go again, is not called back. */
class QueryInDoubtTest extends InvoiceDays {

    @BeforeEach
    void askOverALineThatBreaks() {
        bench.decide(elsewhere(granted(1)));
        bench.lookUp();
        bench.breakTheLine();
        bench.deliver();
        assertThat(bench.query()).startsWith("UNCERTAIN");
        bench.deliver();
        assertThat(bench.query()).as("the desk drops repeats").startsWith("READY");
    }

    @Test
    void ofSomebodyWhoHasBecomeProtectedItIsForTheSecurityContactUntilThatOneHasAsked() {
        bench.decide(elsewhere(granted(2).with(Protection.PROTECTED)));
        bench.deliver();

        assertThat(bench.query()).isEqualTo("HELD PROTECTED_IDENTITY");
        assertThat(bench.notices("INVOICE_%"))
                .containsExactly("INVOICE_QUERY_NOT_SENT IT", "INVOICE_QUERY_STOPPED_LATE SECURITY_CONTACT");
        bench.notArrived();
        assertThat(bench.query()).isEqualTo("RECALLED PROTECTED_IDENTITY");
    }

    @Test
    void whatNobodyNeedsToKnowAnyMoreIsOver() {
        bench.decide(InvoiceBench.sent(granted(2).decision(), InvoiceTo.CLIENT_DELIVERY_ADDRESS));
        bench.deliver();

        assertThat(bench.query()).isEqualTo("EXPIRED OUTCOME_UNKNOWN");
        assertThat(bench.notices("INVOICE_%")).as("when nobody knew").containsExactly("INVOICE_QUERY_NOT_SENT IT");
    }

    @Test
    void whatTheDesksServerHasTakenIsNotSentAgain() {
        bench.deliver();
        assertThat(bench.query()).isEqualTo("SENT");
        int before = bench.sent();

        assertThat(bench.notArrived()).isEqualTo(Inquiry.Verdict.TAKEN);
        bench.deliver();

        assertThat(bench.query()).isEqualTo("SENT");
        assertThat(bench.sent()).isEqualTo(before);
    }

    /** Nobody waits for an answer, which would leave it open for ever. */
    @Test
    void ofSomebodyWhoHasBecomeProtectedAQuestionThatHasArrivedIsOver() {
        bench.decide(elsewhere(granted(2).with(Protection.PROTECTED)));
        bench.deliver();

        bench.arrived();

        assertThat(bench.query()).isEqualTo("CONFIRMED");
    }
}
