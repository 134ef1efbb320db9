package se.inkopsnavet.journal;

import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.ledger.Channel;
import se.inkopsnavet.ledger.Delivery;
import se.inkopsnavet.ledger.Parcel;
import se.inkopsnavet.transport.TransportEvents;

/** Lets whoever runs the hub see whether the journal answers. */
public record WatchedChannel(Channel channel, TransportEvents events) implements Channel {

    @Override
    public String name() {
        return channel.name();
    }

    @Override
    public String line() {
        return channel.line();
    }

    @Override
    public Delivery deliver(Parcel parcel) {
        return watched(channel.deliver(parcel));
    }

    @Override
    public Delivery reconcile(Parcel parcel) {
        return watched(channel.reconcile(parcel));
    }

    @Override
    public boolean canBeAsked() {
        return channel.canBeAsked();
    }

    @Override
    public int parallelism() {
        return channel.parallelism();
    }

    private Delivery watched(Delivery delivery) {
        if (delivery instanceof Delivery.Delivered || delivery instanceof Delivery.Refused) {
            events.peerUp(name());
        } else if (fault(delivery) == Fault.JOURNAL_UNREACHABLE || fault(delivery) == Fault.JOURNAL_ACCESS_DENIED) {
            events.peerDown(name(), fault(delivery));
        }
        return delivery;
    }

    private static Fault fault(Delivery delivery) {
        return delivery instanceof Delivery.Failed failed
                ? failed.fault()
                : delivery instanceof Delivery.Unknown unknown ? unknown.fault() : Fault.OUTCOME_UNKNOWN;
    }
}
