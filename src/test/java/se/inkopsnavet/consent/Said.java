package se.inkopsnavet.consent;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import se.inkopsnavet.person.PersonId;

/** Events about one published test person, as tests tell them. */
public final class Said {

    public static final PersonId ASA = PersonId.parse("189001019802");
    public static final PersonId DAUGHTER = PersonId.parse("189001119800");
    public static final Registration STAFF =
            new Registration(new Registration.Staff("4711", "undersköterska"), null, null);
    private static final Source FORM = new Source(Source.Kind.FORM, null);

    private Said() {}

    static UUID id(int n) {
        return new UUID(0x5000, 0x8000_0000_0000_0000L + n);
    }

    static Instant at(String swedish) {
        return java.time.LocalDateTime.parse(swedish)
                .atZone(java.time.ZoneId.of("Europe/Stockholm"))
                .toInstant();
    }

    public static ConsentRecorded yes(int n, String at, ConsentPurpose... purposes) {
        return yes(n, at, "livs", null, purposes);
    }

    public static ConsentRecorded yes(int n, String at, String supplier, LocalDate last, ConsentPurpose... purposes) {
        return new ConsentRecorded(
                id(n),
                "exempelkommun",
                ASA,
                Set.of(purposes),
                Recipient.supplier(supplier),
                Giver.client(),
                Method.ORAL,
                at(at),
                last,
                STAFF,
                FORM,
                null);
    }

    public static ConsentRecorded inTheJournal(ConsentRecorded event) {
        return new ConsentRecorded(
                event.id(),
                event.municipality(),
                event.person(),
                event.purposes(),
                event.recipient(),
                event.giver(),
                event.method(),
                event.givenAt(),
                event.validTo(),
                event.registration(),
                new Source(Source.Kind.JOURNAL, "JN-" + event.id().getLeastSignificantBits() % 1000),
                null);
    }

    public static ConsentRecorded by(Giver giver, ConsentRecorded event) {
        return new ConsentRecorded(
                event.id(),
                event.municipality(),
                event.person(),
                event.purposes(),
                event.recipient(),
                giver,
                event.method(),
                event.givenAt(),
                event.validTo(),
                event.registration(),
                event.source(),
                null);
    }

    public static ConsentWithdrawn no(int n, String at, ConsentPurpose... purposes) {
        return new ConsentWithdrawn(
                id(n),
                "exempelkommun",
                ASA,
                null,
                Set.of(purposes),
                null,
                Giver.client(),
                Method.ORAL,
                at(at),
                STAFF,
                FORM,
                null);
    }

    public static ConsentWithdrawn by(Giver giver, ConsentWithdrawn event) {
        return new ConsentWithdrawn(
                event.id(),
                event.municipality(),
                event.person(),
                event.consentId(),
                event.purposes(),
                event.recipient(),
                giver,
                event.method(),
                event.withdrawnAt(),
                event.registration(),
                event.source(),
                null);
    }

    public static ConsentWithdrawn noTo(int n, String at, int consent) {
        return new ConsentWithdrawn(
                id(n),
                "exempelkommun",
                ASA,
                id(consent),
                Set.of(),
                null,
                Giver.client(),
                Method.ORAL,
                at(at),
                STAFF,
                FORM,
                null);
    }

    public static ConsentAnnulled mistake(int n, int event) {
        return new ConsentAnnulled(id(n), "exempelkommun", ASA, id(event), STAFF, FORM, null);
    }

    public static Giver daughter() {
        return new Giver(Giver.Role.REPRESENTATIVE, null, DAUGHTER);
    }

    static ConsentEvent numbered(ConsentEvent event, UUID id) {
        String json = new String(ConsentDocument.write(event), java.nio.charset.StandardCharsets.UTF_8);
        return ConsentDocument.parse(json.replace("\"id\":\"" + event.id() + "\"", "\"id\":\"" + id + "\"")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
