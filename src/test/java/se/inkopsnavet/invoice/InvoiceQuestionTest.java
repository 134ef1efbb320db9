package se.inkopsnavet.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static se.inkopsnavet.invoice.InvoiceBench.elsewhere;
import static se.inkopsnavet.purchase.Events.granted;

import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.decision.PurchaseTerms.InvoiceTo;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.journal.InvoiceReceiverLookup.Answer;
import se.inkopsnavet.person.Address;
import se.inkopsnavet.person.Protection;

/** A question about an invoice address through its life, with the calendar. */
class InvoiceQuestionTest extends InvoiceDays {

    private static final String ASA = "Åsa Öhrström-Ängqvist";

    private static void ask() {
        bench.decide(elsewhere(granted(1)));
        bench.lookUp();
        assertThat(bench.deliver()).hasSize(1);
    }

    /** AC-04-4: 31 December is a working day, 1 and 6 January are not. */
    @Test
    void silentDeskIsRemindedAfterTwoWorkingDaysAndTheManagerToldAfterFour() {
        ask();

        bench.clock.passTo(LocalDate.of(2027, 1, 4));
        assertThat(bench.notices("INVOICE_%")).isEmpty();
        bench.clock.passTo(LocalDate.of(2027, 1, 5));
        assertThat(bench.notices("INVOICE_%")).containsExactly("INVOICE_REMINDER INVOICE_DESK");
        bench.clock.passTo(LocalDate.of(2027, 1, 7));
        assertThat(bench.notices("INVOICE_%")).hasSize(1);
        bench.clock.passTo(LocalDate.of(2027, 1, 8));

        assertThat(bench.notices("INVOICE_%"))
                .containsExactly("INVOICE_REMINDER INVOICE_DESK", "INVOICE_UNANSWERED MANAGER");
        assertThat(bench.caseState()).isEqualTo("COLLECTING");
    }

    @Test
    void whoHasAnsweredIsNotReminded() {
        ask();

        assertThat(bench.answer(bench.form(ASA, "Boxvägen 5"))).isEqualTo("CONFIRMED");
        bench.clock.passTo(LocalDate.of(2027, 2, 1));

        assertThat(bench.notices("INVOICE_%")).isEmpty();
        assertThat(bench.caseState()).isEqualTo("READY");
    }

    @Test
    void caseSystemThatSaysNothingForHoursIsAnsweredForByTheDesk() {
        bench.caseSystem = new Answer.Unavailable(Fault.JOURNAL_UNREACHABLE, "soap");
        bench.decide(elsewhere(granted(1)));

        bench.lookUp();
        bench.clock.later(Duration.ofHours(3));
        bench.lookUp();
        assertThat(bench.deliver()).isEmpty();
        bench.clock.later(Duration.ofHours(2));
        bench.lookUp();

        assertThat(bench.deliver()).hasSize(1);
    }

    @Test
    void deskThatDoesNotKnowLeavesItToAPerson() {
        ask();

        assertThat(bench.answer(bench.form("", "").replaceAll("ADRESS", "OKÄND").replaceAll("(?m)^Post.*$", "")))
                .isEqualTo("CONFIRMED");

        assertThat(bench.notices("INVOICE_%")).containsExactly("INVOICE_UNKNOWN RESPONSIBLE");
        assertThat(bench.caseState()).isEqualTo("COLLECTING");
    }

    /** Nobody tells the hub that somebody has registered the receiver in the case system after all. */
    @Test
    void caseSystemIsAskedAgainEachWorkingDayForAsLongAsNobodyKnows() {
        ask();
        bench.caseSystem = new Answer.Found(ASA, OFFICE);

        bench.clock.passTo(LocalDate.of(2027, 1, 3));
        bench.lookUp();
        assertThat(bench.caseState()).isEqualTo("COLLECTING");
        bench.clock.passTo(LocalDate.of(2027, 1, 4));
        bench.lookUp();

        assertThat(bench.caseState()).isEqualTo("READY");
        assertThat(bench.questionStates()).containsExactly("ANSWERED");
        assertThat(bench.query()).isEqualTo("CONFIRMED");
    }

