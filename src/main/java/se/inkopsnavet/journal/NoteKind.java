package se.inkopsnavet.journal;

import java.util.List;

/** What a journal note is about; one template in {@code mappings/journal/} for each (requirements S-09). */
public enum NoteKind {
    CONSENT("consent", "purposes", "recipient", "givenBy", "method", "remark"),
    WITHDRAWAL("withdrawal", "purposes", "recipient", "givenBy", "method", "remark"),
    MANDATE("mandate", "type", "holder", "scopes", "evidence", "evidenceDate", "validFrom", "validTo", "remark"),
    INFO_GIVEN("info-given", "what", "to", "how", "remark"),
    /** That they were handed over, to whom and how: never the credentials. */
    CREDENTIALS_HANDED_OVER("credentials-handed-over", "supplier", "to", "how"),
    DEVIATION("deviation", "what", "measure", "remark"),
    COMPLAINT("complaint", "what", "measure", "outcome", "remark"),
    REASSESSMENT("reassessment", "reason", "remark"),
    /** Names an earlier note and what was wrong in it: a note is never changed or removed. */
    CORRECTION("correction", "corrects", "reason", "remark");

    private final String file;
    private final List<String> offered;

    NoteKind(String name, String... offered) {
        this.file = "journal/" + name + ".yaml";
        this.offered = List.of(offered);
    }

    /** The template's path below {@code mappings/}. */
    String file() {
        return file;
    }

    /**
     * The names of the values that whoever asks for such a note gives, in words that can stand in a Swedish sentence. A template may use any of them and no
     * others; {@code remark} is free text and may be absent.
     */
    public List<String> offered() {
        return offered;
    }
}
