package se.inkopsnavet.credentials;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import se.inkopsnavet.dispatch.Partner;
import se.inkopsnavet.dispatch.Partners;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.journal.Journal;
import se.inkopsnavet.journal.NoteKind;
import se.inkopsnavet.journal.NoteRequest;
import se.inkopsnavet.ledger.DerivedId;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.policy.CredentialsPolicy;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.policy.ProviderUnit;
import se.inkopsnavet.purchase.CaseBook;
import se.inkopsnavet.purchase.Intent.NoticeKind;
import se.inkopsnavet.purchase.PurchaseCase;

/** What follows a hand-over, good or bad: the mail that held the login is destroyed in either case (flow F06 step 6). In the transaction of the outcome. */
public class HandoverEnd {

    /** After so many destroyed logins a person must find out what is wrong before another one is made. */
    private static final int MOST_REISSUES = 2;

    private final AccountStore accounts;
    private final CaseBook book;
    private final MailDestruction destruction;
    private final AccountClosing closing;
    private final Chaser chaser;
    private final CredentialsNotices notices;
    private final Journal journal;
    private final Partners partners;
    private final PolicyBook policies;
    private final HandoverWords words;
    private final Clock clock;

    public HandoverEnd(
            AccountStore accounts,
            CaseBook book,
            MailDestruction destruction,
            AccountClosing closing,
            Chaser chaser,
            CredentialsNotices notices,
            Journal journal,
            Partners partners,
            PolicyBook policies,
            HandoverWords words,
            Clock clock) {
        this.accounts = accounts;
        this.book = book;
        this.destruction = destruction;
        this.closing = closing;
        this.chaser = chaser;
        this.notices = notices;
        this.journal = journal;
        this.partners = partners;
        this.policies = policies;
        this.words = words;
        this.clock = clock;
    }

    void handedOver(Handover handover, PurchaseCase purchase, Account account) {
        destruction.destroy(handover.mailId(), handover.municipality());
        accounts.handedOver(account, purchase.unitId());
        book.handedOver(handover.caseRef());
        if (purchase.decision() != null) {
            writeNote(handover, purchase);
        }
    }

    /** A note that cannot be written must not undo that the login has been handed over and is destroyed: IT writes it or mends what hinders it. */
    private void writeNote(Handover handover, PurchaseCase purchase) {
        try {
            journal.write(note(handover, purchase));
        } catch (FaultException hindered) {
            notices.tellIt(
                    handover.municipality(),
                    handover.caseRef(),
                    NoticeKind.JOURNAL_NOT_WRITTEN,
                    hindered.fault().code(),
                    handover.id().toString());
        }
    }

    private NoteRequest note(Handover handover, PurchaseCase purchase) {
        Partner partner = partners.of(handover.municipality(), handover.supplierId());
        String unitId = purchase.decision().unitId();
        ProviderUnit unit = policies.on(handover.municipality(), LocalDate.now(clock))
                .unit(unitId)
                .orElseThrow();
        boolean toUnit = handover.target() == CredentialsPolicy.Handover.ONE_TIME_TO_UNIT;
        String receiver = toUnit ? words.unit().receiver() : words.client().receiver();
        return new NoteRequest(
                DerivedId.of("credentials-note", handover.id()),
                handover.municipality(),
                handover.caseRef(),
                purchase.decision().client().personId(),
                unitId,
                NoteKind.CREDENTIALS_HANDED_OVER,
                Map.of(
                        "supplier", partner.profile().name(),
                        "to", UnitMail.named(receiver, handover, partner, unit),
                        "how", toUnit ? words.unit().how() : words.client().how()),
                null,
                clock.instant());
    }

    void lost(Handover handover, PurchaseCase purchase, Account account, Outcome outcome) {
        destruction.destroy(handover.mailId(), handover.municipality());
        if (closing.closeIfOver(account, purchase) || !account.state().isOpen()) {
            return;
        }
        String code = outcome.why();
        Account waiting = accounts.reissue(account);
        String occurrence = account.rowName() + " " + waiting.request();
        notices.tellIt(handover.municipality(), handover.caseRef(), NoticeKind.CREDENTIALS_LOST, code, occurrence);
        notices.tellUnit(purchase, handover.municipality(), NoticeKind.CREDENTIALS_LOST, code, occurrence);
        if (waiting.reissues() <= MOST_REISSUES) {
            notices.askSupplier(account, NoticeKind.CREDENTIALS_REISSUE, "", occurrence);
            chaser.begin(waiting);
        }
    }
}
