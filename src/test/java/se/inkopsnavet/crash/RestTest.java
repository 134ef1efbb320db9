package se.inkopsnavet.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.neighbourhood.HubDatabase;
import se.inkopsnavet.notice.NoticeBook;

/** A hub that is killed before everything is at rest is rightly found with work in its hands: the run must not stop too early. */
class RestTest {

    /** Costs nothing where all goes well. */
    private static final Duration IN_TIME = Duration.ofSeconds(30);

    private static final Duration BRIEFLY = Duration.ofSeconds(2);

    @Test
    void noticeThatWaitsToBeMailedAndNewsAtANeighbourAreNotRest() {
        try (HubDatabase database = HubDatabase.migrated()) {
            JdbcClient jdbc = JdbcClient.create(database.superuser());
            Rest rest = Rest.of(database.superuser(), 0, () -> true);
            assertThat(rest.comesWithin(IN_TIME)).isTrue();
            assertThat(Rest.of(database.superuser(), 0, () -> false).comesWithin(BRIEFLY))
                    .isFalse();

            new NoticeBook(jdbc)
                    .add("exempelkommun", "CASE_OPENED", "UNIT", "enhet@exempelkommun.example", "ref", "", "1");
            assertThat(rest.comesWithin(BRIEFLY)).isFalse();

            jdbc.sql("delete from notice").update();
            assertThat(rest.comesWithin(IN_TIME)).isTrue();
        }
    }
}