    /** F04 step 5: an answer is about where somebody lived when it was asked. */
    @Test
    void clientWhoHasMovedIsAskedAboutAgain() {
        bench.caseSystem = new Answer.Found(ASA, OFFICE);
        bench.decide(elsewhere(granted(1)));
        bench.lookUp();
        assertThat(bench.caseState()).isEqualTo("READY");
        bench.caseSystem = new Answer.None();

        var moved = elsewhere(granted(2));
        var client = moved.client();
        bench.decide(moved.withClient(new se.inkopsnavet.decision.Client(
                client.personId(),
                client.name(),
                new Address(null, "Nygatan 9", null, "99011", "Åsby"),
                client.protection(),
                client.lifeStatus(),
                client.areaName(),
                client.phone(),
                client.email())));

        assertThat(bench.questionStates()).containsExactlyInAnyOrder("CLOSED", "LOOKING");
        assertThat(bench.caseState()).isEqualTo("COLLECTING");
    }

    @Test
    void nobodyIsAskedAboutWhoTurnsOutToBeProtected() {
        bench.decide(elsewhere(granted(1)));
        bench.lookUp();

        bench.decide(elsewhere(granted(2).with(Protection.PROTECTED)));

        assertThat(bench.deliver()).isEmpty();
        assertThat(bench.questionStates()).containsExactly("CLOSED");
        assertThat(bench.ledger.count("invoice_question where content is not null"))
                .isZero();
    }

    @Test
    void nothingIsAskedWhereTheClientHasSaidTheDeliveryAddressOrNothing() {
        bench.decide(granted(1).decision());
        assertThat(bench.caseState()).isEqualTo("READY");

        bench.decide(InvoiceBench.sent(granted(2).decision(), null));

        assertThat(bench.caseState()).isEqualTo("COLLECTING");
        assertThat(bench.questionStates()).isEmpty();
    }

    @Test
    void whatTheClientSaysLaterEndsTheSearch() {
        ask();

        bench.decide(InvoiceBench.sent(granted(2).decision(), InvoiceTo.CLIENT_DELIVERY_ADDRESS));

        assertThat(bench.questionStates()).containsExactly("CLOSED");
        assertThat(bench.query()).as("its letter is kept no longer than others").isEqualTo("CONFIRMED");
        assertThat(bench.answer(bench.form(ASA, "Boxvägen 5"))).isEqualTo("EXPIRED INVOICE_NOT_ASKED");
    }

    @Test
    void answerNobodyAskedForIsLeftToAPerson() {
        ask();
        String other = bench.form(ASA, "Boxvägen 5").replaceFirst("[0-9a-f]{8}-", "00000000-");

        assertThat(bench.answer(other)).isEqualTo("QUARANTINED INVOICE_NOT_ASKED");
        assertThat(bench.answer()).isEqualTo("QUARANTINED INVOICE_ANSWER_UNREADABLE");
        assertThat(bench.answer(bench.form(ASA, "Boxvägen 5").replace("Postort", "Ort")))
                .isEqualTo("HELD INVOICE_ANSWER_UNREADABLE");
        assertThat(bench.caseState()).isEqualTo("COLLECTING");
    }

    /** AC-04-5. */
    @Test
    void twoAddressesAreForAPersonAndASingleOneThenCounts() {
        ask();

        assertThat(bench.answer(bench.form(ASA, "Boxvägen 5"), bench.form(ASA, "Boxvägen 6")))
                .isEqualTo("HELD INVOICE_TWO_ADDRESSES");

        assertThat(bench.notices("INVOICE_%"))
                .containsExactlyInAnyOrder("INVOICE_ANSWER_REFUSED RESPONSIBLE", "INVOICE_ANSWER_REFUSED INVOICE_DESK");
        assertThat(bench.caseState()).isEqualTo("COLLECTING");
        assertThat(bench.answer(bench.form(ASA, "Boxvägen 6"))).isEqualTo("CONFIRMED");
        assertThat(bench.caseState()).isEqualTo("READY");
    }

    /** AC-04-7: also without an address for it, and the unit hears what that may cost. */
    @Test
    void invoiceByEmailWithoutAnAddressComesOnPaperAndIsSaid() {
        bench.decide(InvoiceBench.sent(granted(1).decision(), InvoiceTo.E_INVOICE));

        assertThat(bench.caseState()).isEqualTo("READY");
        assertThat(bench.notices("INVOICE_%")).containsExactly("INVOICE_ON_PAPER RESPONSIBLE");
        assertThat(bench.questionStates()).isEmpty();
    }

    @Test
    void secondAnswerThatSaysSomethingElseIsLeftToAPerson() {
        ask();
        bench.answer(bench.form(ASA, "Boxvägen 5"));

        assertThat(bench.answer(bench.form(ASA, "Boxvägen 5"))).isEqualTo("DUPLICATE");
        assertThat(bench.answer(bench.form(ASA, "Boxvägen 6"))).isEqualTo("HELD INVOICE_TWO_ADDRESSES");
    }
}
