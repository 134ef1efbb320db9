package se.inkopsnavet.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.inkopsnavet.neighbourhood.sms.TakenSms;

/**
 * Two nodes over one database. Whichever has most in its hands stands still (SIGSTOP) until the other has taken all of it over, and then goes on as if nothing
 * had been: first with SMS that the gateway has taken and not answered, then with deadlines of which it has claimed many and is in the middle of firing some.
 */
class PausedNodeTest {

    private static final int TEXTS = 60;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** As many again as it has begun are claimed and not begun. */
    private static final int MANY_DEADLINES = 2 * PausedTown.WORKERS;

    @TempDir
    private Path folder;

    private PausedTown town;

    @BeforeEach
    void open() throws IOException, InterruptedException {
        town = PausedTown.open(folder);
    }

    @AfterEach
    void close() throws IOException {
        town.close();
    }

    @Test
    void nodeThatStoodStillPastItsLeaseDoesNothingTwice() throws InterruptedException, SQLException {
        town.gateway().holdAnswers();
        town.node(town.nodes().get(0))
                .ask(new TextErrand(TEXTS, PausedTown.UNIT, Instant.now().plusSeconds(600)));
        // Whoever stands still in the middle of asking loses the transaction, and the rest is never asked for.
        await().atMost(PATIENCE).until(() -> town.count("contact_text") == TEXTS);

        List<String> unanswered = standStillWithSms();
        await().atMost(PATIENCE).until(() -> town.count("message where flow = 'SMS' and state = 'READY'") == 0);
        standStillWithDeadlines();

        await().atMost(PATIENCE).until(town::isAtRest);
        assertThat(town.gateway().taken())
                .extracting(TakenSms::to, TakenSms::text)
                .doesNotHaveDuplicates();
        // A node may stand still between its commit and the first byte, and its line may break in a crowd: then nobody
        // knows, and a person phones.
        List<String> inDoubt = town.texts("select id::text from message where flow = 'SMS' and state = 'UNCERTAIN'");
        // What was not sent in time, as on a slow machine, is stopped and goes to a person at once.
        List<String> sms = town.texts("select id::text from contact_sms where state <> 'STOPPED'");
        assertThat(sms).hasSizeGreaterThan(TEXTS);
        assertThat(references())
                .as("each SMS of the ledger at most once")
                .doesNotHaveDuplicates()
                .isSubsetOf(sms);
        assertThat(sms.stream().filter(each -> !inDoubt.contains(each)))
                .as("each of which the end is known has reached the gateway")
                .isSubsetOf(references());
        assertThat(town.texts("select id::text from message where flow = 'SMS' and attempts > 1"))
                .as("what nobody knew the end of is not repeated")
                .doesNotContainAnyElementsOf(unanswered);

        List<String> deadlines = town.texts("select id::text from deadline where kind = 'SMS_OUTCOME'");
        assertThat(deadlines).hasSizeGreaterThanOrEqualTo(town.count("contact_sms"));
        assertThat(deadlines)
                .allSatisfy(each -> assertThat(town.witness().fired(each)).hasSize(1));
        assertThat(town.count("contact_text where state = 'HANDED_OVER'")).isEqualTo(TEXTS);
        assertThat(town.texts("select detail from notice where kind = 'TEXT_BY_MAIL'"))
                .as("each text comes to a person once")
                .hasSize(TEXTS)
                .doesNotHaveDuplicates();
    }

    /** @return what was in its hands */
    private List<String> standStillWithSms() throws InterruptedException {
        await().atMost(PATIENCE).until(() -> {
            List<String> sending = town.witness().sending(busiest(town.witness()::sending));
            return !sending.isEmpty() && references().containsAll(sending);
        });
        String node = busiest(town.witness()::sending);
        town.node(node).pause();
        List<String> unanswered = town.witness().sending(node);
        assertThat(unanswered).as("SMS in the hands of " + node).isNotEmpty();
        town.gateway().answer();

        await().atMost(PATIENCE).until(() -> town.witness().sending(node).isEmpty());
        assertThat(town.texts("select id::text from message where flow = 'SMS' and state = 'UNCERTAIN'"))
                .as("the other node knows that it does not know")
                .containsAll(unanswered);
        goOn(node);
        return unanswered;
    }

    private void standStillWithDeadlines() throws InterruptedException, SQLException {
        List<String> inHand;
        String node;
        try (Connection brake = town.witness().holdDeadlines()) {
            assertThat(brake.isValid(1)).isTrue();
            await().atMost(PATIENCE)
                    .until(() -> town.witness()
                                    .claimed(busiest(town.witness()::claimed))
                                    .size()
                            >= MANY_DEADLINES);
            node = busiest(town.witness()::claimed);
            town.node(node).pause();
            inHand = new ArrayList<>(town.witness().claimed(node));
        }
        assertThat(inHand).as("deadlines in the hands of " + node).hasSizeGreaterThanOrEqualTo(MANY_DEADLINES);

        String other = other(node);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(inHand)
                .allSatisfy(each -> assertThat(town.witness().fired(each)).containsExactly(other)));
        assertThat(inHand)
                .allSatisfy(each -> assertThat(town.witness().claims(each)).contains(node, other));
        goOn(node);
    }

    /** Of what the gateway has taken. */
    private List<String> references() {
        return town.gateway().taken().stream()
                .map(sms -> sms.fields().get("whendelivered").split("ref=")[1])
                .toList();
    }

    /** On return it works again. */
    private void goOn(String node) throws InterruptedException {
        int before = town.witness().claimsOf(node);
        town.node(node).goOn();
        await().atMost(PATIENCE).until(() -> town.witness().claimsOf(node) > before);
    }

    private String busiest(Function<String, List<String>> inHand) {
        return town.nodes().stream()
                .max(Comparator.comparingInt(node -> inHand.apply(node).size()))
                .orElseThrow();
    }

    private String other(String node) {
        return town.nodes().stream()
                .filter(each -> !each.equals(node))
                .findFirst()
                .orElseThrow();
    }
}
