package se.inkopsnavet.credentials;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import se.inkopsnavet.dispatch.Aftermath;
import se.inkopsnavet.dispatch.BatchStore;
import se.inkopsnavet.dispatch.Partner;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.ledger.Claim;
import se.inkopsnavet.ledger.DerivedId;
import se.inkopsnavet.ledger.Outbox;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.ledger.Outgoing;
import se.inkopsnavet.ledger.State;
import se.inkopsnavet.policy.CredentialsPolicy;
import se.inkopsnavet.policy.Policy;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.purchase.CaseStore;
import se.inkopsnavet.purchase.Intent.NoticeKind;
import se.inkopsnavet.purchase.PurchaseCase;
import se.inkopsnavet.securemail.OpenedMail;

/** What a verified mail with a login leads to. In the caller's transaction; a refusal throws, and is then written down by {@link #refused}. */
public class CredentialsDesk {

    private final AccountStore accounts;
    private final BatchStore batches;
    private final CaseStore cases;
    private final HandoverStore handovers;
    private final SeenMails seen;
    private final MailDestruction destruction;
    private final AccountClosing closing;
    private final CredentialsNotices notices;
    private final Aftermath aftermath;
    private final Outbox outbox;
    private final PolicyBook policies;
    private final Clock clock;

    public CredentialsDesk(
            AccountStore accounts,
            BatchStore batches,
            CaseStore cases,
            HandoverStore handovers,
            SeenMails seen,
            MailDestruction destruction,
            AccountClosing closing,
            CredentialsNotices notices,
            Aftermath aftermath,
            Outbox outbox,
            PolicyBook policies,
            Clock clock) {
        this.accounts = accounts;
        this.batches = batches;
        this.cases = cases;
        this.handovers = handovers;
        this.seen = seen;
        this.destruction = destruction;
        this.closing = closing;
        this.notices = notices;
        this.aftermath = aftermath;
        this.outbox = outbox;
        this.policies = policies;
        this.clock = clock;
    }

    /** The row has left and is not answered: its acknowledgement may lie in the mailbox beside this mail. */
    boolean isTooEarly(Claim claim, Partner partner, Credentials credentials) {
        return row(partner, credentials).state().equals("BATCHED") && seen.isRecent(claim.messageId());
    }

    Outcome received(Claim claim, Partner partner, OpenedMail mail, Credentials credentials) {
        if (!seen.isNew(claim, partner, mail)) {
            throw new FaultException(Fault.CREDENTIALS_REPLAYED, "signed part");
        }
        AccountStore.ListedRow row = row(partner, credentials);
        PurchaseCase purchase = cases.lockAll(List.of(row.caseRef())).get(0);
        Account account =
                accounts.lock(row.caseRef(), partner.profile().supplierId()).orElse(null);
        Policy policy = policies.on(claim.municipality(), LocalDate.now(clock));
        CredentialsPolicy.Handover target = policy.credentials().handover();
        Optional<Fault> refusal = Expectation.refusal(account, AccountState.REQUESTED, purchase, target);
        if (refusal.isPresent()) {
            closing.closeIfOver(account, purchase);
            return refused(claim, new FaultException(refusal.get(), "account or case"));
        }
        accounts.received(account, credentials.isFictive(partner.profile().loginAliasDomain()));
        handOver(claim, partner, credentials, row.caseRef(), target);
        return Outcome.confirmed(row.caseRef());
    }

    /** It is decided, not done: the login stays in the mail until the moment it leaves. */
    private void handOver(
            Claim claim, Partner partner, Credentials credentials, String caseRef, CredentialsPolicy.Handover target) {
        UUID id = DerivedId.of("credentials-handover", claim.messageId());
        outbox.enqueue(new Outgoing(
                id,
                HandoverFlow.NAME,
                claim.municipality(),
                HandoverFlow.channel(claim.municipality(), target),
                id.toString(),
                null,
                caseRef,
                null));
        handovers.insert(new Handover(
                id,
                claim.messageId(),
                claim.payloadId(),
                claim.municipality(),
                partner.profile().supplierId(),
                caseRef,
                credentials.batchId(),
                credentials.row(),
                target));
    }

    /**
     * Its header metadata stay, its content goes. The supplier hears the same whatever was wrong, at most once a day (reliability §3.2); the reason stands in
     * the ledger and in the neutral letter to IT.
     */
    Outcome refused(Claim claim, Partner partner, OpenedMail mail, FaultException refused) {
        seen.isNew(claim, partner, mail);
        return refused(claim, refused);
    }

    private Outcome refused(Claim claim, FaultException refused) {
        Fault fault = refused.fault();
        destruction.destroy(claim.messageId(), claim.municipality());
        notices.tellItOfMail(claim.municipality(), claim.messageId(), NoticeKind.CREDENTIALS_REFUSED, fault.code());
        if (fault == Fault.CREDENTIALS_WRONG_CASE || fault == Fault.CREDENTIALS_REPLAYED) {
            notices.tellSecurity(
                    claim.municipality(),
                    claim.messageId().toString(),
                    NoticeKind.CREDENTIALS_REFUSED,
                    fault.code(),
                    fault.code());
        }
        aftermath.answerRefused(claim.municipality());
        State state = fault == Fault.CREDENTIALS_REPLAYED || fault == Fault.CREDENTIALS_NOT_EXPECTED
                ? State.REJECTED
                : State.QUARANTINED;
        return Outcome.of(state, fault, refused.place());
    }

    /** @throws FaultException CREDENTIALS_WRONG_CASE: no row that this supplier was sent by this municipality */
    private AccountStore.ListedRow row(Partner partner, Credentials credentials) {
        return batches.find(credentials.batchId())
                .filter(batch -> batch.municipality().equals(partner.municipality())
                        && batch.supplierId().equals(partner.profile().supplierId()))
                .flatMap(batch -> accounts.row(batch.id(), credentials.row()))
                .orElseThrow(() -> new FaultException(Fault.CREDENTIALS_WRONG_CASE, "row"));
    }
}
