package se.inkopsnavet.lifecare.poll;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.notice.NoticeBook;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.purchase.Intent.NoticeKind;
import se.inkopsnavet.purchase.Intent.Role;
import se.inkopsnavet.transport.TransportEvents;

/** Tells the operator how reading goes: each change once, a long silence once more, by log and metric and by a letter to IT. */
final class LifecareWatch {

    private final TransportEvents events;
    private final NoticeBook notices;
    private final PolicyBook policies;
    private final Clock clock;
    /** Why the source is down, or null; before the first poll it is neither. */
    private final AtomicReference<@Nullable Fault> fault = new AtomicReference<>();

    private volatile boolean tried;
    private volatile @Nullable Instant silenceTold;

    LifecareWatch(TransportEvents events, NoticeBook notices, PolicyBook policies, Clock clock) {
        this.events = events;
        this.notices = notices;
        this.policies = policies;
        this.clock = clock;
    }

    void up(String route) {
        if (fault.getAndSet(null) != null || !tried) {
            events.peerUp(route);
        }
        tried = true;
    }

    void down(String route, LifecareSettings settings, FaultException why, Instant lastSuccess) {
        tried = true;
        if (fault.getAndSet(why.fault()) != why.fault()) {
            events.peerDown(route, why.fault());
            events.alert(route, why.fault(), why.place());
        }
        boolean silent = Duration.between(lastSuccess, clock.instant()).compareTo(settings.silentAfter()) >= 0;
        if (silent && !lastSuccess.equals(silenceTold)) {
            silenceTold = lastSuccess;
            events.alert(route, Fault.LIFECARE_SILENT, settings.source());
            tellIt(settings, NoticeKind.LIFECARE_SILENT, why.fault().code(), lastSuccess.toString());
        }
    }

    void reconciled(String route, LifecareSettings settings, Reconciliation.Count count, Instant when) {
        if (count.differs()) {
            events.alert(route, Fault.RECONCILIATION_DIFFERS, count.place());
            tellIt(settings, NoticeKind.LIFECARE_DIFFERS, count.place(), count.entity() + " " + when);
        }
    }

    private void tellIt(LifecareSettings settings, NoticeKind kind, String detail, String occurrence) {
        String it = policies.on(settings.municipality(), LocalDate.now(clock))
                .contacts()
                .it();
        if (it == null) {
            throw new FaultException(Fault.CONFIGURATION, "contacts.it");
        }
        notices.add(settings.municipality(), kind.name(), Role.IT.name(), it, settings.source(), detail, occurrence);
    }
}
