package se.inkopsnavet.foodguard;

import static org.assertj.core.api.Assertions.assertThat;
import static se.inkopsnavet.foodguard.FoodBench.MUNICIPALITY;
import static se.inkopsnavet.foodguard.FoodBench.TUESDAY;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.document.FormFile;
import se.inkopsnavet.document.RecordSteps;
import se.inkopsnavet.ledger.Arrival;
import se.inkopsnavet.mapping.HomeMappingFiles;

/** Food that somebody records as bought in a shop: the guard takes it for food on its day, and never before. */
class RecordedShoppingTest {

    @AutoClose
    private static final FoodBench bench = new FoodBench();

    private String ref;

    @BeforeEach
    void aClientWithFoodPlannedOnTuesday() {
        ref = bench.plannedOnTuesday();
    }

    /** Somebody wrote the wrong year: the client is without food all the same. */
    @Test
    void foodOfADayToComeCalmsNobody() throws IOException {
        String row = "{\"schema\":\"1\",\"caseRef\":\"" + ref
                + "\",\"day\":\"2027-12-03\",\"way\":\"SHOPPING\",\"recordedBy\":\"4711\","
                + "\"recordedAt\":\"%s\"}";
        assertThat(taken(row.formatted("2026-12-03T14:10:00Z").getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("QUARANTINED");
        assertThat(taken(row.formatted("2027-12-03T14:10:00Z").getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("CONFIRMED");

        bench.clock.passTo(TUESDAY.plusDays(5));

        assertThat(bench.told()).containsExactly("RESPONSIBLE FOOD_MISSING 2026-12-01");
    }

    /** Food that was bought in a shop, from the file of a unit's system. */
    @Test
    void shoppingThatSomebodyRecordsIsFood() throws IOException {
        String file = "#MATVAG;exempelkommun;1\narende;dag;satt;antecknatav;tidpunkt\n" + ref
                + ";2026-12-04;Handlat i butik;4711;2026-12-04T14:10\n" + ref
                + ";2026-12-05;okänt;4711;2026-12-05T14:10\n#ANTAL;2\n";
        List<FormFile.Filled> rows = FoodPathForm.file(new HomeMappingFiles(Path.of("")))
                .read(file.getBytes(StandardCharsets.UTF_8), MUNICIPALITY);

        assertThat(taken(rows.get(0).document())).isEqualTo("CONFIRMED");
        assertThat(taken(rows.get(0).document())).isEqualTo("DUPLICATE");
        assertThat(taken(rows.get(1).document())).startsWith("QUARANTINED");

        bench.clock.passTo(TUESDAY.plusDays(7));
        assertThat(bench.reasonedWeeks()).first().isEqualTo("2026-W49 FULFILLED 2026-12-04");
        assertThat(bench.told()).isEmpty();
        assertThat(bench.ledger
                        .all
                        .sql("select p::text from food_path p")
                        .query(String.class)
                        .list())
                .noneMatch(row -> row.contains("4711"));
    }

    private static String taken(byte[] document) throws IOException {
        FoodPathFlow flow = new FoodPathFlow(
                bench.paths,
                (municipality, caseRef, day, isBooked, said) -> false,
                bench.desk.cases,
                new RecordSteps(
                        bench.ledger.payloads, bench.ledger.messages, bench.ledger.transaction, bench.ledger.log));
        Arrival arrival = new Arrival(
                FoodPathFlow.NAME, MUNICIPALITY, "fil", UUID.randomUUID().toString(), "1", 1 << 20);
        UUID id = bench.ledger
                .intake
                .accept(arrival, new ByteArrayInputStream(document), () -> true)
                .messageId();
        bench.ledger.workArrivals(bench.ledger.inbound(flow));
        return bench.ledger.state(id);
    }
}
