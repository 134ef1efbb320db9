package se.inkopsnavet.transport;

import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.spi.ScheduledPollConsumerScheduler;
import org.apache.camel.support.ScheduledPollConsumer;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Lets db-scheduler decide when, and on which node, a Camel consumer polls. An endpoint asks for it with {@code scheduler=#clusterPoll}; the
 * interval is the endpoint's {@code delay}, counted from the end of one poll to the start of the next.
 */
public final class ClusterPollScheduler extends ServiceSupport implements ScheduledPollConsumerScheduler {

    private final ClusterPolling polling;
    // Camel hands over its parts one by one before it starts the scheduler.
    private volatile CamelContext context;
    private volatile ScheduledPollConsumer consumer;
    private volatile Runnable poll;
    private volatile boolean scheduled;

    ClusterPollScheduler(ClusterPolling polling) {
        this.polling = polling;
    }

    @Override
    public void onInit(Consumer consumer) {
        this.consumer = (ScheduledPollConsumer) consumer;
    }

    @Override
    public void scheduleTask(Runnable poll) {
        this.poll = poll;
    }

    @Override
    public void startScheduler() {
        Duration interval =
                Duration.of(consumer.getDelay(), consumer.getTimeUnit().toChronoUnit());
        polling.start(consumer.getRouteId(), interval, poll);
        scheduled = true;
    }

    @Override
    public void unscheduleTask() {
        if (scheduled) {
            polling.stop(consumer.getRouteId());
            scheduled = false;
        }
    }

    @Override
    public boolean isSchedulerStarted() {
        return scheduled;
    }

    @Override
    protected void doStop() {
        unscheduleTask();
    }

    @Override
    public CamelContext getCamelContext() {
        return context;
    }

    @Override
    public void setCamelContext(CamelContext context) {
        this.context = context;
    }
}
