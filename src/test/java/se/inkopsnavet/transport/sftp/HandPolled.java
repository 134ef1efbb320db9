package se.inkopsnavet.transport.sftp;

import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.spi.ScheduledPollConsumerScheduler;
import org.apache.camel.support.service.ServiceSupport;

/** A scheduler that polls when the test says so, on the test's thread. */
final class HandPolled extends ServiceSupport implements ScheduledPollConsumerScheduler {

    private Runnable poll = () -> {};
    private CamelContext context;

    void poll() {
        poll.run();
    }

    @Override
    public void onInit(Consumer consumer) {}

    @Override
    public void scheduleTask(Runnable task) {
        poll = task;
    }

    @Override
    public void unscheduleTask() {}

    @Override
    public void startScheduler() {}

    @Override
    public boolean isSchedulerStarted() {
        return true;
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
