package se.inkopsnavet.credentials;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.dispatch.Partner;
import se.inkopsnavet.dispatch.Partners;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.ledger.Checkpoint;
import se.inkopsnavet.ledger.GaplessNumbers;
import se.inkopsnavet.ledger.Messages;
import se.inkopsnavet.ledger.PayloadStore;
import se.inkopsnavet.policy.CredentialsPolicy;
import se.inkopsnavet.policy.Policy;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.policy.ProviderUnit;
import se.inkopsnavet.securemail.OpenedMail;

/** Takes the login out of the supplier's mail and seals it for its receiver. Between the two it is in this method's hands only. */
public class HandoverEnvelope {

    private final PayloadStore payloads;
    private final Messages messages;
    private final Partners partners;
    private final PolicyBook policies;
    private final Receivers receivers;
    private final UnitMail unitMail;
    private final PrintJob printJob;
    private final Checkpoint checkpoint;
    private final Clock clock;

    public HandoverEnvelope(
            PayloadStore payloads,
            Messages messages,
            Partners partners,
            PolicyBook policies,
            Receivers receivers,
            HandoverWords words,
            GaplessNumbers numbers,
            Checkpoint checkpoint,
            Clock clock) {
        this.payloads = payloads;
        this.messages = messages;
        this.partners = partners;
        this.policies = policies;
        this.receivers = receivers;
        this.unitMail = new UnitMail(words.unit());
        this.printJob = new PrintJob(words.client(), numbers);
        this.checkpoint = checkpoint;
        this.clock = clock;
    }

    /** @param seen the client's decision as it is seen now @throws FaultException when the mail does not open any more, the policy sends nothing, or the receiver's certificate is not in order */
    UnitMail.Sealed seal(Handover handover, Decision seen) {
        LocalDate today = LocalDate.now(clock);
        Instant now = clock.instant();
        Policy policy = policies.on(handover.municipality(), today);
        if (!policy.blockers(today).isEmpty()) {
            throw new FaultException(Fault.POLICY_NOT_ACTIVE, handover.municipality());
        }
        ProviderUnit unit =
                policy.unit(seen.unitId()).orElseThrow(() -> new FaultException(Fault.CREDENTIALS_NO_RECEIVER, "unit"));
        Partner partner = partners.of(handover.municipality(), handover.supplierId());
        OpenedMail mail = partner.strictOpener()
                .open(payloads.read(handover.payloadId()), messages.arrivedAt(handover.mailId()), now);
        try (Credentials credentials = CredentialsSheet.in(mail)) {
            checkpoint.reached("handover-opened");
            if (handover.target() == CredentialsPolicy.Handover.ONE_TIME_TO_UNIT) {
                Receiver receiver = receivers.unit(handover.municipality(), unit.unitId());
                return unitMail.seal(handover, partner, unit, receiver, credentials, now);
            }
            Receiver printer = receivers.printer(handover.municipality());
            return printJob.seal(handover, partner, unit, seen.client(), printer, credentials, now);
        } finally {
            mail.wipe();
        }
    }
}
