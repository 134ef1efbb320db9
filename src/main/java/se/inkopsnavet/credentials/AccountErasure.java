package se.inkopsnavet.credentials;

import java.util.UUID;
import se.inkopsnavet.disclosure.ErasureListener;
import se.inkopsnavet.disclosure.ErasureState;

/** An account that the supplier has been asked to end is closed, and one that it has erased is forgotten, each with its time (flows F17, F18). */
public class AccountErasure implements ErasureListener {

    private final AccountStore accounts;

    public AccountErasure(AccountStore accounts) {
        this.accounts = accounts;
    }

    @Override
    public void changed(UUID requestId, String municipality, String supplierId, ErasureState state) {
        switch (state) {
            case REQUESTED -> accounts.ended(requestId, supplierId);
            case CONFIRMED -> accounts.erased(requestId, supplierId);
            // The supplier still has it: people have been told, and the account stays closed.
            case REFUSED, OVERDUE, STOPPED -> {}
        }
    }
}
