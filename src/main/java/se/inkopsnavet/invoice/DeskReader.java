package se.inkopsnavet.invoice;

import java.util.Optional;
import se.inkopsnavet.dispatch.Correspondent;
import se.inkopsnavet.dispatch.Settlement;
import se.inkopsnavet.ledger.Claim;
import se.inkopsnavet.securemail.MailOpener;
import se.inkopsnavet.securemail.OpenedMail;

/** The invoice desk writes to the municipality's own mailbox, where suppliers write too. */
public class DeskReader implements Correspondent {

    private final DeskLines desks;
    private final DeskInbox inbox;
    private final Settlement settlement;

    public DeskReader(DeskLines desks, DeskInbox inbox, Settlement settlement) {
        this.desks = desks;
        this.inbox = inbox;
        this.settlement = settlement;
    }

    @Override
    public Optional<MailOpener> opener(String municipality) {
        return desks.of(municipality).map(DeskLine::opener);
    }

    @Override
    public void handle(Claim claim, OpenedMail mail) {
        settlement.settle(claim, () -> inbox.answered(claim, mail.attachments()));
    }
}
