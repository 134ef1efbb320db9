package se.inkopsnavet.dispatch;

import java.time.Clock;
import java.time.LocalDate;
import se.inkopsnavet.notice.NoticeBook;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.purchase.Intent.NoticeKind;
import se.inkopsnavet.purchase.Intent.Role;
import se.inkopsnavet.securemail.Finding;
import se.inkopsnavet.transport.TransportEvents;

/** IT hears that mail goes although a revocation list is late: an alert each time, and a line in a letter once per supplier and day. */
public class LateLists {

    private final NoticeBook notices;
    private final PolicyBook policies;
    private final TransportEvents events;
    private final Clock clock;

    public LateLists(NoticeBook notices, PolicyBook policies, TransportEvents events, Clock clock) {
        this.notices = notices;
        this.policies = policies;
        this.events = events;
        this.clock = clock;
    }

    /** @param channel municipality and supplier ({@link Partner#channel}) */
    public void tolerated(String municipality, String channel, Finding late) {
        events.alert(channel, late.fault(), late.place());
        LocalDate today = LocalDate.now(clock);
        notices.add(
                municipality,
                NoticeKind.REVOCATION_LIST_LATE.name(),
                Role.IT.name(),
                policies.on(municipality, today).contacts().it(),
                channel,
                late.fault().code(),
                today.toString());
    }
}
