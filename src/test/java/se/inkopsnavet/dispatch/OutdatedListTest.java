package se.inkopsnavet.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.ledger.Delivery;
import se.inkopsnavet.purchase.CaseKeys;
import se.inkopsnavet.purchase.Circumstance;
import se.inkopsnavet.purchase.PersonKey;
import tools.jackson.databind.json.JsonMapper;

/** Another room learns that something which stands in a built list may no longer be told: the client's number, the whole row (F18, AC-18-2). */
class OutdatedListTest {

    private static final Delivery FAILED = new Delivery.Failed(Fault.SMTP_UNREACHABLE, "test");

    private final AtomicBoolean mayNotCall = new AtomicBoolean();
    private final DispatchBench bench = new DispatchBench(List.of(this::consents));

    @BeforeEach
    void clear() {
        bench.clear();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void builtListIsNotSentAsItIsWhenItsNumberIsWithdrawn() {
        String ref = bench.granted(0, "B-1");
        UUID batch = bench.collected();
        bench.channel.answers(() -> FAILED);
        bench.deliver(batch);
        withdraw();

        bench.deliver(batch);

        assertThat(bench.ledger.state(batch)).isEqualTo("RECALLED");
        assertThat(bench.channel.delivered()).as("the first attempt alone").hasSize(1);
        assertThat(bench.rows(ref)).containsExactly("READY");
    }

    @Test
    void builtListIsNotSentAsItIsWhenANewerDecisionSaysOtherwise() {
        String ref = bench.granted(0, "B-1");
        UUID batch = bench.collected();
        bench.channel.answers(() -> FAILED);
        bench.deliver(batch);
        bench.desk.decide(bench.event(0, "B-1", 2).saying("ring på").decision());

        bench.deliver(batch);

        assertThat(bench.ledger.state(batch)).isEqualTo("RECALLED");
        assertThat(bench.rows(ref)).containsExactly("READY");
    }

    @Test
    void builtListIsSentAsItIsWhenTheNewerDecisionTellsTheSame() {
        bench.granted(0, "B-1");
        UUID batch = bench.collected();
        bench.channel.answers(() -> FAILED);
        bench.deliver(batch);
        bench.desk.decide(bench.event(0, "B-1", 2).decision());

        bench.deliver(batch);

        assertThat(bench.ledger.state(batch)).isEqualTo("SENT");
    }

    @Test
    void listThatWaitsForItsTurnIsLookedAtBeforeAllOthers() {
        bench.granted(0, "B-1");
        UUID batch = bench.collected();
        bench.channel.answers(() -> FAILED);
        bench.deliver(batch);
        bench.ledger
                .all
                .sql("update message set due_at = now() + interval '10 minutes' where id = ?")
                .param(batch)
                .update();

        withdraw();

        assertThat(bench.ledger.count("message where id = ? and due_at < now() - interval '1 hour'", batch))
                .isEqualTo(1);
    }

    @Test
    void listThatIsNotBuiltYetIsBuiltWithoutTheNumberAndSentAgainAsItIs() {
        bench.granted(0, "B-1");
        UUID batch = bench.collected();
        withdraw();
        bench.channel.answers(() -> FAILED);
        bench.deliver(batch);

        bench.deliver(batch);

        assertThat(bench.ledger.state(batch)).isEqualTo("SENT");
    }

    private Map<PersonKey, Circumstance> consents(String municipality, Collection<PersonKey> people) {
        Circumstance circumstance =
                recorded -> recorded.withTerms(recorded.terms().withConsents(!mayNotCall.get(), false, false));
        return people.stream().collect(Collectors.toMap(Function.identity(), person -> circumstance));
    }

    private void withdraw() {
        CaseKeys keys = new CaseKeys(bench.ledger.index, JsonMapper.builder().build());
        PersonKey person = PersonKey.of(keys.person(
                DispatchBench.MUNICIPALITY,
                bench.event(0, "B-1", 1).decision().client().personId()));
        bench.ledger.transaction.executeWithoutResult(
                status -> bench.desk.review.after(DispatchBench.MUNICIPALITY, person, () -> mayNotCall.set(true)));
    }
}
