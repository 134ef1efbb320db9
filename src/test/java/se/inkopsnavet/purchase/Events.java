package se.inkopsnavet.purchase;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import se.inkopsnavet.customerlist.CustomerListRow;
import se.inkopsnavet.customerlist.Letter;
import se.inkopsnavet.customerlist.RowResult;
import se.inkopsnavet.decision.Client;
import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.decision.DisclosureBasis;
import se.inkopsnavet.decision.PurchaseTerms;
import se.inkopsnavet.person.Address;
import se.inkopsnavet.person.LifeStatus;
import se.inkopsnavet.person.PersonId;
import se.inkopsnavet.person.PersonIdType;
import se.inkopsnavet.person.PersonName;
import se.inkopsnavet.person.Protection;
import se.inkopsnavet.policy.Policies;
import se.inkopsnavet.policy.Policy;

/** Decisions about P01 (requirements §9.1) in the made-up municipality, with everything in order until a test says otherwise. */
public record Events(
        String decisionId,
        long version,
        Decision.Outcome outcome,
        Decision.Insats insats,
        Protection protection,
        LifeStatus lifeStatus,
        String unitId,
        String areaName,
        LocalDate start,
        LocalDate end,
        boolean basis,
        String driverInfo,
        String personId) {

    public static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    public static final Policy POLICY =
            Policies.load(Path.of("")).policyOn("exempelkommun", TODAY).orElseThrow();

    public static Events granted(long version) {
        return new Events(
                "B-1",
                version,
                Decision.Outcome.GRANTED,
                Decision.Insats.INKOP,
                Protection.NONE,
                LifeStatus.ALIVE,
                "enhet-asby",
                "Åsby",
                LocalDate.of(2026, 12, 1),
                null,
                true,
                null,
                "189001019802");
    }

    public Events of(String id) {
        return new Events(
                id,
                version,
                outcome,
                insats,
                protection,
                lifeStatus,
                unitId,
                areaName,
                start,
                end,
                basis,
                driverInfo,
                personId);
    }

    public Events with(Decision.Outcome other) {
        return new Events(
                decisionId,
                version,
                other,
                insats,
                protection,
                lifeStatus,
                unitId,
                areaName,
                start,
                end,
                basis,
                driverInfo,
                personId);
    }

    public Events with(Decision.Insats other) {
        return new Events(
                decisionId,
                version,
                outcome,
                other,
                protection,
                lifeStatus,
                unitId,
                areaName,
                start,
                end,
                basis,
                driverInfo,
                personId);
    }

    public Events with(Protection other) {
        return new Events(
                decisionId,
                version,
                outcome,
                insats,
                other,
                lifeStatus,
                unitId,
                areaName,
                start,
                end,
                basis,
                driverInfo,
                personId);
    }

    public Events with(LifeStatus other) {
        return new Events(
                decisionId,
                version,
                outcome,
                insats,
                protection,
                other,
                unitId,
                areaName,
                start,
                end,
                basis,
                driverInfo,
                personId);
    }

    public Events at(String unit, String area) {
        return new Events(
                decisionId,
                version,
                outcome,
                insats,
                protection,
                lifeStatus,
                unit,
                area,
                start,
                end,
                basis,
                driverInfo,
                personId);
    }

    public Events from(LocalDate first, LocalDate last) {
        return new Events(
                decisionId,
                version,
                outcome,
                insats,
                protection,
                lifeStatus,
                unitId,
                areaName,
                first,
                last,
                basis,
                driverInfo,
                personId);
    }

    public Events withoutBasis() {
        return new Events(
                decisionId,
                version,
                outcome,
                insats,
                protection,
                lifeStatus,
                unitId,
                areaName,
                start,
                end,
                false,
                driverInfo,
                personId);
    }

    public Events about(String person) {
        return new Events(
                decisionId,
                version,
                outcome,
                insats,
                protection,
                lifeStatus,
                unitId,
                areaName,
                start,
                end,
                basis,
                driverInfo,
                person);
    }

    public Events saying(String toDriver) {
        return new Events(
                decisionId,
                version,
                outcome,
                insats,
                protection,
                lifeStatus,
                unitId,
                areaName,
                start,
                end,
                basis,
                toDriver,
                personId);
    }

    /** Recorded so many days after 1 November as its version says. */
    public Decision decision() {
        return decision(Instant.parse("2026-11-01T09:00:00Z").plusSeconds(86_400 * version));
    }

    public Decision decision(Instant occurredAt) {
        Client client = new Client(
                new PersonId(PersonIdType.PERSONNUMMER, personId),
                new PersonName("Åsa", "Öhrström-Ängqvist"),
                new Address(null, "Storgatan 1", null, "99010", "Åsby"),
                protection,
                lifeStatus,
                areaName,
                "070-174 06 05",
                null);
        PurchaseTerms terms = new PurchaseTerms(
                true,
                false,
                true,
                driverInfo,
                false,
                null,
                null,
                PurchaseTerms.InvoiceTo.CLIENT_DELIVERY_ADDRESS,
                null,
                false);
        DisclosureBasis ground = basis
                ? new DisclosureBasis(DisclosureBasis.Type.CONSENT, "J-1", "livs", LocalDate.of(2026, 1, 1), null)
                : null;
        return new Decision(
                decisionId, version, occurredAt, outcome, insats, start, end, unitId, client, terms, ground);
    }

    /** A draft whose result hangs on the driver's text: {@code hold}, {@code reject}, {@code missing}, or ready. */
    static PurchaseDecider decider() {
        return new PurchaseDecider((decision, policy, area, unit, today) -> {
            String text = decision.terms().driverInfo() == null
                    ? ""
                    : decision.terms().driverInfo();
            return switch (text) {
                case "hold" -> new RowResult.Held(se.inkopsnavet.fault.Fault.DRIVER_INFO_HELD, Letter.H);
                case "reject" -> new RowResult.Rejected(se.inkopsnavet.fault.Fault.INVALID_VALUE, Letter.I);
                case "missing" -> new RowResult.Incomplete(Set.of(Letter.J));
                default -> new RowResult.Ready(row(area.name()), Set.of());
            };
        });
    }

    private static CustomerListRow row(String area) {
        return new CustomerListRow(area, "", "", "", "", "", "", "", "", "", "", "", "", "", "");
    }
}
