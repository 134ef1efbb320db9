package se.inkopsnavet.demo.data;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import se.inkopsnavet.neighbourhood.lifecare.WelfareCast;
import tools.jackson.databind.node.ObjectNode;

/**
 * What Lifecare of Lundvik holds about the one client of the demo: a published test person of whom Exempelkommun has never heard.
 *
 * @param now the demo's clock; all times count from it
 * @param day the same, Europe/Stockholm
 */
public record LundvikCast(Instant now, LocalDate day) {

    /** Twelve digits, as Lifecare writes them. */
    public static final String PERSON = "192212018002";

    public static final String STREET = "Strandstigen 4";
    public static final String POSTCODE = "980 20";
    /** Id of the headline under which staff note consents. */
    public static final int CONSENT_HEADLINE = 77;

    private static final int ID = 1;
    private static final String MIDNIGHT = "T00:00:00";
    /** Of {@code mappings/lifecare/koder/lundvik.yaml}: granted, and the client has said the delivery address. */
    private static final int INVOICE_TO_DELIVERY_ADDRESS = 8;

    private LocalDate start() {
        return day.plusDays(DemoDecision.DAYS_AHEAD);
    }

    public ObjectNode client() {
        ObjectNode client = WelfareCast.client(ID, PERSON, "Ester", "Lundvall");
        client.putArray("Addresses")
                .addObject()
                .put("StreetAddress", STREET)
                .put("ZipCode", POSTCODE)
                .put("City", "Ängsö")
                .put("Protected", false)
                .put("EntryCode", WelfareCast.ENTRY_CODE)
                .put("Type", "Home");
        return client;
    }

    /** Granted the day before yesterday, in force as soon as the ones in Exempelkommun. */
    public ObjectNode decision() {
        ObjectNode decision = WelfareCast.decision(ID, PERSON);
        decision.putObject("Code").put("Code", INVOICE_TO_DELIVERY_ADDRESS).put("Text", "Bifall, faktura hem");
        return decision.put("Date", day.minusDays(2) + MIDNIGHT).put("FromDate", start() + MIDNIGHT);
    }

    public ObjectNode execution() {
        return WelfareCast.execution(ID, ID, PERSON).put("StartDate", start() + MIDNIGHT);
    }

    /** By the pattern of {@code mappings/consent/anteckning.yaml}. */
    public ObjectNode consent() {
        String occurred = now.minus(10, ChronoUnit.MINUTES)
                .atZone(DemoDecision.STOCKHOLM)
                .toLocalDateTime()
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        String text = """
                Samtycke digitala inköp
                Ändamål: utlämnande + sms till enheten
                Leverantör: livs
                Lämnat av: personen
                Sätt: muntligt
                """;
        return WelfareCast.note(ID, CONSENT_HEADLINE, ID, text)
                .put("CreatedTime", occurred)
                .put("OccurrenceTime", occurred);
    }
}
