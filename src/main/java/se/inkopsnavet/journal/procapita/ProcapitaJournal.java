package se.inkopsnavet.journal.procapita;

import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.journal.InvoiceReceiverLookup;
import se.inkopsnavet.journal.JournalNote;
import se.inkopsnavet.journal.NoteListing;
import se.inkopsnavet.journal.procapita.SoapPort.Reply;
import se.inkopsnavet.journal.procapita.contract.FindNoteResponseType;
import se.inkopsnavet.journal.procapita.contract.FindNoteType;
import se.inkopsnavet.journal.procapita.contract.ResultCodeType;
import se.inkopsnavet.journal.procapita.contract.WriteNoteResponseType;
import se.inkopsnavet.ledger.Channel;
import se.inkopsnavet.ledger.Delivery;
import se.inkopsnavet.ledger.Outbox.Attempts;
import se.inkopsnavet.ledger.Parcel;
import se.inkopsnavet.transport.HttpPins;
import tools.jackson.databind.json.JsonMapper;

/**
 * Procapita's journal over SOAP. The note's id travels with it and the service knows it again, so an attempt whose end nobody saw is asked about, and sent again
 * only when the service has had the time to finish and says that it has nothing.
 */
public final class ProcapitaJournal implements Channel {

    private final ProcapitaSettings settings;
    private final SoapPort soap;
    private final JsonMapper json;
    private final Function<UUID, Attempts> attempts;

    /** @param attempts what the ledger knows of the attempts at a message */
    public ProcapitaJournal(ProcapitaSettings settings, JsonMapper json, Function<UUID, Attempts> attempts) {
        HttpPins.check();
        this.settings = settings;
        this.soap = new SoapPort(settings);
        this.json = json;
        this.attempts = attempts;
    }

    /** The same service answers that too. */
    public InvoiceReceiverLookup invoiceReceivers() {
        return new ProcapitaInvoiceReceivers(soap, settings.logicalAddress());
    }

    /** The same service lists what staff have written. */
    public NoteListing notes() {
        return new ProcapitaNoteListing(soap, settings.logicalAddress());
    }

    @Override
    public String name() {
        return settings.channel();
    }

    @Override
    public Delivery deliver(Parcel parcel) {
        JournalNote note = json.readValue(parcel.bytes(), JournalNote.class);
        Reply<WriteNoteResponseType> reply =
                soap.call(port -> port.writeNote(settings.logicalAddress(), SoapNotes.request(note)));
        if (reply instanceof Reply.Failed<WriteNoteResponseType> failed) {
            return SoapVerdict.of(failed);
        }
        WriteNoteResponseType answer = ((Reply.Given<WriteNoteResponseType>) reply).value();
        if (answer == null) {
            return new Delivery.Unknown(Fault.JOURNAL_ANSWER_UNREADABLE, "soap empty");
        }
        return answer.getResult().getResultCode() == ResultCodeType.ERROR
                ? SoapVerdict.refused(answer.getResult().getReason())
                : new Delivery.Delivered(orEmpty(answer.getJournalReference()));
    }

    @Override
    public Delivery reconcile(Parcel parcel) {
        FindNoteType question = new FindNoteType();
        question.setNoteId(parcel.dedupId());
        Reply<FindNoteResponseType> reply = soap.call(port -> port.findNote(settings.logicalAddress(), question));
        if (!(reply instanceof Reply.Given<FindNoteResponseType> given)
                || given.value() == null
                || given.value().getResult().getResultCode() == ResultCodeType.ERROR
                || given.value().isFound() == null) {
            // A question that was not answered says nothing about the note.
            return new Delivery.Unknown(Fault.OUTCOME_UNKNOWN, "soap find");
        }
        if (given.value().isFound()) {
            return new Delivery.Delivered(orEmpty(given.value().getJournalReference()));
        }
        boolean settled = attempts.apply(parcel.messageId()).sinceLast().compareTo(settings.longestProcessing()) >= 0;
        return settled
                ? new Delivery.Failed(Fault.OUTCOME_UNKNOWN, "soap find: absent")
                : new Delivery.Unknown(Fault.OUTCOME_UNKNOWN, "soap find: not yet");
    }

    private static String orEmpty(@Nullable String reference) {
        return reference == null ? "" : reference;
    }
}
