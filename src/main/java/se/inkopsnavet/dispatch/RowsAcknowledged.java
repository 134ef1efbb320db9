package se.inkopsnavet.dispatch;

import java.util.List;

/** A room that goes on when the supplier has acknowledged rows. In the transaction of the acknowledgement, with the cases locked. */
public interface RowsAcknowledged {

    /** @param caseRefs whose rows were accepted; a case that has changed since does not wait for credentials */
    void acknowledged(BatchStore.Batch batch, List<String> caseRefs);
}
