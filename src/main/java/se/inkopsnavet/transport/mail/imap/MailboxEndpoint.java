package se.inkopsnavet.transport.mail.imap;

import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.ScheduledPollEndpoint;
import se.inkopsnavet.ledger.Checkpoint;

/** One mailbox as a place that routes start from. */
final class MailboxEndpoint extends ScheduledPollEndpoint {

    private final MailboxSettings settings;
    private final MailboxAlarm alarm;
    private final Checkpoint checkpoint;

    MailboxEndpoint(
            String uri,
            MailboxComponent component,
            MailboxSettings settings,
            MailboxAlarm alarm,
            Checkpoint checkpoint) {
        super(uri, component);
        this.settings = settings;
        this.alarm = alarm;
        this.checkpoint = checkpoint;
    }

    @Override
    public Consumer createConsumer(Processor route) throws Exception {
        MailboxConsumer consumer = new MailboxConsumer(this, route, settings, alarm, checkpoint);
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("mail leaves by routes/mail-out.camel.yaml");
    }
}
