package se.inkopsnavet.peppol;

/**
 * A rule that a document breaks.
 *
 * @param error false for a warning, which refuses nothing
 * @param code such as {@code PEPPOL-T76-R008}, or {@code XSD} for the schema: never the rule's text, which may quote the document
 */
record RuleHit(boolean error, String code) {

    static final String SCHEMA = "XSD";

    @Override
    public String toString() {
        return (error ? "E:" : "W:") + code;
    }
}
