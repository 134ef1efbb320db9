package se.inkopsnavet.crash;

import static se.inkopsnavet.crash.KillPoint.ACCEPT_COMMITTED;
import static se.inkopsnavet.crash.KillPoint.ACCEPT_PAYLOAD_STORED;
import static se.inkopsnavet.crash.KillPoint.ACK_COMMITTED;
import static se.inkopsnavet.crash.KillPoint.ACK_UNCOMMITTED;
import static se.inkopsnavet.crash.KillPoint.ANSWER_COMMITTED;
import static se.inkopsnavet.crash.KillPoint.COLLECT_COMMITTED;
import static se.inkopsnavet.crash.KillPoint.COLLECT_UNCOMMITTED;
import static se.inkopsnavet.crash.KillPoint.DECIDE_COMMITTED;
import static se.inkopsnavet.crash.KillPoint.DECIDE_UNCOMMITTED;
import static se.inkopsnavet.crash.KillPoint.DELIVER_BUILT_UNCOMMITTED;
import static se.inkopsnavet.crash.KillPoint.DELIVER_OUTCOME_COMMITTED;
import static se.inkopsnavet.crash.KillPoint.DELIVER_SENDING_COMMITTED;
import static se.inkopsnavet.crash.KillPoint.DELIVER_SENT_UNCOMMITTED;
import static se.inkopsnavet.crash.KillPoint.DROP_PART_WRITTEN;
import static se.inkopsnavet.crash.KillPoint.DROP_PUBLISHED;
import static se.inkopsnavet.crash.KillPoint.HANDLE_CLAIMED;
import static se.inkopsnavet.crash.KillPoint.MAIL_MOVED;
import static se.inkopsnavet.crash.KillPoint.MAIL_UNMOVED;
import static se.inkopsnavet.crash.KillPoint.OWN_KEY_WRITTEN;
import static se.inkopsnavet.crash.KillPoint.PICKUP_RENAMED;
import static se.inkopsnavet.crash.KillPoint.PICKUP_UNACKNOWLEDGED;
import static se.inkopsnavet.crash.KillPoint.SPLIT_COMMITTED;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Which points can be died at together: threads of the two doors (file and mail), of the lanes of records, of lists and of receipts stand still beside each
 * other where none is kept away by what stands at another.
 *
 * <p>Lists wait until all decisions that have come in are decided, and what a death has suspected is handled after ten seconds and with no other message
 * in hand. So what stands at a decision keeps lists and receipts away, in the next life too, and comes last; what stands at an acknowledgement can keep
 * receipts away. What was not accepted feeds nobody: the mail and the receipt of that life are left over from the one before.
 */
final class SideBySide {

    private static final List<Way> NO_LISTS =
            List.of(way(ACCEPT_COMMITTED, 1, 1), way(DROP_PART_WRITTEN, 1, 1), way(COLLECT_UNCOMMITTED, 1, 1));

    private static final List<Way> LISTS_BUILT = List.of(
            way(PICKUP_RENAMED, 1, 1),
            way(COLLECT_COMMITTED, 1, 2),
            way(DELIVER_BUILT_UNCOMMITTED, 1, 2),
            way(DELIVER_SENT_UNCOMMITTED, 1, 3),
            way(MAIL_UNMOVED, 2, 2),
            way(ACK_UNCOMMITTED, 1, 1),
            way(ACK_COMMITTED, 1, 1));

    private static final List<Way> LISTS_SENT = List.of(
            way(PICKUP_UNACKNOWLEDGED, 1, 1),
            way(ANSWER_COMMITTED, 1, 1),
            way(DELIVER_SENDING_COMMITTED, 1, 3),
            way(DELIVER_OUTCOME_COMMITTED, 1, 3),
            way(MAIL_MOVED, 1, 2));

    private static final List<Way> NOTHING_ACCEPTED =
            List.of(way(ACCEPT_PAYLOAD_STORED, 1, 1), way(OWN_KEY_WRITTEN, 1, 1), way(DROP_PUBLISHED, 1, 1));

    /** The first that are claimed are the file itself and acknowledgements that were left over: a record is, once another one stands still. */
    private static final List<Way> NOTHING_DECIDED = List.of(
            way(SPLIT_COMMITTED, 1, 1),
            way(DECIDE_COMMITTED, 1, 5),
            way(DECIDE_UNCOMMITTED, 1, 3),
            new Way(HANDLE_CLAIMED, 1, 3, true));

    private SideBySide() {}

    /**
     * @param lowest of the hits that are reached whatever else stands still
     * @param highest likewise
     * @param next see {@link Kill.Place}
     */
    private record Way(KillPoint point, int lowest, int highest, boolean next) {
        Kill.Place place(Random random) {
            return new Kill.Place(point, lowest + random.nextInt(highest - lowest + 1), next);
        }
    }

    private static Way way(KillPoint point, int lowest, int highest) {
        return new Way(point, lowest, highest, false);
    }

    /** In an order in which each can be reached. */
    static List<Kill.At> deaths(Random random) {
        List<List<Way>> deaths = new ArrayList<>(List.of(LISTS_BUILT, LISTS_SENT, NOTHING_ACCEPTED));
        deaths.add(random.nextBoolean() ? 0 : deaths.size(), NO_LISTS);
        deaths.add(NOTHING_DECIDED);
        return deaths.stream()
                .map(ways ->
                        new Kill.At(ways.stream().map(way -> way.place(random)).toList()))
                .toList();
    }
}
