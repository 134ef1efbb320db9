package se.inkopsnavet.dispatch;

import java.util.UUID;
import se.inkopsnavet.customerlist.RowStore;
import se.inkopsnavet.dispatch.AckReminders.Turn;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.ledger.Deadlines;
import se.inkopsnavet.ledger.Outbox;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.State;
import se.inkopsnavet.purchase.Intent.NoticeKind;

/**
 * No answer in time, or not for every row: the supplier is asked and IT is told, again and again. After the last reminder the list is held, so that it has an
 * owner, and the units learn which of their clients it concerns; an answer that comes later still counts.
 */
public class AckDeadline implements Deadlines.Reaction {

    private final BatchStore batches;
    private final RowStore rows;
    private final Outbox outbox;
    private final AckReminders reminders;
    private final Aftermath aftermath;
    private final RowNews news;

    public AckDeadline(
            BatchStore batches,
            RowStore rows,
            Outbox outbox,
            AckReminders reminders,
            Aftermath aftermath,
            RowNews news) {
        this.batches = batches;
        this.rows = rows;
        this.outbox = outbox;
        this.reminders = reminders;
        this.aftermath = aftermath;
        this.news = news;
    }

    @Override
    public void due(String subject, String occurrence, boolean late) {
        UUID id = UUID.fromString(subject);
        Turn turn = Turn.parse(occurrence);
        boolean awaited = outbox.lockState(id).filter(State.SENT::equals).isPresent();
        if (!awaited || rows.open(id) == 0 || !reminders.isCurrent(id, turn)) {
            return;
        }
        BatchStore.Batch batch = batches.find(id).orElseThrow();
        int most = reminders.most(batch);
        if (turn.number() > most) {
            giveUp(batch);
        } else {
            String detail = "%s %d/%d".formatted(Fault.ACK_MISSING.code(), turn.number(), most);
            aftermath.askSupplier(batch, NoticeKind.ACK_MISSING, detail);
            aftermath.tellIt(batch, NoticeKind.ACK_MISSING, detail);
            reminders.again(batch, turn);
        }
    }

    private void giveUp(BatchStore.Batch batch) {
        outbox.move(batch.id(), Outcome.of(State.HELD, Fault.ACK_MISSING, "reminders"));
        aftermath.tellIt(batch, NoticeKind.ACK_GIVEN_UP, Fault.ACK_MISSING.code());
        news.tell(
                batch,
                rows.ofBatch(batch.id()).stream().map(RowStore.Batched::caseRef).toList(),
                NoticeKind.ROW_UNANSWERED);
    }
}
