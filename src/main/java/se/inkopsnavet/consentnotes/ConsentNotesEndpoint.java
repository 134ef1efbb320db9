package se.inkopsnavet.consentnotes;

import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.ScheduledPollEndpoint;

/** One journal as a place that routes start from. */
final class ConsentNotesEndpoint extends ScheduledPollEndpoint {

    private final ConsentNotesComponent component;
    private final ConsentNotesComponent.Settings settings;

    ConsentNotesEndpoint(String uri, ConsentNotesComponent component, ConsentNotesComponent.Settings settings) {
        super(uri, component);
        this.component = component;
        this.settings = settings;
    }

    @Override
    public Consumer createConsumer(Processor route) throws Exception {
        ConsentNotesConsumer consumer = component.consumer(this, route, settings);
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("journal notes have a way out of their own");
    }
}
