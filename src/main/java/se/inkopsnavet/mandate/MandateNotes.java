package se.inkopsnavet.mandate;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import se.inkopsnavet.journal.Author;
import se.inkopsnavet.journal.Journal;
import se.inkopsnavet.journal.NoteKind;
import se.inkopsnavet.journal.NoteRequest;
import se.inkopsnavet.ledger.DerivedId;
import se.inkopsnavet.purchase.PersonKey;
import se.inkopsnavet.purchase.PurchaseCase;

/** Asks for the journal note of what a usable mandate rests on. A person's journal is known by the case; until there is one, notes wait. */
public final class MandateNotes {

    private final MandateStore store;
    private final Journal journal;
    private final MandateWords words;
    private final Clock clock;

    public MandateNotes(MandateStore store, Journal journal, MandateWords words, Clock clock) {
        this.store = store;
        this.journal = journal;
        this.words = words;
        this.clock = clock;
    }

    /** Every note about the person's mandates that has not been asked for; in the caller's transaction. */
    void ask(String municipality, PersonKey person, PurchaseCase known) {
        if (known.decision() == null || known.unitId() == null) {
            return;
        }
        for (Mandate mandate : store.unnoted(municipality, person)) {
            if (mandate.on(LocalDate.now(clock)) == Mandate.State.VERIFIED) {
                journal.write(note(municipality, known, mandate));
                store.noted(mandate);
            }
        }
    }

    private NoteRequest note(String municipality, PurchaseCase known, Mandate mandate) {
        Verification verification = mandate.verification();
        return new NoteRequest(
                DerivedId.of("mandate-note", mandate.id(), mandate.version()),
                municipality,
                known.caseRef(),
                known.decision().client().personId(),
                known.unitId(),
                NoteKind.MANDATE,
                Map.of(
                        "type", words.type(mandate.type()),
                        "holder", mandate.holder().name(),
                        "scopes", words.scopes(mandate),
                        "evidence", words.evidence(mandate.evidence()),
                        "evidenceDate", mandate.evidence().dated().toString(),
                        "validFrom", mandate.validFrom().toString(),
                        "validTo", words.until(mandate)),
                new Author(verification.staffId(), words.title(verification)),
                verification.at());
    }
}
