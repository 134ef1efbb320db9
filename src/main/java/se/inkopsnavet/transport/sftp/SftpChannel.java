package se.inkopsnavet.transport.sftp;

import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.ledger.Channel;
import se.inkopsnavet.ledger.Checkpoint;
import se.inkopsnavet.ledger.Delivery;
import se.inkopsnavet.ledger.Parcel;

/** The way out by file: a parcel becomes the file {@code dedupId} in the neighbour's folder. */
public final class SftpChannel implements Channel {

    private final String name;
    private final SftpDrop drop;

    /** @param checkpoint hears of the moments between the steps */
    public SftpChannel(String name, SftpServer server, AfterPickup afterPickup, Checkpoint checkpoint) {
        this.name = name;
        this.drop = new SftpDrop(server, afterPickup, checkpoint);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Delivery deliver(Parcel parcel) {
        return drop.deliver(parcel.dedupId(), parcel.content(), parcel.sha256());
    }

    @Override
    public Delivery reconcile(Parcel parcel) {
        Delivery seen = drop.look(parcel.dedupId(), parcel.sha256());
        // A look that could not be made says nothing about what the earlier attempt did.
        return seen instanceof Delivery.Failed failed && failed.fault() != Fault.OUTCOME_UNKNOWN
                ? new Delivery.Unknown(failed.fault(), failed.place())
                : seen;
    }

    @Override
    public boolean readsPiecemeal() {
        return true;
    }

    /** One at a time, so that numbered files appear in their order. */
    @Override
    public int parallelism() {
        return 1;
    }
}
