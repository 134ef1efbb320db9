package se.inkopsnavet.contact.gateway;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.ledger.Channel;
import se.inkopsnavet.ledger.Delivery;
import se.inkopsnavet.ledger.Parcel;
import se.inkopsnavet.transport.TransportEvents;

/**
 * A municipality's way to its SMS gateway. A message goes at most once: one whose fate is unknown is repeated only where the gateway drops repeats, and one
 * that the gateway has named is known to have arrived there.
 */
public final class SmsChannel implements Channel {

    private final String name;
    private final SmsGateway gateway;
    private final String sender;
    private final Duration patience;
    private final boolean deduplicates;
    private final Addresses addresses;
    private final TransportEvents events;
    private final Clock clock;

    /** To whom a message goes, kept apart from its bytes. */
    public interface Addresses {

        /** Empty when it must not leave any more. */
        Optional<Address> of(UUID id);

        /** What the gateway calls it; committed when this returns. */
        void name(UUID id, String gatewayRef);

        Optional<String> name(UUID id);
    }

    /** @param number in international form */
    public record Address(String number, Instant usefulUntil) {
        @Override
        public String toString() {
            return "Address[***]";
        }
    }

    /** @param patience how long one call may take */
    public SmsChannel(
            String name,
            SmsGateway gateway,
            String sender,
            Duration patience,
            boolean deduplicates,
            Addresses addresses,
            TransportEvents events,
            Clock clock) {
        this.name = name;
        this.gateway = gateway;
        this.sender = sender;
        this.patience = patience;
        this.deduplicates = deduplicates;
        this.addresses = addresses;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Delivery deliver(Parcel parcel) {
        Optional<Address> address = addresses.of(parcel.messageId());
        if (address.isEmpty()) {
            return new Delivery.Refused(Fault.SMS_NOT_ALLOWED, "number");
        }
        Duration left = Duration.between(clock.instant(), address.get().usefulUntil());
        if (left.compareTo(patience) <= 0) {
            return new Delivery.Failed(Fault.EXPIRED, "usefulUntil");
        }
        Delivery delivery = gateway.send(new Sms(
                parcel.messageId(),
                address.get().number(),
                new String(parcel.bytes(), StandardCharsets.UTF_8),
                sender,
                left));
        if (delivery instanceof Delivery.Delivered taken) {
            addresses.name(parcel.messageId(), taken.peerReference());
        }
        tell(delivery);
        return delivery;
    }

    @Override
    public Delivery reconcile(Parcel parcel) {
        Optional<String> known = addresses.name(parcel.messageId());
        if (known.isPresent()) {
            return new Delivery.Delivered(known.get());
        }
        return deduplicates
                ? new Delivery.Failed(Fault.OUTCOME_UNKNOWN, "repeat")
                : new Delivery.Unknown(Fault.OUTCOME_UNKNOWN, name);
    }

    private void tell(Delivery delivery) {
        Fault fault = fault(delivery);
        if (fault == Fault.SMS_UNREACHABLE
                || fault == Fault.SMS_ACCESS_DENIED
                || fault == Fault.SMS_ANSWER_UNREADABLE) {
            events.peerDown(name, fault);
        } else if (fault == null || fault == Fault.SMS_REFUSED) {
            events.peerUp(name);
        }
    }

    private static @Nullable Fault fault(Delivery delivery) {
        if (delivery instanceof Delivery.Failed failed) {
            return failed.fault();
        }
        if (delivery instanceof Delivery.Refused refused) {
            return refused.fault();
        }
        return delivery instanceof Delivery.Unknown unknown ? unknown.fault() : null;
    }
}
