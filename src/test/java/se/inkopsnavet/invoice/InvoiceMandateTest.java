package se.inkopsnavet.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static se.inkopsnavet.invoice.InvoiceBench.elsewhere;
import static se.inkopsnavet.purchase.Events.granted;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.journal.InvoiceReceiverLookup.Answer;
import se.inkopsnavet.mandate.Evidence;
import se.inkopsnavet.mandate.Holder;
import se.inkopsnavet.mandate.Mandate;
import se.inkopsnavet.mandate.MandateType;
import se.inkopsnavet.mandate.Scope;
import se.inkopsnavet.mandate.Verification;
import se.inkopsnavet.person.Address;
import se.inkopsnavet.person.PersonId;
import se.inkopsnavet.person.Protection;

/** What a question about an invoice address owes to mandates, and how it ends with them. */
class InvoiceMandateTest extends InvoiceDays {

    private static Mandate godMan(long version, LocalDate until, Scope scope, Address address) {
        return mandateOf(new Holder("Lena Quist", null, address), version, until, scope);
    }

    private static Mandate mandateOf(Holder holder, long version, LocalDate until, Scope scope) {
        Instant recorded = Instant.parse("2026-10-01T09:00:00Z");
        return new Mandate(
                UUID.fromString("7c1d6a0e-51b5-4c0e-8f6b-0d9a4a5f7b10"),
                version,
                recorded,
                MandateType.GOD_MAN,
                Set.of(scope),
                holder,
                LocalDate.of(2026, 1, 1),
                until,
                null,
                new Evidence(Evidence.Kind.REGISTER_EXTRACT, LocalDate.of(2026, 1, 1), "AKT-7"),
                new Verification("4711", "biståndshandläggare", recorded),
                null,
                false);
    }

    @Test
    void bothRoomsLetGoOfAPersonWhoseCaseHasLongBeenOver() {
        bench.decide(elsewhere(granted(1)));
        bench.record(godMan(1, null, Scope.SORJA_FOR_PERSON, OFFICE));

        bench.ledger
                .all
                .sql("update purchase_case set state = 'CLOSED', changed_at = now() - interval '89 days'")
                .update();
        assertThat(bench.purged()).isZero();
        bench.ledger
                .all
                .sql("update purchase_case set changed_at = now() - interval '91 days'")
                .update();

        assertThat(bench.purged()).isEqualTo(2);
    }

    /** AC-03-3. */
    @Test
    void godManWhoseTimeIsUpIsAnnouncedAndTheInvoiceIsOpenAgain() {
        bench.clock.set(LocalDate.of(2026, 10, 1));
        bench.decide(elsewhere(granted(1)));
        bench.record(godMan(1, LocalDate.of(2026, 12, 31), Scope.FORVALTA_EGENDOM, OFFICE));
        assertThat(bench.caseState()).isEqualTo("READY");

        bench.clock.passTo(LocalDate.of(2026, 10, 31));
        assertThat(bench.notices("MANDATE_ENDS_SOON")).isEmpty();
        bench.clock.passTo(LocalDate.of(2026, 11, 1));
        assertThat(bench.notices("MANDATE_ENDS_SOON")).hasSize(1);
        bench.clock.passTo(LocalDate.of(2026, 12, 1));
        assertThat(bench.notices("MANDATE_ENDS_SOON")).hasSize(2);
        bench.clock.passTo(LocalDate.of(2026, 12, 24));
        assertThat(bench.notices("MANDATE_ENDS_SOON")).hasSize(3);
        bench.clock.passTo(LocalDate.of(2026, 12, 31));
        assertThat(bench.caseState()).isEqualTo("READY");
        bench.clock.passTo(LocalDate.of(2027, 1, 1));

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

    /** F03, failures: a representative who is dead or protected is to be looked at anew, and receives nothing. */
    @Test
    void godManWhoTurnsOutToBeProtectedReceivesNoInvoice() {
        bench.decide(elsewhere(granted(1)));
        Holder lena = new Holder("Lena Quist", PersonId.parse("18900111-9800"), OFFICE);
        bench.record(mandateOf(lena, 1, null, Scope.FORVALTA_EGENDOM));
        bench.clock.fire();
        assertThat(bench.caseState()).isEqualTo("READY");

        bench.decide(granted(1)
                .of("B-2")
                .about("189001119800")
                .with(Protection.PROTECTED)
                .decision());
        bench.clock.fire();

        assertThat(bench.notices("MANDATE_ENDED")).hasSize(1);
        assertThat(bench.caseState()).isEqualTo("COLLECTING");
    }

    /** The address rests on the mandate of its holder: when that ends, so does the address. */
    @Test
    void addressThatWasFoundForAGodManEndsWithTheMandate() {
        bench.record(godMan(1, LocalDate.of(2027, 1, 15), Scope.FORVALTA_EGENDOM, null));
        bench.decide(elsewhere(granted(1)));
        bench.caseSystem = new Answer.Found("Quist, Lena", OFFICE);
        bench.lookUp();
        assertThat(bench.caseState()).isEqualTo("READY");

        bench.clock.passTo(LocalDate.of(2027, 1, 16));

        assertThat(bench.caseState()).isEqualTo("COLLECTING");
        assertThat(bench.questionStates()).containsExactlyInAnyOrder("CLOSED", "LOOKING");
    }
}
