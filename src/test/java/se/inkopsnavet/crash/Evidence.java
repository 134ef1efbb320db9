package se.inkopsnavet.crash;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import se.inkopsnavet.neighbourhood.supplier.SupplierRecord;

/**
 * What everybody wrote down by themselves: the case system what it exported, the mail server and the SFTP server what they took, the supplier what it
 * decrypted, the hub's database what it believes. Nothing here was said by the hub to the test.
 *
 * @param marks what the ledger keeps of bytes with that SHA-256
 * @param archived name and SHA-256 of each file under {@code beslut/arkiv}
 * @param left names that still lie in {@code beslut/ut}, and half-written files in {@code kvittens}
 * @param cases how many purchase cases are in each state
 * @param rows how many rows of customer lists are in each state
 * @param tasks how many one-off tasks the scheduler still holds
 */
record Evidence(
        UnaryOperator<String> marks,
        List<Decision> in,
        List<Consignment.Dropped> files,
        List<Message> messages,
        List<Mail> mails,
        List<SupplierRecord.Entry> supplierMails,
        List<SupplierRecord.Row> supplierRows,
        List<File> receipts,
        List<File> archived,
        List<String> left,
        Map<String, Integer> cases,
        Map<String, Integer> rows,
        int tasks) {

    /** A decision that went in. @param person as the supplier will read it in its list */
    record Decision(int number, String person) {
        @Override
        public String toString() {
            return "B-%06d".formatted(number);
        }
    }

    /**
     * A row of the ledger.
     *
     * @param unknownAttempts attempts whose end the hub did not see
     */
    record Message(
            UUID id,
            String flow,
            String state,
            UUID parent,
            int position,
            String dedupId,
            String mark,
            int attempts,
            int unknownAttempts) {}

    /** As the mail server took it. @param messageId from the outer header */
    record Mail(String recipient, String messageId, String sha256) {}

    /** @param name the last part of its path */
    record File(String name, String sha256) {}
}
