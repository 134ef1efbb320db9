package se.inkopsnavet.customerlist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.inkopsnavet.customerlist.RowResult.Held;
import se.inkopsnavet.customerlist.RowResult.Incomplete;
import se.inkopsnavet.customerlist.RowResult.Ready;
import se.inkopsnavet.decision.PurchaseTerms.InvoiceTo;
import se.inkopsnavet.fault.Fault;

class InvoiceColumnTest {

    private static ListCase elsewhere(String address) {
        ListCase person = ListCase.of("Karl-Erik", "Wångstedt", "189001109819");
        person.invoiceTo = InvoiceTo.OTHER_ADDRESS;
        person.invoiceAddress = address;
        return person;
    }

    private static ListCase byEmail(boolean wishesToLogInWithIt) {
        ListCase person = ListCase.p01();
        person.invoiceTo = InvoiceTo.E_INVOICE;
        person.email = "asa@exempel.example";
        person.emailWished = wishesToLogInWithIt;
        return person;
    }

    @Test
    void otherInvoiceAddressIsWrittenInFull() {
        assertThat(elsewhere("Lena Quist, Exempelvägen 2, 141 30 Huddinge")
                        .row()
                        .invoice())
                .isEqualTo("Lena Quist, Exempelvägen 2, 141 30 Huddinge");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Lena Quist", "Lena Quist, Exempelvägen 2"})
    void partialInvoiceAddressIsAskedFor(String address) {
        assertThat(elsewhere(address).build()).isEqualTo(new Incomplete(Set.of(Letter.J)));
    }

    @Test
    void doorCodeInTheAddressHoldsTheRow() {
        assertThat(elsewhere("Lena Quist, Exempelvägen 2 kod 1234, 141 30 Huddinge")
                        .build())
                .isEqualTo(new Held(Fault.INVALID_ADDRESS, Letter.J));
    }

    @Test
    void invoiceByEmailGoesToTheAddressInColumnF() {
        assertThat(byEmail(true).row().invoice()).isEqualTo("E-faktura till adressen i punkt f");
    }

    /** AC-04-7: on paper then, at an address that is written out, since an empty column would be somebody's word. */
    @Test
    void invoiceByEmailWithoutColumnFIsOnPaper() {
        ListCase person = byEmail(false);

        assertThat(person.row().invoice()).isEqualTo("Åsa Öhrström-Ängqvist, Storgatan 1, 142 30 Trångsund");
        assertThat(((Ready) person.build()).warnings()).containsExactly(RowWarning.INVOICE_ON_PAPER);
    }
}
