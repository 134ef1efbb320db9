package se.inkopsnavet.customerlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class ControlTotalsTest {

    private static final CustomerListRow ROW = ListCase.p01().row();

    @Test
    void hashIsOverDocumentedText() throws Exception {
        String text = "Trångsund\tÅsa\tÖhrström-Ängqvist\tStorgatan 1\t142 30\tTrångsund\t070-174 06 05"
                + "\t08-465 004 01\t08-465 004 02\t18900101-9802\t\t\tHemtjänsten möter upp vid leverans.\t\t\n";
        byte[] expected = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));

        assertThat(totals(ROW)).isEqualTo(new ControlTotals(1, HexFormat.of().formatHex(expected)));
    }

    @Test
    void textCannotMoveBetweenCellsUnseen() {
        assertThat(totals(named("a\tb", "c")))
                .isNotEqualTo(totals(named("a", "b\tc")))
                .isNotEqualTo(totals(named("a\\tb", "c")));
    }

    @Test
    void orderOfRowsCounts() {
        CustomerListRow other = named("Svea", "Ek");

        assertThat(totals(ROW, other)).isNotEqualTo(totals(other, ROW));
    }

    @Test
    void rowWithPasswordCannotExist() {
        assertThatThrownBy(() -> CustomerListRow.of(field -> field == ListField.PASSWORD ? "Sommar2026" : ""))
                .hasMessage("SEC-001 SECRET_DROPPED at g");
    }

    @Test
    void rowTellsNothingInLogs() {
        assertThat(ROW).hasToString("CustomerListRow[***]");
    }

    @Test
    void operationsCountWhereTheListHasThem() {
        EarlierRow earlier = new EarlierRow(Shipped.HEADER.batchId(), 3);
        ListLine changed = new ListLine(RowOperation.CHANGED, earlier, ROW);

        assertThat(ControlTotals.of(Shipped.columns("livs"), List.of(changed)))
                .isNotEqualTo(Shipped.totals("livs", ROW));
        assertThat(ControlTotals.of(Shipped.columns("livs-fil"), List.of(changed)))
                .isEqualTo(totals(ROW));
    }

    private static ControlTotals totals(CustomerListRow... rows) {
        return Shipped.totals("livs-fil", rows);
    }

    private static CustomerListRow named(String first, String last) {
        return CustomerListRow.of(field -> switch (field) {
            case FIRST_NAME -> first;
            case LAST_NAME -> last;
            default -> field.of(ROW);
        });
    }
}
