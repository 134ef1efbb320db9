package se.inkopsnavet.credentials;

import org.jspecify.annotations.Nullable;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.purchase.CaseState;
import se.inkopsnavet.purchase.Intent.NoticeKind;
import se.inkopsnavet.purchase.PurchaseCase;

/** An account that nobody will use. Of a protected person the supplier is told nothing: the security contact decides (AC-06-10, requirements S-03). */
public class AccountClosing {

    private final AccountStore accounts;
    private final CredentialsNotices notices;

    public AccountClosing(AccountStore accounts, CredentialsNotices notices) {
        this.accounts = accounts;
        this.notices = notices;
    }

    /** @return whether the case is over, so that no login is wanted any more */
    boolean closeIfOver(@Nullable Account account, PurchaseCase purchase) {
        CaseState state = purchase.state();
        boolean over = state == CaseState.DECEASED || state == CaseState.CLOSED || state == CaseState.HELD_PROTECTED;
        if (over && account != null && account.state().isOpen()) {
            close(account, purchase);
        }
        return over;
    }

    private void close(Account account, PurchaseCase purchase) {
        String detail = Fault.CREDENTIALS_NOT_EXPECTED.code();
        if (purchase.state() == CaseState.HELD_PROTECTED) {
            accounts.move(account, AccountState.SUSPENDED);
            notices.tellSecurity(
                    account.municipality(),
                    account.caseRef(),
                    NoticeKind.ACCOUNT_PROTECTED,
                    account.rowName(),
                    account.rowName());
        } else {
            accounts.move(account, AccountState.CLOSED);
            notices.askSupplier(account, NoticeKind.ACCOUNT_CLOSE, detail, account.rowName());
        }
    }
}
