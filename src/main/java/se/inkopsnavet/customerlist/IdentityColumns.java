package se.inkopsnavet.customerlist;

import java.util.Locale;
import java.util.regex.Pattern;
import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.person.PersonId;

/** Items e and f: personnummer and the mail address to log in with (HUD-13, HUD-14). */
final class IdentityColumns {

    private static final Pattern TWELVE_DIGITS = Pattern.compile("[0-9]{12}");
    private static final Pattern EMAIL = Pattern.compile(
            "[^\\s@,;:<>()\"\\[\\]\\\\]{1,64}@(?<domain>[^\\s@,;:<>()\"\\[\\]\\\\]{1,190}\\.\\p{L}[\\p{L}\\p{Nd}-]+)");

    private IdentityColumns() {}

    static String personnummer(RowRules rules, PersonId personId, Findings findings) {
        if (!rules.sendPersonnummer()) {
            return "";
        }
        return TWELVE_DIGITS.matcher(personId.digits()).matches()
                ? personId.hyphenated()
                : findings.hold(Fault.INVALID_PERSON_ID, Letter.E);
    }

    /** Only when an address exists and the client wishes to use it; never an address of the staff's. */
    static String email(RowRules rules, Decision decision, Findings findings) {
        String email = CellText.of(decision.client().email());
        if (!decision.terms().emailWished() || email.isEmpty()) {
            return "";
        }
        var matcher = EMAIL.matcher(email);
        boolean usable = matcher.matches()
                && CellText.writable(email)
                && !FormulaGuard.triggers(email)
                && !rules.staffEmailDomains().contains(matcher.group("domain").toLowerCase(Locale.ROOT));
        return usable ? email : findings.hold(Fault.INVALID_VALUE, Letter.F);
    }
}
