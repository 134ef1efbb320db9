package se.inkopsnavet.demo;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.demo.data.DemoExpectation;
import se.inkopsnavet.demo.data.DemoExport;
import se.inkopsnavet.neighbourhood.supplier.SupplierRecord;

/** Drops the three files, waits until nothing moves, and holds what happened against what should have. */
final class DemoRun {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final DemoTown town;
    private final DemoExport export = new DemoExport(LocalDate.now(Story.CLOCK));

    DemoRun(DemoTown town) {
        this.town = town;
    }

    /** @return the differences; none when all is well */
    List<String> run() throws IOException {
        town.behaveAs(export);
        JdbcClient jdbc = JdbcClient.create(town.town().database().superuser());
        DemoOutcome outcome = new DemoOutcome(jdbc);
        Story.line("Verksamhetssystemet lämnar %s (25 beslut) och en avbruten fil utan märke", export.xmlName());
        drop(export.xmlName(), export.xml(), true);
        drop(export.truncatedName(), export.truncated(), false);
        DemoExpectation expectation = new DemoExpectation(export);
        List<String> differences = new ArrayList<>();
        try {
            await().atMost(PATIENCE).until(() -> receiptFiles() == 1);
            Story.line("Verksamhetssystemet lämnar %s, med ett beslut som redan har kommit", export.csvName());
            drop(export.csvName(), export.csv(), true);
            await().atMost(PATIENCE)
                    .until(() -> receiptFiles() == 2
                            && outcome.settled()
                            && differences(outcome, expectation).isEmpty());
        } catch (ConditionTimeoutException slow) {
            differences.add("Allt blev inte klart inom " + PATIENCE.toSeconds() + " sekunder");
        }
        differences.addAll(differences(outcome, expectation));
        DemoSummary summary = DemoSummary.of(outcome, expectation, town);
        differences.addAll(new SecondAct(town, export, jdbc).run());
        differences.addAll(new ThirdAct(town, jdbc).run());
        DemoJournal.show(town);
        Artefacts.write(town);
        summary.print(differences);
        return differences;
    }

    private List<String> differences(DemoOutcome outcome, DemoExpectation expectation) {
        List<String> differences = new ArrayList<>(expectation.differences(outcome.records()));
        differences.addAll(expectation.deliveryDifferences(town.atSupplier().registered().stream()
                .map(SupplierRecord.Row::personnummer)
                .toList()));
        if (!Files.exists(town.inbox().resolve(export.truncatedName()))) {
            differences.add("Den avbrutna filen har rörts");
        }
        return differences;
    }

    private void drop(String name, byte[] bytes, boolean done) {
        if (done) {
            town.export("beslut/ut", name, bytes);
        } else {
            town.town()
                    .procapita()
                    .put("beslut/ut", name, bytes, Story.CLOCK.instant().minusSeconds(30));
        }
    }

    private long receiptFiles() throws IOException {
        try (Stream<Path> files = Files.list(town.receipts())) {
            return files.filter(file -> file.getFileName().toString().endsWith(".csv"))
                    .count();
        }
    }
}
