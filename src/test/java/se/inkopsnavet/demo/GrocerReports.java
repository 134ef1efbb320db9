package se.inkopsnavet.demo;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import se.inkopsnavet.neighbourhood.sftp.SftpNeighbour;

/** The grocer's reports for one municipality, as files in the folder that the hub fetches from: {@code mappings/order/README.md}. */
final class GrocerReports {

    private final SftpNeighbour server;
    private final String municipality;
    private int orders;
    private int deliveries;

    GrocerReports(SftpNeighbour server, String municipality) {
        this.server = server;
        this.municipality = municipality;
    }

    /** @param day on which it will be delivered, or empty when the grocer has not promised one */
    void order(String caseRef, String orderNo, Instant placed, String day) {
        orders++;
        leave(
                "bestallningar_" + orders,
                "#BESTALLNINGAR;" + municipality + ";1;" + orders
                        + "\narende;bestallning;version;lage;lagd;tidpunkt;leveransdag;summa;antalrader\n"
                        + String.join(
                                ";",
                                caseRef,
                                orderNo,
                                "1",
                                "BEKRAFTAD",
                                placed.toString(),
                                placed.toString(),
                                day,
                                "459,00",
                                "17"));
    }

    /** One stop. @param address street and postcode, with a semicolon */
    void schedule(LocalDate day, String caseRef, String orderNo, String address) {
        leave(
                "schema_1",
                "#LEVERANSSCHEMA;" + municipality + ";1;1;" + day + ";" + now()
                        + "\narende;bestallning;fran;till;gata;postnummer\n"
                        + String.join(";", caseRef, orderNo, "10:00", "12:00", address));
    }

    /** The driver rings, and nobody opens. */
    void nobodyOpens(String caseRef, String orderNo, LocalDate day) {
        delivery(caseRef, orderNo, day, "OPPNAR_INTE", "", "2");
    }

    /** How the delivery ended. @param outcome a code of {@code mappings/delivery/words.yaml} */
    void ended(String caseRef, String orderNo, LocalDate day, String outcome) {
        delivery(caseRef, orderNo, day, "UTFALL", outcome, "");
    }

    private void delivery(String caseRef, String orderNo, LocalDate day, String event, String outcome, String tries) {
        deliveries++;
        leave(
                "leveranser_" + deliveries,
                "#LEVERANSER;" + municipality + ";1;" + deliveries
                        + "\narende;bestallning;leveransdag;version;handelse;tidpunkt;utfall;forsok\n"
                        + String.join(
                                ";", caseRef, orderNo, day.toString(), "1", event, now().toString(), outcome, tries));
    }

    private void leave(String name, String text) {
        server.export(
                DemoHome.reportFolder(municipality),
                name + ".csv",
                (text + "\n#ANTAL;1\n").getBytes(StandardCharsets.UTF_8),
                Story.CLOCK.instant().minusSeconds(30));
    }

    private static Instant now() {
        return Story.CLOCK.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
