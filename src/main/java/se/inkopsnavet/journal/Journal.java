package se.inkopsnavet.journal;

/**
 * The municipality's journal, whichever system keeps it.
 *
 * <p>Do not write what was read from the journal: the fact is there already (requirements S-09). Do not write technical events.
 */
public interface Journal {

    /**
     * Decides that a note shall be written, in the caller's transaction; it is delivered after the commit, and a {@link JournalListener} learns how that
     * went. The same note id again is the same note: nothing happens.
     *
     * @throws se.inkopsnavet.fault.FaultException when a value that the template needs is missing, or the policy does not say where notes go
     */
    void write(NoteRequest note);
}
