package se.inkopsnavet.ledger;

import com.github.kagkarlsson.scheduler.task.Execution;

/**
 * One of the places at which a queue is worked on, as long as a node holds it. It is a row of db-scheduler's table: the row's heartbeat is the lane's, and
 * when the node dies another one gets the lane, and with it everything that was in its hands.
 *
 * @param queue the channel's name, or which messages come in by it
 * @param number from 0 to the queue's breadth
 * @param version of db-scheduler's row: whoever was taken for dead and wakes up holds an old one, and gets no more work
 */
record Lane(String task, String queue, int number, long version) {

    private static final char BEFORE_THE_NUMBER = '#';

    static Lane of(Execution execution) {
        String instance = execution.getId();
        int mark = instance.lastIndexOf(BEFORE_THE_NUMBER);
        return new Lane(
                execution.getTaskName(),
                instance.substring(0, mark),
                Integer.parseInt(instance.substring(mark + 1)),
                execution.version);
    }

    /** Which incoming messages are worked on here, as a condition; {@code :queue} stands for the queue. */
    String share() {
        return share(task);
    }

    static String share(String task) {
        return switch (task) {
            case Agenda.ARRIVALS -> "receipt_id is not null";
            case Agenda.RECORDS -> "receipt_id is null and channel is null";
            default -> "channel = :queue";
        };
    }

    /** As it stands in the ledger, and as db-scheduler calls the task's instance. */
    String instance() {
        return queue + BEFORE_THE_NUMBER + number;
    }
}
