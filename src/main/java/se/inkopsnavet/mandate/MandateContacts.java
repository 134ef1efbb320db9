package se.inkopsnavet.mandate;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import se.inkopsnavet.event.ContactChanged;
import se.inkopsnavet.event.PersonEventTaker;
import se.inkopsnavet.ledger.DerivedId;
import se.inkopsnavet.ledger.Outcome;
import se.inkopsnavet.purchase.CaseState;
import se.inkopsnavet.purchase.CaseStore;
import se.inkopsnavet.purchase.PersonKey;
import se.inkopsnavet.purchase.PurchaseCase;

/** A contact of the client's in the case system is a hint and no mandate: somebody is asked to look at the evidence (flow F03 steps 1 and 2). */
public final class MandateContacts implements PersonEventTaker<ContactChanged> {

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

    private final MandateBook book;
    private final CaseStore cases;

    public MandateContacts(MandateBook book, CaseStore cases) {
        this.book = book;
        this.cases = cases;
    }

    @Override
    public Class<ContactChanged> type() {
        return ContactChanged.class;
    }

    @Override
    public Outcome take(UUID messageId, ContactChanged event) {
        PersonKey person = PersonKey.of(event.personKey());
        PurchaseCase known =
                cases.lockByPerson(event.municipality(), event.personKey()).orElse(null);
        Outcome done = Outcome.confirmed(null);
        if (known != null && known.state() == CaseState.HELD_PROTECTED) {
            return done;
        }
        String record = HexFormat.of().formatHex(event.recordKey());
        UUID contact = DerivedId.of("mandate-contact", event.municipality(), record);
        if (event.deleted() || event.candidate() == ContactChanged.Candidate.NONE || event.name() == null) {
            book.removed(event.municipality(), person, contact, event.version(), event.occurredAt());
        } else {
            // An older version than the known one changes nothing, which is as it should be.
            book.record(event.municipality(), person, hint(contact, event), MandateBook.Origin.ELSEWHERE);
        }
        return known == null ? done : done.forCase(known.caseRef());
    }

    private static Mandate hint(UUID contact, ContactChanged event) {
        return new Mandate(
                contact,
                event.version(),
                event.occurredAt(),
                MandateType.valueOf(event.candidate().name()),
                Set.of(),
                new Holder(event.name(), null, event.address()),
                LocalDate.ofInstant(event.occurredAt(), STOCKHOLM),
                null,
                null,
                null,
                null,
                null,
                false);
    }
}
