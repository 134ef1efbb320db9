package se.inkopsnavet.customerlist;

import java.util.List;
import se.inkopsnavet.decision.Client;
import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.fault.Fault;

/**
 * Turns a decision into a row of the customer list by the rules of requirements §4, or says what stands in the way.
 *
 * <p>Whether anything may be sent at all (protection, basis, period, policy) is decided by the gates in {@code purchase}; that protected identity is
 * looked at here as well is a second lock.
 *
 * @param phrases the standard phrases of columns h and j
 * @param screening what must not reach the driver or stand in an address
 */
public record RowBuilder(Phrases phrases, Screening screening) {

    private static final int MAX_AREA = 80;

    /**
     * @param areaDisplayName the policy's name of the area; empty when it has none
     * @param unitPhones from the unit register, in order of preference, national form
     */
    public RowResult build(RowRules rules, Decision decision, String areaDisplayName, List<String> unitPhones) {
        Client client = decision.client();
        Findings findings = new Findings();
        if (client.protection().blocks()) {
            findings.hold(Fault.PROTECTED_IDENTITY, Letter.B);
        }
        List<String> phones = PhoneColumns.unit(rules, unitPhones, findings);
        String email = IdentityColumns.email(rules, decision, findings);
        CustomerListRow row = new CustomerListRow(
                area(areaDisplayName, findings),
                NameColumns.firstName(client.name(), findings),
                NameColumns.lastName(client.name(), findings),
                NameColumns.address(client.address(), screening, findings),
                NameColumns.postcode(client.address(), findings),
                NameColumns.city(client.address(), findings),
                PhoneColumns.client(decision, findings),
                phones.get(0),
                phones.get(1),
                IdentityColumns.personnummer(rules, client.personId(), findings),
                email,
                "",
                DriverInfoColumn.of(rules, decision.terms(), phrases, screening, findings),
                FridgeColumn.of(rules, decision.terms(), findings),
                InvoiceColumn.of(decision, email, phrases, screening, findings));
        return findings.result(row);
    }

    private static String area(String displayName, Findings findings) {
        String area = CellText.of(displayName);
        if (area.isEmpty()) {
            return findings.missing(Letter.A);
        }
        boolean usable = CellText.length(area) <= MAX_AREA && CellText.writable(area) && !FormulaGuard.triggers(area);
        return usable ? area : findings.hold(Fault.UNKNOWN_AREA, Letter.A);
    }
}
