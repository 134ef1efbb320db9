package se.inkopsnavet.transport.mail.imap;

import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.ScheduledPollEndpoint;
import se.inkopsnavet.ledger.Checkpoint;
import se.inkopsnavet.transport.TransportEvents;

/** One mailbox as a place that routes start from. */
final class MailboxEndpoint extends ScheduledPollEndpoint {

    private final MailboxSettings settings;
    private final TransportEvents events;
    private final Checkpoint checkpoint;

    MailboxEndpoint(
            String uri,
            MailboxComponent component,
            MailboxSettings settings,
            TransportEvents events,
            Checkpoint checkpoint) {
        super(uri, component);
        this.settings = settings;
        this.events = events;
        this.checkpoint = checkpoint;
    }

    @Override
    public Consumer createConsumer(Processor route) throws Exception {
        MailboxConsumer consumer = new MailboxConsumer(this, route, settings, events, checkpoint);
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("mail leaves by routes/mail-out.camel.yaml");
    }
}
