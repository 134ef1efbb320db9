package se.inkopsnavet.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import se.inkopsnavet.demo.data.DemoExpectation;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultCatalogue;

/** The table at the end: what came in, what became of it, and where to look. */
final class DemoSummary {

    private static final String LINE = "%-32s %6s  %s";

    private final List<DemoOutcome.Count> counts;
    private final int delivered;
    private final DemoExpectation expectation;
    private final DemoTown town;

    private DemoSummary(List<DemoOutcome.Count> counts, int delivered, DemoExpectation expectation, DemoTown town) {
        this.counts = counts;
        this.delivered = delivered;
        this.expectation = expectation;
        this.town = town;
    }

    /** As it stands when the first act is over. */
    static DemoSummary of(DemoOutcome outcome, DemoExpectation expectation, DemoTown town) {
        return new DemoSummary(outcome.counts(), town.atSupplier().registered().size(), expectation, town);
    }

    void print(List<String> differences) throws IOException {
        FaultCatalogue catalogue = catalogue();
        Story.plain("");
        Story.plain(LINE.formatted("BESLUTEN", "ANTAL", "VARFÖR"));
        Story.plain(LINE.formatted(
                "in",
                counts.stream().mapToInt(DemoOutcome.Count::records).sum(),
                "beslut i två filer; en tredje fil saknar märke och är orörd"));
        Story.plain(LINE.formatted(
                "levererade", delivered, "rader på kundlistor som leverantören har öppnat med sin egen nyckel"));
        for (DemoOutcome.Count count : counts) {
            String why = count.fault().isEmpty()
                    ? ""
                    : Fault.valueOf(count.fault()).code() + " "
                            + catalogue.of(Fault.valueOf(count.fault())).text();
            Story.plain(LINE.formatted(catalogue.word(count.state()), count.records(), why));
        }
        Story.plain("Väntat: " + words(expectation.summary()));
        Story.plain("");
        Path folder = town.town().folder();
        Story.plain("Att titta på: " + folder.resolve("leverantor")
                + "  (brev/*.eml som de kom, leverantor.key.pem som öppnar dem, listor/ dekrypterade, kvittenser/)");
        Story.plain("              " + folder.resolve("procapita/home/kvittens")
                + "  (kvittensfilerna till verksamhetssystemet)");
        Story.plain("              " + folder.resolve("journal") + "  (journalens anteckningar)");
        Story.plain("              " + folder.resolve("mail")
                + "  (varje mejl som har skickats, de neutrala breven också)");
        Story.plain("              " + folder.resolve(Lundvik.ID)
                + "  (Lundviks leverantör, med reklamationen den fick, och Lifecares journal)");
        Story.plain("              " + folder.resolve("sms") + "  (varje sms som växeln tog emot)");
        Story.plain("");
        differences.forEach(difference -> Story.plain("SKILLNAD  " + difference));
        Story.plain(differences.isEmpty() ? "Allt blev som väntat." : differences.size() + " skillnader.");
    }

    private static String words(DemoExpectation.Summary summary) {
        return "%d in, %d levererade (%d avvisad av leverantören), %d stoppade, %d i karantän, %d avvisade, %d dubblett"
                .formatted(
                        summary.in(),
                        summary.delivered(),
                        summary.rowsRejected(),
                        summary.held(),
                        summary.quarantined(),
                        summary.rejected(),
                        summary.duplicates());
    }

    private static FaultCatalogue catalogue() throws IOException {
        try (var yaml = Files.newInputStream(Path.of("mappings/operations/faults.yaml"))) {
            return FaultCatalogue.load(yaml);
        }
    }
}
