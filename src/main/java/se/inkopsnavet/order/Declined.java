package se.inkopsnavet.order;

import java.time.Instant;
import java.util.regex.Pattern;
import se.inkopsnavet.document.DocumentFields;
import se.inkopsnavet.document.StrictJson;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.policy.Weeks;

/**
 * The client wants no groceries that week, as somebody of the staff has recorded it (F10 step 5 d). Why is nobody's business here.
 *
 * @param week such as {@code 2026-W49}
 * @param recordedBy the member of staff, as the unit's systems know them
 */
record Declined(String caseRef, String week, String recordedBy, Instant recordedAt) {

    private static final StrictJson JSON = new StrictJson(Fault.DECLINE_UNREADABLE, Fault.DECLINE_UNREADABLE);
    private static final Pattern WEEK = Pattern.compile("20[0-9]{2}-W(0[1-9]|[1-4][0-9]|5[0-3])");

    /** @throws FaultException with the field's name, never a value */
    static Declined read(byte[] document) {
        DocumentFields fields = JSON.read(document);
        Declined declined = new Declined(
                fields.required("caseRef"),
                fields.required("week"),
                fields.required("recordedBy"),
                fields.instant("recordedAt"));
        fields.nothingElse();
        if (!WEEK.matcher(declined.week()).matches()
                || !Weeks.of(Weeks.monday(declined.week())).equals(declined.week())) {
            throw new FaultException(Fault.INVALID_VALUE, "week");
        }
        return declined;
    }

    @Override
    public String toString() {
        return "Declined[" + caseRef + ", " + week + "]";
    }
}
