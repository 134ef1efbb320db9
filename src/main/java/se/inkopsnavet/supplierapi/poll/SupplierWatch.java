package se.inkopsnavet.supplierapi.poll;

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
import se.inkopsnavet.supplierapi.SupplierLine;
import se.inkopsnavet.transport.TransportEvents;

/** Tells the operator how reading goes: each change once, and a long silence once more, also by a letter to IT. */
final class SupplierWatch {

    private final SupplierLine line;
    private final Duration silentAfter;
    private final TransportEvents events;
    private final NoticeBook notices;
    private final PolicyBook policies;
    private final Clock clock;
    /** Why the interface is down, or null; before the first answer it is neither. */
    private final AtomicReference<@Nullable Fault> fault = new AtomicReference<>();

    private volatile boolean tried;
    private volatile @Nullable Instant silenceTold;

    SupplierWatch(
            SupplierLine line,
            Duration silentAfter,
            TransportEvents events,
            NoticeBook notices,
            PolicyBook policies,
            Clock clock) {
        this.line = line;
        this.silentAfter = silentAfter;
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

    void down(String route, FaultException why, Instant lastSuccess) {
        tried = true;
        if (fault.getAndSet(why.fault()) != why.fault()) {
            events.peerDown(route, why.fault());
            events.alert(route, why.fault(), why.place());
        }
        boolean silent = Duration.between(lastSuccess, clock.instant()).compareTo(silentAfter) >= 0;
        if (silent && !lastSuccess.equals(silenceTold)) {
            silenceTold = lastSuccess;
            events.alert(route, Fault.SUPPLIER_API_SILENT, line.channel());
            tellIt(why.fault(), lastSuccess);
        }
    }

    private void tellIt(Fault why, Instant lastSuccess) {
        String it = policies.on(line.municipality(), LocalDate.now(clock))
                .contacts()
                .it();
        if (it == null) {
            throw new FaultException(Fault.CONFIGURATION, "contacts.it");
        }
        notices.add(
                line.municipality(),
                NoticeKind.SUPPLIER_API_SILENT.name(),
                Role.IT.name(),
                it,
                line.channel(),
                why.code(),
                lastSuccess.toString());
    }
}
