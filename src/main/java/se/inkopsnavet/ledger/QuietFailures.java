package se.inkopsnavet.ledger;

import com.github.kagkarlsson.scheduler.event.ExecutionChain;
import com.github.kagkarlsson.scheduler.event.ExecutionInterceptor;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/**
 * What no task expected, most often a database that is away. Whatever a task throws, db-scheduler would log with its text, which may quote data: it gets
 * an exception of ours, without text or cause.
 */
final class QuietFailures implements ExecutionInterceptor {

    /** @throws FaultException INTERNAL_ERROR, so that db-scheduler treats the execution as failed */
    @Override
    public CompletionHandler<?> execute(TaskInstance<?> instance, ExecutionContext context, ExecutionChain chain) {
        try {
            return chain.proceed(instance, context);
        } catch (RuntimeException unexpected) {
            Surprise.log(instance.getTaskAndInstance(), unexpected);
            throw new FaultException(Fault.INTERNAL_ERROR, instance.getTaskName());
        }
    }
}
