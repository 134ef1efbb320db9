package se.inkopsnavet.command;

import java.util.regex.Pattern;
import se.inkopsnavet.purchase.CaseNumbers;

/**
 * What a command is about, as it must be written. It stands for ever in a trail that nobody can change, so nothing else is taken, least of all a personnummer
 * that somebody typed instead of a case.
 */
enum Subject {
    /** Not kept: a folder, or nothing. */
    ANYTHING(".*", ""),
    MESSAGE(
            "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}",
            "Nej. Ange meddelandets id: 36 tecken, som i loggen eller notisen."),
    CASE(CaseNumbers.FORM, "Nej. Ange ärendets nummer, som i notisen: ABC-2026-000123."),
    CASE_OF_MUNICIPALITY(
            Subject.ID + "/" + CaseNumbers.FORM,
            "Nej. Ange kommunens id i profilen och ärendets nummer: kommun/ABC-2026-000123."),
    LIST(
            Subject.ID + "/" + Subject.ID,
            "Nej. Ange kommunens och leverantörens id, som i deras profiler: kommun/leverantör.");

    /** As in the profiles, and too few digits in a row for a person. */
    private static final String ID = "(?![a-z0-9-]*[0-9]{6})[a-z0-9][a-z0-9-]{0,39}";

    private final Pattern form;
    private final String refusal;

    Subject(String form, String refusal) {
        this.form = Pattern.compile(form);
        this.refusal = refusal;
    }

    boolean fits(String value) {
        return form.matcher(value).matches();
    }

    /** What the operator is told of another value, which is not said again. */
    String refusal() {
        return refusal;
    }
}
