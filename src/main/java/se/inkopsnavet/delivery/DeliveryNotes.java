package se.inkopsnavet.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import se.inkopsnavet.journal.Journal;
import se.inkopsnavet.journal.NoteKind;
import se.inkopsnavet.journal.NoteReference;
import se.inkopsnavet.journal.NoteRequest;
import se.inkopsnavet.ledger.DerivedId;
import se.inkopsnavet.purchase.PurchaseCase;
import se.inkopsnavet.trade.DeliveryReported.Kind;

/** Deviations in the journal, and nothing else about deliveries. Nobody's act: the hub's own identity signs. */
public class DeliveryNotes {

    private final Journal journal;
    private final DeliveryWords words;
    private final Clock clock;

    public DeliveryNotes(Journal journal, DeliveryWords words, Clock clock) {
        this.journal = journal;
        this.words = words;
        this.clock = clock;
    }

    void deviation(Delivery delivery, PurchaseCase purchase, Act.Note note) {
        Instant at = delivery.newest(Kind.OUTCOME).map(Seen::occurredAt).orElseGet(clock::instant);
        write(delivery, purchase, id(delivery, note.version()), NoteKind.DEVIATION, words.deviation(note), at);
    }

    /** A note is never changed: a later one says that it was wrong. */
    void correction(Delivery delivery, PurchaseCase purchase, long version) {
        UUID wrong = id(delivery, version);
        write(
                delivery,
                purchase,
                DerivedId.of("delivery-correction", wrong),
                NoteKind.CORRECTION,
                Map.of("corrects", NoteReference.of(delivery.caseRef(), wrong), "reason", words.corrected()),
                clock.instant());
    }

    private static UUID id(Delivery delivery, long version) {
        return DerivedId.of("delivery-deviation", delivery.id(), version);
    }

    /** A case that is over has no journal to write in: the notice to the unit says what happened. */
    private void write(
            Delivery delivery,
            PurchaseCase purchase,
            UUID noteId,
            NoteKind kind,
            Map<String, String> values,
            Instant occurredAt) {
        if (purchase.decision() == null || purchase.unitId() == null) {
            return;
        }
        journal.write(new NoteRequest(
                noteId,
                delivery.municipality(),
                delivery.caseRef(),
                purchase.decision().client().personId(),
                purchase.unitId(),
                kind,
                values,
                null,
                occurredAt));
    }
}
