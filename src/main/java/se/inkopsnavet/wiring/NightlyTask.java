package se.inkopsnavet.wiring;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.util.function.Function;

/** Something that is done every night for each municipality, by a task of its own: one that fails is tried again, and the others do not wait for it. @param of given the policy id */
record NightlyTask(Function<String, RecurringTask<Void>> of) {}
