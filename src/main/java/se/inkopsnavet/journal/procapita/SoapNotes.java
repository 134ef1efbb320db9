package se.inkopsnavet.journal.procapita;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import javax.xml.datatype.DatatypeConfigurationException;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.datatype.XMLGregorianCalendar;
import se.inkopsnavet.journal.JournalNote;
import se.inkopsnavet.journal.procapita.contract.AuthorType;
import se.inkopsnavet.journal.procapita.contract.IIType;
import se.inkopsnavet.journal.procapita.contract.NoteType;
import se.inkopsnavet.journal.procapita.contract.WriteNoteType;
import se.inkopsnavet.person.PersonId;
import se.inkopsnavet.person.PersonIdType;

/** A note in the words of the contract. */
final class SoapNotes {

    /** Skatteverket's identifiers in RIV TA's form. */
    private static final String PERSONNUMMER = "1.2.752.129.2.1.3.1";

    private static final String SAMORDNINGSNUMMER = "1.2.752.129.2.1.3.3";

    private SoapNotes() {}

    static WriteNoteType request(JournalNote note) {
        AuthorType author = new AuthorType();
        author.setEmployeeId(note.author().staffId());
        author.setTitle(note.author().title());
        NoteType written = new NoteType();
        written.setNoteId(note.noteId().toString());
        written.setPatientId(id(note.person()));
        written.setUnitId(note.unit());
        written.setHeadline(note.headline());
        written.setText(note.text());
        written.setAuthor(author);
        written.setOccurrenceTime(utc(note.occurredAt()));
        written.setCreationTime(utc(note.createdAt()));
        written.setSigned(note.signed());
        WriteNoteType request = new WriteNoteType();
        request.setNote(written);
        return request;
    }

    static IIType id(PersonId person) {
        IIType id = new IIType();
        id.setRoot(person.type() == PersonIdType.SAMORDNINGSNUMMER ? SAMORDNINGSNUMMER : PERSONNUMMER);
        id.setExtension(person.digits());
        return id;
    }

    /** To the second, with Z. */
    static XMLGregorianCalendar utc(Instant time) {
        try {
            return DatatypeFactory.newInstance()
                    .newXMLGregorianCalendar(
                            time.truncatedTo(ChronoUnit.SECONDS).toString());
        } catch (DatatypeConfigurationException e) {
            throw new IllegalStateException("every JDK has one", e);
        }
    }
}
