package se.inkopsnavet.journal.procapita;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.journal.NoteListing;
import se.inkopsnavet.journal.procapita.SoapPort.Reply;
import se.inkopsnavet.journal.procapita.contract.ListNotesResponseType;
import se.inkopsnavet.journal.procapita.contract.ListNotesType;
import se.inkopsnavet.journal.procapita.contract.ListedNoteType;
import se.inkopsnavet.journal.procapita.contract.ResultCodeType;

/** Asks Procapita for the notes under a headline, a page at a time. */
record ProcapitaNoteListing(SoapPort soap, String logicalAddress) implements NoteListing {

    private static final String PLACE = "soap list";

    @Override
    public Page since(String headline, Instant changedFrom, @Nullable String after) {
        ListNotesType question = new ListNotesType();
        question.setHeadline(headline);
        question.setChangedFrom(SoapNotes.utc(changedFrom));
        question.setAfter(after);
        Reply<ListNotesResponseType> reply = soap.call(port -> port.listNotes(logicalAddress, question));
        if (!(reply instanceof Reply.Given<ListNotesResponseType> given)) {
            throw new FaultException(Fault.JOURNAL_UNREACHABLE, PLACE);
        }
        if (given.value() == null) {
            throw new FaultException(Fault.JOURNAL_ANSWER_UNREADABLE, PLACE);
        }
        if (given.value().getResult().getResultCode() == ResultCodeType.ERROR) {
            throw new FaultException(Fault.JOURNAL_REFUSED, PLACE);
        }
        return new Page(
                given.value().getNote().stream()
                        .map(ProcapitaNoteListing::listed)
                        .toList(),
                Boolean.TRUE.equals(given.value().isMore()));
    }

    private static Listed listed(ListedNoteType note) {
        return new Listed(
                note.getJournalReference(),
                note.getPatientId().getExtension(),
                note.getAuthor().getEmployeeId(),
                note.getAuthor().getTitle(),
                instant(note.getOccurrenceTime()),
                instant(note.getChangeTime()),
                note.isMistake(),
                note.getText());
    }

    private static Instant instant(javax.xml.datatype.XMLGregorianCalendar time) {
        return time.toGregorianCalendar().toInstant();
    }
}
