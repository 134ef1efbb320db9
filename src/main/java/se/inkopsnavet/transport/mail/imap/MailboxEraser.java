package se.inkopsnavet.transport.mail.imap;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.ledger.Channel;
import se.inkopsnavet.ledger.Delivery;
import se.inkopsnavet.ledger.Marks;
import se.inkopsnavet.ledger.Parcel;
import se.inkopsnavet.transport.TransportEvents;

/**
 * A way out of the ledger that takes a mail out of its mailbox: a crash, a mailbox that is down and a lost reply are then handled as for everything else. Doing
 * it again does no harm. When the first attempt finds no such mail, somebody should know: a server that alters what it stores keeps a copy that the hub
 * does not recognise.
 */
final class MailboxEraser implements Channel {

    private final String name;
    private final Supplier<List<MailboxSettings>> mailboxes;
    private final Marks marks;
    private final TransportEvents events;

    /** @param mailboxes those of the municipality that the routes of this node have opened */
    MailboxEraser(String name, Supplier<List<MailboxSettings>> mailboxes, Marks marks, TransportEvents events) {
        this.name = name;
        this.mailboxes = mailboxes;
        this.marks = marks;
        this.events = events;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Delivery deliver(Parcel parcel) {
        Erasure erasure = Erasure.of(parcel.bytes());
        List<MailboxSettings> all = mailboxes.get();
        if (all.isEmpty()) {
            return new Delivery.Failed(Fault.IMAP_UNREACHABLE, "no mailbox route");
        }
        int erased = 0;
        for (MailboxSettings settings : all) {
            ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
            try (ErasureVisit visit = ErasureVisit.open(settings, clock)) {
                erased += visit.erase(
                        erasure, sha256 -> marks.isOfContent(erasure.mark(), parcel.municipality(), sha256));
            } catch (FaultException cannot) {
                return new Delivery.Refused(cannot.fault(), cannot.place());
            } catch (MessagingException | IOException e) {
                return new Delivery.Failed(Fault.IMAP_UNREACHABLE, "mailbox " + settings.name());
            } finally {
                clock.shutdownNow();
            }
        }
        if (erased == 0 && parcel.attempt() == 1) {
            events.alert(name, Fault.NOTHING_TO_ERASE, "message " + parcel.messageId());
        }
        return new Delivery.Delivered(erased + " removed");
    }

    /** Asked, it does it again: a mail that is gone is gone. */
    @Override
    public Delivery reconcile(Parcel parcel) {
        return new Delivery.Failed(Fault.OUTCOME_UNKNOWN, "repeating is safe");
    }

    @Override
    public int parallelism() {
        return 1;
    }
}
