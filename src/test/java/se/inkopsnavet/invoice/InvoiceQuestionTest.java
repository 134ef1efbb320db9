package se.inkopsnavet.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static se.inkopsnavet.invoice.InvoiceBench.elsewhere;
import static se.inkopsnavet.purchase.Events.granted;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.decision.PurchaseTerms.InvoiceTo;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.journal.InvoiceReceiverLookup.Answer;
import se.inkopsnavet.mandate.Evidence;
import se.inkopsnavet.mandate.Holder;
import se.inkopsnavet.mandate.Mandate;
import se.inkopsnavet.mandate.MandateType;
import se.inkopsnavet.mandate.Scope;
import se.inkopsnavet.mandate.Verification;
import se.inkopsnavet.person.Address;
import se.inkopsnavet.person.Protection;

/** A question about an invoice address through its life, with the calendar. */
class InvoiceQuestionTest {

    private static final Address OFFICE = Address.of(null, "Byråvägen 1", null, "990 20", "Ängsholmen");
    private static final String ASA = "Åsa Öhrström-Ängqvist";

    private static InvoiceBench bench;

    @BeforeAll
    static void start() {
        bench = new InvoiceBench();
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    @BeforeEach
    void thursdayBeforeNewYear() {
        bench.clear();
        bench.on(LocalDate.of(2026, 12, 31));
    }

    private static Mandate godMan(long version, LocalDate until, Scope scope, Address address) {
        Instant recorded = Instant.parse("2026-10-01T09:00:00Z");
        return new Mandate(
                UUID.fromString("7c1d6a0e-51b5-4c0e-8f6b-0d9a4a5f7b10"),
                version,
                recorded,
                MandateType.GOD_MAN,
                Set.of(scope),
                new Holder("Lena Quist", null, address),
                LocalDate.of(2026, 1, 1),
                until,
                null,
                new Evidence(Evidence.Kind.REGISTER_EXTRACT, LocalDate.of(2026, 1, 1), "AKT-7"),
                new Verification("4711", "biståndshandläggare", recorded),
                null,
                false);
    }

    private static void ask() {
        bench.decide(elsewhere(granted(1)));
        bench.lookUp();
        assertThat(bench.deliver()).hasSize(1);
    }

    /** AC-04-4: 31 December is a working day, 1 and 6 January are not. */
    @Test
    void silentDeskIsRemindedAfterTwoWorkingDaysAndTheManagerToldAfterFour() {
        ask();

        bench.passTo(LocalDate.of(2027, 1, 4));
        assertThat(bench.notices("INVOICE_%")).isEmpty();
        bench.passTo(LocalDate.of(2027, 1, 5));
        assertThat(bench.notices("INVOICE_%")).containsExactly("INVOICE_REMINDER INVOICE_DESK");
        bench.passTo(LocalDate.of(2027, 1, 7));
        assertThat(bench.notices("INVOICE_%")).hasSize(1);
        bench.passTo(LocalDate.of(2027, 1, 8));

        assertThat(bench.notices("INVOICE_%"))
                .containsExactly("INVOICE_REMINDER INVOICE_DESK", "INVOICE_UNANSWERED MANAGER");
        assertThat(bench.caseState()).isEqualTo("COLLECTING");
    }

    @Test
    void whoHasAnsweredIsNotReminded() {
        ask();

        assertThat(bench.answer(bench.form(ASA, "Boxvägen 5"))).isEqualTo("CONFIRMED");
        bench.passTo(LocalDate.of(2027, 2, 1));

        assertThat(bench.notices("INVOICE_%")).isEmpty();
        assertThat(bench.caseState()).isEqualTo("READY");
    }

    @Test
    void caseSystemThatSaysNothingForHoursIsAnsweredForByTheDesk() {
        bench.caseSystem = new Answer.Unavailable(Fault.JOURNAL_UNREACHABLE, "soap");
        bench.decide(elsewhere(granted(1)));

        bench.lookUp();
        bench.later(Duration.ofHours(3));
        bench.lookUp();
        assertThat(bench.deliver()).isEmpty();
        bench.later(Duration.ofHours(2));
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

    /** AC-03-3. */
    @Test
    void godManWhoseTimeIsUpIsAnnouncedAndTheInvoiceIsOpenAgain() {
        bench.on(LocalDate.of(2026, 10, 1));
        bench.decide(elsewhere(granted(1)));
        bench.record(godMan(1, LocalDate.of(2026, 12, 31), Scope.FORVALTA_EGENDOM, OFFICE));
        assertThat(bench.caseState()).isEqualTo("READY");

        bench.passTo(LocalDate.of(2026, 10, 31));
        assertThat(bench.notices("MANDATE_ENDS_SOON")).isEmpty();
        bench.passTo(LocalDate.of(2026, 11, 1));
        assertThat(bench.notices("MANDATE_ENDS_SOON")).hasSize(1);
        bench.passTo(LocalDate.of(2026, 12, 1));
        assertThat(bench.notices("MANDATE_ENDS_SOON")).hasSize(2);
        bench.passTo(LocalDate.of(2026, 12, 24));
        assertThat(bench.notices("MANDATE_ENDS_SOON")).hasSize(3);
        bench.passTo(LocalDate.of(2026, 12, 31));
        assertThat(bench.caseState()).isEqualTo("READY");
        bench.passTo(LocalDate.of(2027, 1, 1));

        assertThat(bench.notices("MANDATE_ENDED")).containsExactly("MANDATE_ENDED RESPONSIBLE");
        assertThat(bench.caseState()).isEqualTo("COLLECTING");
        bench.lookUp();
        assertThat(bench.deliver()).hasSize(1);
    }

    /** P11: a god man for the person's welfare receives no invoice, also when the case system says so. */
    @Test
    void mandateWithoutTheEconomyReceivesNoInvoice() {
        bench.record(godMan(1, null, Scope.SORJA_FOR_PERSON, OFFICE));
        bench.caseSystem = new Answer.Found("Lena Quist", OFFICE);

        bench.decide(elsewhere(granted(1)));
        bench.lookUp();

        assertThat(bench.notices("INVOICE_%")).containsExactly("INVOICE_NO_MANDATE RESPONSIBLE");
        assertThat(bench.caseState()).isEqualTo("COLLECTING");
        bench.record(godMan(2, null, Scope.FORVALTA_EGENDOM, OFFICE));
        assertThat(bench.caseState()).isEqualTo("READY");
    }

    /** The address rests on the mandate of its holder: when that ends, so does the address. */
    @Test
    void addressThatWasFoundForAGodManEndsWithTheMandate() {
        bench.record(godMan(1, LocalDate.of(2027, 1, 15), Scope.FORVALTA_EGENDOM, null));
        bench.decide(elsewhere(granted(1)));
        bench.caseSystem = new Answer.Found("Quist, Lena", OFFICE);
        bench.lookUp();
        assertThat(bench.caseState()).isEqualTo("READY");

        bench.passTo(LocalDate.of(2027, 1, 16));

        assertThat(bench.caseState()).isEqualTo("COLLECTING");
        assertThat(bench.questionStates()).containsExactlyInAnyOrder("CLOSED", "LOOKING");
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

    @Test
    void secondAnswerThatSaysSomethingElseIsLeftToAPerson() {
        ask();
        bench.answer(bench.form(ASA, "Boxvägen 5"));

        assertThat(bench.answer(bench.form(ASA, "Boxvägen 5"))).isEqualTo("DUPLICATE");
        assertThat(bench.answer(bench.form(ASA, "Boxvägen 6"))).isEqualTo("HELD INVOICE_TWO_ADDRESSES");
    }
}
