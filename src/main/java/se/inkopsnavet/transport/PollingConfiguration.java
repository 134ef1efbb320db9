package se.inkopsnavet.transport;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;

/** The bean that routes name as {@code scheduler=#clusterPoll}. */
@Configuration(proxyBeanMethods = false)
class PollingConfiguration {

    /** Its task must be given to the application's scheduler, which is asked for only when routes start. */
    @Bean
    ClusterPolling clusterPolling(ObjectProvider<SchedulerClient> scheduler) {
        return new ClusterPolling(scheduler::getObject);
    }

    @Bean
    @Scope("prototype")
    ClusterPollScheduler clusterPoll(ClusterPolling polling) {
        return polling.newScheduler();
    }
}
