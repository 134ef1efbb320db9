package se.inkopsnavet.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.neighbourhood.HubDatabase;
import se.inkopsnavet.neighbourhood.OneConnection;
import se.inkopsnavet.neighbourhood.OneConnection.Question;
import se.inkopsnavet.privacy.BlindIndex;

/**
 * What is asked about one message reads that message, however many others wait: also by a connection that planned it after a quiet night, when PostgreSQL had
 * counted none that waits (decision 0074).
 */
class MessagePlansTest {

    private static final int MESSAGES = 2000;

    /** Ten records are claimed at once, and each asks for an earlier one. */
    private static final long AT_MOST = 60;

    @AutoClose
    private static HubDatabase database;

    @AutoClose
    private static OneConnection hub;

    private static Messages messages;
    private static Claims claims;
    private static Outbox outbox;

    @BeforeAll
    static void planAfterAQuietNight() throws SQLException {
        database = HubDatabase.migrated();
        hub = new OneConnection(database);
        messages = new Messages(hub.jdbc());
        claims = new Claims(hub.jdbc());
        outbox = new Outbox(
                hub.jdbc(),
                null,
                new Agenda(hub.jdbc(), () -> {}),
                new RetryBudgets(Duration.ofHours(1), Map.of()),
                new Marks(new BlindIndex(new byte[32])));
        JdbcClient superuser = JdbcClient.create(database.superuser());
        add(superuser, "'CONFIRMED'", "null");
        Stream.of(records(), questionsToOthers()).forEach(lane -> superuser
                .sql(
                        "insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version) values (?, ?, now(), true, 1)")
                .params(lane.task(), lane.instance())
                .update());
        superuser.sql("vacuum analyze message").update();
        questions().forEach(hub::plan);
        add(superuser, "'RECEIVED'", "now()");
    }

    private static void add(JdbcClient superuser, String state, String due) {
        superuser
                .sql(
                        "insert into message (id, direction, flow, municipality, state, order_key, due_at) select gen_random_uuid(), 'I', 'DECISION',"
                                + " 'exempelkommun', " + state + ", uuid_send(gen_random_uuid()), " + due
                                + " from generate_series(1, ?)")
                .param(MESSAGES)
                .update();
    }

    private static Lane records() {
        return new Lane(Agenda.RECORDS, Agenda.RECORDS, 0, 1);
    }

    private static Lane questionsToOthers() {
        return new Lane(Agenda.ASK, "exempelkommun/case-system", 0, 1);
    }

    static Stream<Question> questions() {
        return Stream.of(
                new Question("claim ten", id -> claims.claim(records(), 10)),
                new Question("claim what is to be asked", id -> claims.claim(questionsToOthers(), 1)),
                held("finish", id -> messages.finish(id, Outcome.confirmed(null), null)),
                held("finish and forget", id -> messages.finishAndForget(id, Outcome.confirmed(null), null)),
                held("come back", id -> claims.comeBack(records(), id, Duration.ZERO)),
                held("failed", id -> claims.failedAttempt(records(), id)),
                new Question("another municipality's", id -> messages.areUndecided("lundvik", "DECISION")),
                new Question("move", id -> outbox.move(id, Outcome.of(State.HELD, Fault.EXPIRED, "door"))),
                new Question("soon", id -> outbox.soon(id)));
    }

    /** What only the worker that has the message may do; the planned one is not there. */
    private static Question held(String name, Consumer<UUID> ask) {
        return new Question(name, id -> {
            try {
                ask.accept(id);
            } catch (HandledElsewhere nobodys) {
                // It has been looked for, and that is what is measured.
            }
        });
    }

    @ParameterizedTest
    @MethodSource("questions")
    void readsNoOtherMessage(Question question) {
        UUID one = hub.jdbc()
                .sql("select id from message where due_at is not null order by seq limit 1")
                .query(UUID.class)
                .single();

        assertThat(hub.entriesRead(question, one, "message")).isLessThanOrEqualTo(AT_MOST);
    }
}
