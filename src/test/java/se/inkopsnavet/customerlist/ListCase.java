package se.inkopsnavet.customerlist;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import se.inkopsnavet.decision.Client;
import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.decision.DisclosureBasis;
import se.inkopsnavet.decision.PurchaseTerms;
import se.inkopsnavet.decision.PurchaseTerms.InvoiceTo;
import se.inkopsnavet.person.Address;
import se.inkopsnavet.person.LifeStatus;
import se.inkopsnavet.person.PersonId;
import se.inkopsnavet.person.PersonIdType;
import se.inkopsnavet.person.PersonName;
import se.inkopsnavet.person.Protection;

/** A decision about someone from the cast (requirements §9.1), with everything in order until a test says otherwise. */
final class ListCase {

    static final RowRules RULES = new RowRules(true, 1, 2, 200, true, true, Set.of("exempelkommun.example"));
    static final List<String> UNIT_PHONES = List.of("08-465 004 01", "08-465 004 02");

    String first = "Åsa";
    String last = "Öhrström-Ängqvist";
    String personId = "189001019802";
    String careOf;
    String street = "Storgatan 1";
    String apartment;
    String postcode = "14230";
    String city = "Trångsund";
    Protection protection = Protection.NONE;
    String area = "Trångsund";
    String phone = "070-174 06 05";
    String email;
    boolean supplierMayCall = true;
    boolean emailWished;
    boolean meetStaff = true;
    String driverInfo;
    boolean fridgePacking;
    Boolean canReceive;
    Boolean canUnpack;
    InvoiceTo invoiceTo = InvoiceTo.CLIENT_DELIVERY_ADDRESS;
    String invoiceAddress;
    boolean secretDropped;

    static ListCase p01() {
        return new ListCase();
    }

    static ListCase of(String first, String last, String personId) {
        ListCase person = new ListCase();
        person.first = first;
        person.last = last;
        person.personId = personId;
        return person;
    }

    Decision decision() {
        Client client = new Client(
                new PersonId(PersonIdType.PERSONNUMMER, personId),
                new PersonName(first, last),
                new Address(careOf, street, apartment, postcode, city),
                protection,
                LifeStatus.ALIVE,
                area,
                phone,
                email);
        PurchaseTerms terms = new PurchaseTerms(
                supplierMayCall,
                emailWished,
                meetStaff,
                driverInfo,
                fridgePacking,
                canReceive,
                canUnpack,
                invoiceTo,
                invoiceAddress,
                secretDropped);
        LocalDate start = LocalDate.of(2026, 12, 1);
        return new Decision(
                "B-1",
                1,
                Instant.parse("2026-11-20T09:00:00Z"),
                Decision.Outcome.GRANTED,
                Decision.Insats.INKOP,
                start,
                null,
                "HT-01",
                client,
                terms,
                new DisclosureBasis(DisclosureBasis.Type.CONSENT, "J-1", "livs", start, null));
    }

    RowResult build() {
        return build(RULES, UNIT_PHONES);
    }

    RowResult build(RowRules rules, List<String> unitPhones) {
        return Shipped.rowBuilder().build(rules, decision(), area, unitPhones);
    }

    /** The row of a case that is in order. */
    CustomerListRow row() {
        return ((RowResult.Ready) build()).row();
    }
}
