package se.inkopsnavet.customerlist;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.fault.Fault;

/** Items c and d: the client's and the home care unit's telephone numbers (HUD-11, HUD-12). */
final class PhoneColumns {

    /** National form, as {@code 070-174 06 05}. The international form begins with a formula trigger (requirements §0.3 no. 11). */
    private static final Pattern NATIONAL = Pattern.compile("0\\d[\\d -]{4,14}\\d");

    private PhoneColumns() {}

    /** Empty without consent: not 0, not a dash. */
    static String client(Decision decision, Findings findings) {
        if (!decision.terms().supplierMayCall()) {
            return "";
        }
        String phone = CellText.of(decision.client().phone());
        if (phone.isEmpty()) {
            findings.warn(RowWarning.CLIENT_PHONE_UNKNOWN);
            return "";
        }
        return NATIONAL.matcher(phone).matches() ? phone : findings.hold(Fault.INVALID_PHONE, Letter.C);
    }

    /**
     * A number counts once, however it is grouped.
     *
     * @return two cells; the second is empty when the unit has one number only
     */
    static List<String> unit(RowRules rules, List<String> unitPhones, Findings findings) {
        List<String> phones = unitPhones.stream()
                .map(CellText::of)
                .filter(phone -> !phone.isEmpty())
                .collect(Collectors.toMap(
                        phone -> phone.replaceAll("[ -]", ""), phone -> phone, (one, same) -> one, LinkedHashMap::new))
                .values()
                .stream()
                .limit(2)
                .toList();
        if (phones.size() < rules.minUnitPhones()) {
            findings.missing(Letter.D);
        } else if (phones.size() < rules.recommendedUnitPhones()) {
            findings.warn(RowWarning.FEW_UNIT_PHONES);
        }
        if (!phones.stream().allMatch(phone -> NATIONAL.matcher(phone).matches())) {
            findings.hold(Fault.INVALID_PHONE, Letter.D);
        }
        return List.of(phones.isEmpty() ? "" : phones.get(0), phones.size() < 2 ? "" : phones.get(1));
    }
}
