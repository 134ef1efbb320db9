package se.inkopsnavet.purchase;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.customerlist.CustomerListRow;
import se.inkopsnavet.customerlist.Letter;
import se.inkopsnavet.customerlist.RowResult;
import se.inkopsnavet.customerlist.RowWarning;
import se.inkopsnavet.decision.Client;
import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.decision.DisclosureBasis;
import se.inkopsnavet.decision.PurchaseTerms;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.person.Address;
import se.inkopsnavet.person.LifeStatus;
import se.inkopsnavet.person.PersonId;
import se.inkopsnavet.person.PersonIdType;
import se.inkopsnavet.person.PersonName;
import se.inkopsnavet.person.Protection;
import se.inkopsnavet.policy.Policies;
import se.inkopsnavet.policy.Policy;

/** Decisions about P01 (requirements §9.1) in the made-up municipality, with everything in order until a test says otherwise. */
public final class Events {

    public static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    public static final Policy POLICY =
            Policies.load(Path.of("")).policyOn("exempelkommun", TODAY).orElseThrow();

    private String decisionId = "B-1";
    private long version;
    private Decision.Outcome outcome = Decision.Outcome.GRANTED;
    private Decision.Insats insats = Decision.Insats.INKOP;
    private Protection protection = Protection.NONE;
    private LifeStatus lifeStatus = LifeStatus.ALIVE;
    private String unitId = "enhet-asby";
    private String areaName = "Åsby";
    private LocalDate start = LocalDate.of(2026, 12, 1);
    private @Nullable LocalDate end;
    private boolean basis = true;
    private @Nullable String driverInfo;
    private boolean secret;
    private String personId = "189001019802";

    private Events() {}

    private Events(Events other) {
        decisionId = other.decisionId;
        version = other.version;
        outcome = other.outcome;
        insats = other.insats;
        protection = other.protection;
        lifeStatus = other.lifeStatus;
        unitId = other.unitId;
        areaName = other.areaName;
        start = other.start;
        end = other.end;
        basis = other.basis;
        driverInfo = other.driverInfo;
        secret = other.secret;
        personId = other.personId;
    }

    public static Events granted(long version) {
        return new Events().version(version);
    }

    /** The same but for what is set. */
    private Events but(Consumer<Events> set) {
        Events copy = new Events(this);
        set.accept(copy);
        return copy;
    }

    public Events of(String id) {
        return but(event -> event.decisionId = id);
    }

    public Events version(long other) {
        return but(event -> event.version = other);
    }

    public Events with(Decision.Outcome other) {
        return but(event -> event.outcome = other);
    }

    public Events with(Decision.Insats other) {
        return but(event -> event.insats = other);
    }

    public Events with(Protection other) {
        return but(event -> event.protection = other);
    }

    public Events with(LifeStatus other) {
        return but(event -> event.lifeStatus = other);
    }

    public Events at(String unit, String area) {
        return but(event -> {
            event.unitId = unit;
            event.areaName = area;
        });
    }

    public Events from(LocalDate first, @Nullable LocalDate last) {
        return but(event -> {
            event.start = first;
            event.end = last;
        });
    }

    public Events withoutBasis() {
        return but(event -> event.basis = false);
    }

    public Events about(String person) {
        return but(event -> event.personId = person);
    }

    public Events saying(String toDriver) {
        return but(event -> event.driverInfo = toDriver);
    }

    /** Something stood in the field for a password. */
    public Events withSecret() {
        return but(event -> event.secret = true);
    }

    /** As a test's name shows it. */
    @Override
    public String toString() {
        return decisionId + " " + version + " " + outcome + " " + insats + " " + protection + " " + lifeStatus + " "
                + areaName;
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
                secret);
        DisclosureBasis ground = basis
                ? new DisclosureBasis(DisclosureBasis.Type.CONSENT, "J-1", "livs", LocalDate.of(2026, 1, 1), null)
                : null;
        return new Decision(
                decisionId, version, occurredAt, outcome, insats, start, end, unitId, client, terms, ground);
    }

    /** A draft whose result hangs on the driver's text: {@code hold}, {@code reject}, {@code missing}, {@code warn}, or ready. */
    static PurchaseDecider decider() {
        return new PurchaseDecider((decision, policy, area, unit, today) -> {
            String text = decision.terms().driverInfo() == null
                    ? ""
                    : decision.terms().driverInfo();
            return switch (text) {
                case "hold" -> new RowResult.Held(Fault.DRIVER_INFO_HELD, Letter.H);
                case "reject" -> new RowResult.Rejected(Fault.INVALID_VALUE, Letter.I);
                case "missing" -> new RowResult.Incomplete(Set.of(Letter.J));
                case "warn" ->
                    new RowResult.Ready(
                            row(area.name()),
                            EnumSet.of(
                                    RowWarning.FORMULA_LIKE_DRIVER_INFO,
                                    RowWarning.FEW_UNIT_PHONES,
                                    RowWarning.INVOICE_ON_PAPER));
                default -> new RowResult.Ready(row(area.name()), Set.of());
            };
        });
    }

    private static CustomerListRow row(String area) {
        return new CustomerListRow(area, "", "", "", "", "", "", "", "", "", "", "", "", "", "");
    }
}
