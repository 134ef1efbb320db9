package se.inkopsnavet.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static se.inkopsnavet.decision.FileFormat.XML;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;

/** Flow F09 through the whole hub: a client who can order is planned, and the unit finds the list and the feed in its folder. */
@ExtendWith(SharedScene.class)
class CalendarScenarios {

    private final Scene scene;

    CalendarScenarios(Scene scene) {
        this.scene = scene;
    }

    @Together
    void unitsFindTheirCalendarInTheirFolder() {
        String ref = scene.receipt(scene.drop(XML, scene.people().someone()))
                .lines()
                .get(0)
                .caseRef();
        scene.ledger()
                .jdbc()
                .sql(
                        "update purchase_case set state = 'HANDED_OVER', changed_at = clock_timestamp() where case_ref = ?")
                .param(ref)
                .update();
        await("planned")
                .atMost(Scene.PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> scene.ledger()
                                .jdbc()
                                .sql(
                                        "select count(*) from delivery_occurrence where case_ref = ? and state = 'PLANNED'")
                                .param(ref)
                                .query(Integer.class)
                                .single()
                        >= 1);

        fiveOClock();

        List<String> written = await("list and feed")
                .atMost(Scene.PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> holding(ref), files -> files.size() >= 2);
        assertThat(written)
                .anyMatch(name -> name.matches("kalender_exempelkommun_.*_[0-9]{6}_[0-9a-f]{8}\\.csv"))
                .anyMatch(name -> name.matches("kalender_exempelkommun_.*_[0-9]{6}_[0-9a-f]{8}\\.ics"));
    }

    /** The deadline itself, moved to now. */
    private void fiveOClock() {
        int moved = scene.ledger()
                .jdbc()
                .sql(
                        "update scheduled_tasks set execution_time = now() where task_name = 'deadline' and task_instance in"
                                + " (select id::text from deadline where kind = 'CALENDAR_FILES' and fired_at is null)")
                .update();
        assertThat(moved).isPositive();
    }

    private List<String> holding(String ref) {
        try (Stream<Path> all = Files.list(scene.town().procapita().home().resolve("kalender"))) {
            return all.filter(file -> file.toString().matches(".*/kalender_.*\\.(csv|ics)"))
                    .filter(file -> Scene.read(file).contains(ref))
                    .map(file -> file.getFileName().toString())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
