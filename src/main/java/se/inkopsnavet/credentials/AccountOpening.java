package se.inkopsnavet.credentials;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import se.inkopsnavet.dispatch.BatchStore;
import se.inkopsnavet.dispatch.RowsAcknowledged;
import se.inkopsnavet.policy.CredentialsPolicy;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.purchase.CaseBook;

/** A supplier that has acknowledged a new client makes an account; one that has acknowledged a changed row has it already. */
public class AccountOpening implements RowsAcknowledged {

    private final AccountStore accounts;
    private final CaseBook book;
    private final Chaser chaser;
    private final Rotation rotation;
    private final PolicyBook policies;
    private final Clock clock;

    public AccountOpening(
            AccountStore accounts, CaseBook book, Chaser chaser, Rotation rotation, PolicyBook policies, Clock clock) {
        this.accounts = accounts;
        this.book = book;
        this.chaser = chaser;
        this.rotation = rotation;
        this.policies = policies;
        this.clock = clock;
    }

    @Override
    public void acknowledged(BatchStore.Batch batch, List<String> caseRefs) {
        boolean clientOwns = policies.on(batch.municipality(), LocalDate.now(clock))
                        .credentials()
                        .handover()
                == CredentialsPolicy.Handover.NONE_CLIENT_OWNS;
        for (AccountStore.ListedRow row : accounts.pending(batch.id(), caseRefs)) {
            Account account = accounts.request(
                    row.caseRef(), batch.supplierId(), batch.municipality(), batch.id(), row.position());
            if (clientOwns && !account.state().isInUse()) {
                accounts.handedOver(account, null);
            }
            if (!clientOwns && rotation.follow(account, row.unitId())) {
                continue;
            }
            if (clientOwns || account.state().isInUse()) {
                book.handedOver(row.caseRef());
            } else if (account.state() == AccountState.REQUESTED) {
                chaser.begin(account);
            }
        }
    }
}
