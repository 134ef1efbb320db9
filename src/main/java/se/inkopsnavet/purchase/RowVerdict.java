package se.inkopsnavet.purchase;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import se.inkopsnavet.customerlist.Letter;
import se.inkopsnavet.customerlist.RowResult;
import se.inkopsnavet.customerlist.RowWarning;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.purchase.Intent.NoticeKind;
import se.inkopsnavet.purchase.Intent.Role;
import se.inkopsnavet.purchase.Verdict.CaseChange;
import se.inkopsnavet.purchase.Verdict.Resolution;

/** What follows from the draft of a client's row when nothing else is in the way. Pure. */
final class RowVerdict {

    private RowVerdict() {}

    /**
     * @param ready the case when its row can be sent
     * @param collecting the case when it cannot yet
     * @param intents what follows already; gets the rest
     */
    static Verdict of(RowResult row, CaseChange ready, CaseChange collecting, List<Intent> intents) {
        if (row instanceof RowResult.Ready draft) {
            intents.add(new Intent.QueueRow());
            warn(draft.warnings(), intents);
            return new Verdict(Resolution.DONE, null, "", ready, intents);
        }
        intents.add(new Intent.WithdrawRow());
        if (row instanceof RowResult.Incomplete) {
            intents.add(tell(NoticeKind.MISSING_INFORMATION, missing(row)));
            return new Verdict(Resolution.HELD, Fault.INCOMPLETE_ROW, missing(row), collecting, intents);
        }
        if (row instanceof RowResult.Held held) {
            intents.add(tell(NoticeKind.TEXT_HELD, held.letter().symbol()));
            return new Verdict(Resolution.HELD, held.fault(), held.letter().symbol(), collecting, intents);
        }
        RowResult.Rejected rejected = (RowResult.Rejected) row;
        intents.add(tell(NoticeKind.CONTRADICTION, rejected.letter().symbol()));
        return new Verdict(
                Resolution.QUARANTINED, rejected.fault(), rejected.letter().symbol(), collecting, intents);
    }

    /** That the invoice comes on paper may cost the client a fee, and is told by itself. */
    private static void warn(Set<RowWarning> warnings, List<Intent> intents) {
        Set<Letter> doubtful = EnumSet.noneOf(Letter.class);
        for (RowWarning warning : warnings) {
            if (warning == RowWarning.INVOICE_ON_PAPER) {
                intents.add(tell(NoticeKind.INVOICE_ON_PAPER, warning.letter().symbol()));
            } else {
                doubtful.add(warning.letter());
            }
        }
        if (!doubtful.isEmpty()) {
            intents.add(tell(NoticeKind.ROW_TO_CHECK, symbols(doubtful)));
        }
    }

    /** The letters of what is missing; empty when nothing is. */
    static String missing(RowResult row) {
        return row instanceof RowResult.Incomplete incomplete ? symbols(incomplete.missing()) : "";
    }

    private static Intent tell(NoticeKind kind, String detail) {
        return new Intent.Tell(Role.RESPONSIBLE, kind, detail);
    }

    private static String symbols(Collection<Letter> letters) {
        return letters.stream().map(Letter::symbol).collect(Collectors.joining(","));
    }
}
