package se.inkopsnavet.credentials;

import org.jspecify.annotations.Nullable;
import se.inkopsnavet.purchase.CaseFollower;
import se.inkopsnavet.purchase.Intent.NoticeKind;
import se.inkopsnavet.purchase.PersonKey;
import se.inkopsnavet.purchase.PurchaseCase;

/**
 * A client who gets another unit gets another login (flow F17 step 7): the staff who had a hand in the old one shall not be able to use it. The supplier is asked
 * for a new one, never why, and it is handed over as the first one was.
 */
public class Rotation implements CaseFollower {

    private final AccountStore accounts;
    private final Chaser chaser;
    private final CredentialsNotices notices;

    public Rotation(AccountStore accounts, Chaser chaser, CredentialsNotices notices) {
        this.accounts = accounts;
        this.chaser = chaser;
        this.notices = notices;
    }

    @Override
    public void changed(String municipality, PersonKey person, PurchaseCase now) {
        if (!Expectation.isLiving(now)) {
            // What is held is asked about again when its row has been acknowledged; what is over needs no login.
            return;
        }
        accounts.lockInUse(now.caseRef()).forEach(account -> follow(account, now.unitId()));
    }

    @Override
    public void opened(String municipality, PersonKey person, PurchaseCase now) {
        // Nobody has a login in a case that is new.
    }

    /** @param unitId whose client it is now @return whether a new login has been asked for */
    boolean follow(Account account, @Nullable String unitId) {
        // Without a unit the login is the client's own, or was handed over before the hub remembered to whom.
        boolean sameHands = account.unitId() == null || account.unitId().equals(unitId);
        if (unitId == null || sameHands || !account.state().isInUse()) {
            return false;
        }
        Account waiting = accounts.rotate(account);
        notices.askSupplier(waiting, NoticeKind.CREDENTIALS_ROTATE, "", waiting.rowName() + " " + waiting.request());
        chaser.begin(waiting);
        return true;
    }
}
