package se.inkopsnavet.crash;

import java.util.Arrays;

/** The moments between durable steps at which production code lets a crash test in; {@code docs/crash.md} says what each one tries. */
enum KillPoint {
    OWN_KEY_WRITTEN("own-key-written", 2),
    ACCEPT_PAYLOAD_STORED("accept-payload-stored", 3),
    ACCEPT_COMMITTED("accept-committed", 3),
    PICKUP_UNACKNOWLEDGED("pickup-unacknowledged", 1),
    PICKUP_RENAMED("pickup-renamed", 1),
    HANDLE_CLAIMED("handle-claimed", 5),
    SPLIT_COMMITTED("split-committed", 1),
    DECIDE_UNCOMMITTED("decide-uncommitted", 5),
    DECIDE_COMMITTED("decide-committed", 5),
    ANSWER_COMMITTED("answer-committed", 1),
    COLLECT_UNCOMMITTED("collect-uncommitted", 1),
    COLLECT_COMMITTED("collect-committed", 2),
    DELIVER_BUILT_UNCOMMITTED("deliver-built-uncommitted", 2),
    DELIVER_SENDING_COMMITTED("deliver-sending-committed", 3),
    DELIVER_SENT_UNCOMMITTED("deliver-sent-uncommitted", 3),
    DELIVER_OUTCOME_COMMITTED("deliver-outcome-committed", 3),
    DROP_PART_WRITTEN("drop-part-written", 2),
    DROP_PUBLISHED("drop-published", 2),
    MAIL_UNMOVED("mail-unmoved", 2),
    MAIL_MOVED("mail-moved", 2),
    ACK_UNCOMMITTED("ack-uncommitted", 2),
    ACK_COMMITTED("ack-committed", 2);

    private final String spoken;
    private final int maxHit;

    /** @param maxHit so often at least is the point passed when one more file of ten decisions comes in */
    KillPoint(String spoken, int maxHit) {
        this.spoken = spoken;
        this.maxHit = maxHit;
    }

    /** As production code names it. */
    String spoken() {
        return spoken;
    }

    int maxHit() {
        return maxHit;
    }

    static KillPoint spoken(String name) {
        return Arrays.stream(values())
                .filter(point -> point.spoken.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no kill point " + name));
    }
}
