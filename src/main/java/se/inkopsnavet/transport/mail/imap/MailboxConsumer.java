package se.inkopsnavet.transport.mail.imap;

import jakarta.mail.MessagingException;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ScheduledPollConsumer;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.ledger.Checkpoint;
import se.inkopsnavet.transport.TransportEvents;

/**
 * Reads new mail one by one: size, raw bytes into the route, and only when the ledger has them the move (reliability §2.2).
 *
 * <p>A mail that fails stays where it is and does not stop the others. When a whole poll was full and something stayed, the next poll goes on after
 * it, so that a heap of unreadable mail cannot hide what came later.
 */
final class MailboxConsumer extends ScheduledPollConsumer {

    private record Cursor(long uidValidity, long uid) {}

    private final MailboxSettings settings;
    private final TransportEvents events;
    private final Checkpoint checkpoint;
    private @Nullable ScheduledExecutorService clock;
    private Cursor cursor = new Cursor(0, 0);
    /** Null before the first poll. */
    private volatile @Nullable Boolean up;

    MailboxConsumer(
            MailboxEndpoint endpoint,
            Processor route,
            MailboxSettings settings,
            TransportEvents events,
            Checkpoint checkpoint) {
        super(endpoint, route);
        this.settings = settings;
        this.events = events;
        this.checkpoint = checkpoint;
    }

    @Override
    protected void doStart() throws Exception {
        clock = getEndpoint()
                .getCamelContext()
                .getExecutorServiceManager()
                .newSingleThreadScheduledExecutor(this, "mailbox-" + settings.name());
        super.doStart();
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        // A context whose routes were never started, as for an operator's command, stops them all the same.
        if (clock != null) {
            getEndpoint().getCamelContext().getExecutorServiceManager().shutdownNow(clock);
        }
    }

    /** @throws FaultException IMAP_UNREACHABLE, also when the line broke on the way: what was not moved comes again */
    @Override
    protected int poll() {
        try (Mailbox mailbox = Mailbox.open(settings, clock)) {
            int taken = readAll(mailbox);
            if (!Boolean.TRUE.equals(up)) {
                up = true;
                events.peerUp(getRouteId());
            }
            return taken;
        } catch (MessagingException e) {
            if (!Boolean.FALSE.equals(up)) {
                up = false;
                events.peerDown(getRouteId(), Fault.IMAP_UNREACHABLE);
            }
            throw new FaultException(Fault.IMAP_UNREACHABLE, place(), e);
        }
    }

    private int readAll(Mailbox mailbox) throws MessagingException {
        long validity = mailbox.uidValidity();
        List<Letter> letters = mailbox.after(cursor.uidValidity() == validity ? cursor.uid() : 0);
        int taken = 0;
        for (Letter letter : letters) {
            if (!isRunAllowed()) {
                return taken;
            }
            if (handle(mailbox, letter, validity)) {
                taken++;
            }
        }
        boolean full = letters.size() == settings.maxMails();
        cursor = full && taken < letters.size()
                ? new Cursor(validity, letters.get(letters.size() - 1).uid())
                : new Cursor(validity, 0);
        return taken;
    }

    /** @throws MessagingException when the connection is lost, so that the poll is over */
    private boolean handle(Mailbox mailbox, Letter letter, long validity) throws MessagingException {
        try {
            if (letter.size() > settings.maxBytes() || !accepted(mailbox, letter, validity)) {
                refuse(mailbox, letter);
            } else {
                checkpoint.reached("mail-unmoved");
                mailbox.toProcessed(letter);
                checkpoint.reached("mail-moved");
            }
            return true;
        } catch (MessagingException e) {
            if (!mailbox.isOpen()) {
                throw e;
            }
            getExceptionHandler().handleException("stays in the inbox: " + place(letter), e);
            return false;
        }
    }

    private void refuse(Mailbox mailbox, Letter letter) throws MessagingException {
        events.alert(getRouteId(), Fault.TOO_LARGE, place(letter));
        mailbox.toRefused(letter);
    }

    /**
     * Runs the route.
     *
     * @return false when the mail turned out to be above the cap, whatever size the server had stated
     * @throws MessagingException when it failed for any other reason
     */
    private boolean accepted(Mailbox mailbox, Letter letter, long validity) throws MessagingException {
        Exchange exchange = createExchange(false);
        try {
            String transportId = String.join(
                    "/", settings.name(), settings.folder(), Long.toString(validity), Long.toString(letter.uid()));
            exchange.setProperty(
                    ReceivedMail.PROPERTY,
                    new ReceivedMail(transportId, "mail " + letter.uid(), settings.maxBytes(), letter.arrivedAt()));
            exchange.getMessage().setBody(mailbox.read(letter));
            // Waits for routes that go on in another thread; what the route throws is kept in the exchange.
            PluginHelper.getAsyncProcessorAwaitManager(exchange.getContext()).process(getAsyncProcessor(), exchange);
            FaultException fault = exchange.getException(FaultException.class);
            if (fault != null && fault.fault() == Fault.TOO_LARGE) {
                return false;
            }
            if (exchange.getException() != null || exchange.getProperty(ReceivedMail.ACCEPTED) == null) {
                throw new MessagingException("not accepted", exchange.getException());
            }
            return true;
        } finally {
            releaseExchange(exchange, false);
        }
    }

    private String place() {
        return "mailbox " + settings.name();
    }

    private String place(Letter letter) {
        return place() + " UID " + letter.uid();
    }
}
