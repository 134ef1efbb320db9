package se.inkopsnavet.credentials;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import se.inkopsnavet.dispatch.Partner;
import se.inkopsnavet.dispatch.Settlement;
import se.inkopsnavet.dispatch.SupplierAnswer;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.ledger.Claim;
import se.inkopsnavet.ledger.Messages;
import se.inkopsnavet.ledger.PayloadStore;
import se.inkopsnavet.securemail.OpenedMail;

/** A supplier sends a client's login (flow F06 steps 2–4). Here it is checked and let go of again; it is handed over from the mail itself. */
public class CredentialsReader implements SupplierAnswer {

    /** An acknowledgement that was sent at the same time may be read after this. */
    private static final Duration SOON = Duration.ofSeconds(2);

    private final CredentialsDesk desk;
    private final PayloadStore payloads;
    private final Messages messages;
    private final Settlement settlement;
    private final Clock clock;

    public CredentialsReader(
            CredentialsDesk desk, PayloadStore payloads, Messages messages, Settlement settlement, Clock clock) {
        this.desk = desk;
        this.payloads = payloads;
        this.messages = messages;
        this.settlement = settlement;
        this.clock = clock;
    }

    @Override
    public boolean reads(OpenedMail mail) {
        return CredentialsSheet.isMeantBy(mail);
    }

    @Override
    public Optional<Duration> handle(Claim claim, Partner partner, OpenedMail mail) {
        try {
            return read(claim, partner, mail);
        } catch (FaultException refused) {
            settlement.settle(claim, () -> desk.refused(claim, partner, mail, refused));
            return Optional.empty();
        }
    }

    private Optional<Duration> read(Claim claim, Partner partner, OpenedMail mail) {
        if (partner.strictOpener() != partner.opener()) {
            partner.strictOpener()
                    .open(payloads.read(claim.payloadId()), messages.arrivedAt(claim.messageId()), clock.instant())
                    .wipe();
        }
        try (Credentials credentials = CredentialsSheet.in(mail)) {
            if (desk.isTooEarly(claim, partner, credentials)) {
                return Optional.of(SOON);
            }
            settlement.settle(claim, () -> desk.received(claim, partner, mail, credentials));
            return Optional.empty();
        }
    }
}
