package se.inkopsnavet.crash;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import se.inkopsnavet.crash.Evidence.Decision;
import se.inkopsnavet.crash.Evidence.File;
import se.inkopsnavet.crash.Evidence.Mail;
import se.inkopsnavet.crash.Evidence.Message;
import se.inkopsnavet.neighbourhood.supplier.SupplierRecord;

/** The records of a faultless run of two decisions in one file and one list, to be doctored. */
final class SampleEvidence {

    static final UUID FILE = UUID.fromString("00000000-0000-4000-8000-000000000001");
    static final UUID LIST = UUID.fromString("00000000-0000-4000-8000-000000000002");
    static final String LIST_ID = "<lista@exempelkommun.example>";
    static final String RECEIPT = "kvittens_1.csv";

    List<Decision> in = List.of(new Decision(1, "18000101-9807"), new Decision(2, "18000102-9806"));
    List<Message> messages = new ArrayList<>(List.of(
            message(FILE, "DECISION_FILE", "CONFIRMED", null, 0, null, "keyed f1"),
            message(UUID.randomUUID(), "DECISION", "CONFIRMED", FILE, 1, null, null),
            message(UUID.randomUUID(), "DECISION", "CONFIRMED", FILE, 2, null, null),
            message(LIST, "CUSTOMER_LIST", "CONFIRMED", null, 0, LIST_ID, "keyed m1"),
            message(UUID.randomUUID(), "RECEIPT_FILE", "CONFIRMED", null, 0, RECEIPT, "keyed r1")));
    List<Mail> mails = new ArrayList<>(List.of(new Mail("nykund@livs.example", LIST_ID, "m1")));
    List<SupplierRecord.Row> rows = new ArrayList<>(List.of(row(LIST_ID, 0), row(LIST_ID, 1)));
    List<File> receipts = new ArrayList<>(List.of(new File(RECEIPT, "r1"), new File(RECEIPT + ".sha256", "c1")));
    List<File> archived = new ArrayList<>(List.of(new File("beslut_00001.xml", "f1")));
    List<String> left = new ArrayList<>();

    static Message message(UUID id, String flow, String state, UUID parent, int position, String dedupId, String mark) {
        return new Message(id, flow, state, parent, position, dedupId, mark, 1, 0);
    }

    SupplierRecord.Row row(String messageId, int person) {
        return new SupplierRecord.Row(
                1, messageId, 1, "batch", person + 1, in.get(person).person(), "Åsa", "Ek");
    }

    Evidence evidence() {
        return new Evidence(
                sha256 -> "keyed " + sha256,
                in,
                List.of(new Consignment.Dropped("beslut_00001.xml", "f1", 1, 2)),
                messages,
                mails,
                List.of(new SupplierRecord.Entry(
                        1, Instant.EPOCH, SupplierRecord.Kind.LIST, LIST_ID, 1, "m1", "x1", "batch", 2, "")),
                rows,
                receipts,
                archived,
                left,
                Map.of("CREDENTIALS_PENDING", 2),
                Map.of("ACKNOWLEDGED", 2),
                0);
    }
}
