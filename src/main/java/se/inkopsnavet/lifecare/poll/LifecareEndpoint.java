package se.inkopsnavet.lifecare.poll;

import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.ScheduledPollEndpoint;
import se.inkopsnavet.lifecare.http.LifecareServer;

/** One Lifecare installation as a place that routes start from. */
final class LifecareEndpoint extends ScheduledPollEndpoint {

    private final LifecareComponent component;
    private final LifecareServer server;
    private final LifecareSettings settings;

    LifecareEndpoint(String uri, LifecareComponent component, LifecareServer server, LifecareSettings settings) {
        super(uri, component);
        this.component = component;
        this.server = server;
        this.settings = settings;
    }

    @Override
    public Consumer createConsumer(Processor route) throws Exception {
        LifecareConsumer consumer = component.consumer(this, route, server, settings);
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("journal notes have a way out of their own");
    }
}
