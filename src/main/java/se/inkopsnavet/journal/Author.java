package se.inkopsnavet.journal;

/**
 * The member of staff who did what the note tells of. Where nobody did, the municipality's policy names a system identity.
 *
 * @param staffId as the journal system knows the person
 * @param title professional title, a journal note shows it beside the name
 */
public record Author(String staffId, String title) {

    @Override
    public String toString() {
        return "Author[***]";
    }
}
