package se.inkopsnavet.supplierapi.poll;

import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.ScheduledPollEndpoint;
import se.inkopsnavet.supplierapi.SupplierLines;

/** One supplier's interface as a place that routes start from. */
final class SupplierApiEndpoint extends ScheduledPollEndpoint {

    private final SupplierApiComponent component;
    private final SupplierLines.Open open;
    private final ReadingSettings settings;

    SupplierApiEndpoint(String uri, SupplierApiComponent component, SupplierLines.Open open, ReadingSettings settings) {
        super(uri, component);
        this.component = component;
        this.open = open;
        this.settings = settings;
    }

    @Override
    public Consumer createConsumer(Processor route) throws Exception {
        SupplierApiConsumer consumer = component.consumer(this, route, open, settings);
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("requests have a way out of their own");
    }
}
