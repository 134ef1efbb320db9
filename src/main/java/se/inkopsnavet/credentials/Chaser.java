package se.inkopsnavet.credentials;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.ledger.Deadlines;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.policy.WorkingDays;
import se.inkopsnavet.purchase.CaseStore;
import se.inkopsnavet.purchase.Intent.NoticeKind;
import se.inkopsnavet.purchase.PurchaseCase;

/** The supplier is reminded of a login that does not come; the third time a person is told, and the hub writes no more (AC-06-9). */
public class Chaser implements Deadlines.Reaction {

    public static final String KIND = "CREDENTIALS_MISSING";
    private static final LocalTime AT = LocalTime.of(16, 0);
    private static final int MOST = 3;

    private final Deadlines deadlines;
    private final AccountStore accounts;
    private final CaseStore cases;
    private final AccountClosing closing;
    private final CredentialsNotices notices;
    private final PolicyBook policies;
    private final Clock clock;

    public Chaser(
            Deadlines deadlines,
            AccountStore accounts,
            CaseStore cases,
            AccountClosing closing,
            CredentialsNotices notices,
            PolicyBook policies,
            Clock clock) {
        this.deadlines = deadlines;
        this.accounts = accounts;
        this.cases = cases;
        this.closing = closing;
        this.notices = notices;
        this.policies = policies;
        this.clock = clock;
    }

    /** A request for a login begins to wait. */
    void begin(Account account) {
        set(account, account.rowName() + " " + account.request(), 1);
    }

    /** @param request what is waited for: the row and the number of the request, so that an old reminder does not speak for a new request */
    private void set(Account account, String request, int reminder) {
        int days = policies.on(account.municipality(), LocalDate.now(clock))
                .credentials()
                .replySlaWorkdays();
        Instant due = WorkingDays.after(LocalDate.now(clock), days)
                .atTime(AT)
                .atZone(clock.getZone())
                .toInstant();
        deadlines.set(
                KIND,
                account.caseRef() + "|" + account.supplierId(),
                request + " " + reminder,
                due,
                days + " arbetsdagar, kl " + AT);
    }

    @Override
    public void due(String subject, String occurrence, boolean late) {
        String caseRef = subject.substring(0, subject.indexOf('|'));
        PurchaseCase purchase = cases.lockAll(List.of(caseRef)).get(0);
        Account account =
                accounts.lock(caseRef, subject.substring(caseRef.length() + 1)).orElseThrow();
        if (account.state() != AccountState.REQUESTED || closing.closeIfOver(account, purchase)) {
            return;
        }
        int last = occurrence.lastIndexOf(' ');
        String request = occurrence.substring(0, last);
        if (!request.equals(account.rowName() + " " + account.request())) {
            return;
        }
        remind(account, purchase, request, Integer.parseInt(occurrence.substring(last + 1)));
    }

    private void remind(Account account, PurchaseCase purchase, String request, int reminder) {
        String code = Fault.CREDENTIALS_MISSING.code();
        String occurrence = request + " " + reminder;
        notices.askSupplier(account, NoticeKind.CREDENTIALS_MISSING, code, occurrence);
        if (reminder < MOST) {
            set(account, request, reminder + 1);
        } else {
            notices.tellIt(account.municipality(), account.caseRef(), NoticeKind.CREDENTIALS_MISSING, code, occurrence);
            notices.tellUnit(purchase, account.municipality(), NoticeKind.CREDENTIALS_MISSING, code, occurrence);
        }
    }
}
