package se.inkopsnavet.neighbourhood.supplier;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.neighbourhood.supplier.ReceivedList.Person;
import se.inkopsnavet.neighbourhood.supplier.SupplierRecord.Entry;
import se.inkopsnavet.neighbourhood.supplier.SupplierRecord.Kind;

/**
 * One mail or message file, opened, read and recorded, whatever it turned out to be.
 *
 * @param rows empty when it is no list
 * @param order null when it is no request
 */
record ListIntake(Entry entry, List<Person> rows, @Nullable ErasureOrder order) {

    private ListIntake(Entry entry, List<Person> rows) {
        this(entry, rows, null);
    }

    static ListIntake take(byte[] raw, SupplierCraft craft, SupplierRecord record, Instant now) {
        SecretMail mail;
        try {
            mail = SecretMail.open(raw, craft);
        } catch (RefusedMail refused) {
            return new ListIntake(record.other(now, raw, "", refused.getMessage()), List.of());
        }
        try {
            if (ErasureOrder.isOne(mail)) {
                ErasureOrder order = ErasureOrder.read(mail);
                return new ListIntake(record.request(now, raw, mail), List.of(), order);
            }
            ReceivedList list = ListReader.read(mail);
            return new ListIntake(record.list(now, raw, mail, list), list.rows());
        } catch (RefusedMail refused) {
            return new ListIntake(record.other(now, raw, mail.messageId(), refused.getMessage()), List.of());
        }
    }

    /** Only a list whose control totals agree gets an answer. */
    boolean isGood() {
        return entry.kind() == Kind.LIST;
    }
}
