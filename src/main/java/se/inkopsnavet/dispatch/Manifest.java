package se.inkopsnavet.dispatch;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import se.inkopsnavet.customerlist.ColumnList;
import se.inkopsnavet.customerlist.ListField;
import se.inkopsnavet.customerlist.RowStore;
import se.inkopsnavet.decision.DisclosureBasis;
import se.inkopsnavet.privacy.ColumnCipher;

/** What each row of a list gives away, and on which ground: noted when the list is built, since nobody can tell afterwards. */
public final class Manifest {

    private final ColumnCipher cipher;

    public Manifest(ColumnCipher cipher) {
        this.cipher = cipher;
    }

    List<RowStore.Numbered> of(List<Boarding.Boarded> boarded, ColumnList columns) {
        List<RowStore.Numbered> numbered = new ArrayList<>(boarded.size());
        for (Boarding.Boarded row : boarded) {
            Set<ListField> fields = columns.given(row.line().cells());
            DisclosureBasis basis = row.basis();
            numbered.add(new RowStore.Numbered(
                    row.rowId(),
                    numbered.size() + 1,
                    row.caseVersion(),
                    fields,
                    basis == null ? null : basis.type().name(),
                    basis == null
                            ? null
                            : cipher.encrypt(
                                    "customer_list_row",
                                    "basis",
                                    row.rowId().toString(),
                                    basis.reference().getBytes(StandardCharsets.UTF_8))));
        }
        return numbered;
    }
}
