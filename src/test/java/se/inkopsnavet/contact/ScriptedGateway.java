package se.inkopsnavet.contact;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import se.inkopsnavet.contact.gateway.Sms;
import se.inkopsnavet.contact.gateway.SmsGateway;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.ledger.Delivery;

/** A gateway in memory that fails as it is told, and keeps its own record. */
final class ScriptedGateway implements SmsGateway {

    private final Clock clock;
    private final Deque<Ending> endings = new ArrayDeque<>();
    private final List<Taken> taken = new ArrayList<>();
    private final Set<UUID> known = new HashSet<>();
    /** Drops a second message with the same reference. */
    boolean deduplicates;

    ScriptedGateway(Clock clock) {
        this.clock = clock;
    }

    enum Ending {
        DOWN,
        REFUSES,
        LOST_BEFORE,
        LOST_AFTER,
        /** The process dies as the answer comes. */
        DIES_AFTER
    }

    record Taken(UUID id, String to, String text, Instant at) {
        String ref() {
            return "g-" + id;
        }
    }

    void next(Ending... some) {
        endings.addAll(Arrays.asList(some));
    }

    void forget() {
        endings.clear();
        taken.clear();
        known.clear();
    }

    List<Taken> taken() {
        return taken;
    }

    @Override
    public Delivery send(Sms sms) {
        Ending ending = endings.poll();
        if (ending == Ending.DOWN) {
            return new Delivery.Failed(Fault.SMS_UNREACHABLE, "connect");
        }
        if (ending == Ending.REFUSES) {
            return new Delivery.Refused(Fault.SMS_REFUSED, "number");
        }
        if (ending == Ending.LOST_BEFORE) {
            return new Delivery.Unknown(Fault.OUTCOME_UNKNOWN, "answer");
        }
        if (known.add(sms.id()) || !deduplicates) {
            taken.add(new Taken(sms.id(), sms.to(), sms.text(), clock.instant()));
        }
        if (ending == Ending.DIES_AFTER) {
            throw new IllegalStateException("the process dies");
        }
        return ending == Ending.LOST_AFTER
                ? new Delivery.Unknown(Fault.OUTCOME_UNKNOWN, "answer")
                : new Delivery.Delivered("g-" + sms.id());
    }

    /** {@code ref ARRIVED}. */
    @Override
    public ReceiptReport receipt(byte[] body) {
        String[] words = new String(body, StandardCharsets.UTF_8).split(" ");
        return new ReceiptReport(null, words[0], ReceiptReport.Outcome.valueOf(words[1]));
    }
}
