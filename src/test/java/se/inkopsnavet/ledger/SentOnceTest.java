package se.inkopsnavet.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.inkopsnavet.fault.Fault;

/** What must not be kept for a retry leaves once and is stored nowhere (requirements S-06, F06). */
class SentOnceTest {

    @AutoClose
    private static final LedgerBench bench = new LedgerBench();

    private final OnceFlow flow = new OnceFlow();
    private ScriptedChannel channel;
    private Outbox outbox;
    private OutboundWorker worker;

    @BeforeEach
    void prepare() {
        channel = new ScriptedChannel("kommun/enhet", 1);
        outbox = bench.outbox(Duration.ofHours(1));
        worker = bench.outbound(outbox, flow, channel);
    }

    @Test
    void arrivesWithoutEverHavingBeenStored() {
        int payloads = bench.count("payload");
        UUID id = bench.enqueue(outbox, "kommun/enhet", null, null);

        assertThat(bench.deliver(worker, id)).isFalse();

        assertThat(bench.state(id)).isEqualTo("CONFIRMED");
        assertThat(channel.delivered()).singleElement().satisfies(parcel -> assertThat(parcel.bytes())
                .isEqualTo("hemligt".getBytes(StandardCharsets.UTF_8)));
        assertThat(bench.count("payload")).isEqualTo(payloads);
        assertThat(bench.column(id, "payload_id")).isNull();
    }

    static List<Delivery> undelivered() {
        return List.of(
                new Delivery.Failed(Fault.SMTP_UNREACHABLE, "connect"),
                new Delivery.Refused(Fault.SMTP_REFUSED, "550"),
                new Delivery.Unknown(Fault.OUTCOME_UNKNOWN, "data"));
    }

    @ParameterizedTest
    @MethodSource("undelivered")
    void isNotTriedAgainWhateverWentWrong(Delivery answer) {
        UUID id = bench.enqueue(outbox, "kommun/enhet", null, null);
        channel.answers(() -> answer);

        assertThat(bench.deliver(worker, id)).isFalse();
        assertThat(bench.deliver(worker, id)).isFalse();

        assertThat(bench.state(id)).isEqualTo("EXPIRED");
        assertThat(bench.column(id, "fault")).isEqualTo("SENT_ONCE");
        assertThat(channel.delivered()).hasSize(1);
        assertThat(channel.asked()).isEmpty();
        assertThat(flow.lost).containsExactly(id);
        assertThat(outbox.release(id)).as("nobody can release what is gone").isFalse();
    }

    @Test
    void isLostWhenTheProcessDiedOnTheWay() {
        UUID id = bench.enqueue(outbox, "kommun/enhet", null, null);
        channel.answers(() -> {
            throw new ThreadDeath();
        });
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> bench.deliver(worker, id))
                .isInstanceOf(ThreadDeath.class);
        assertThat(bench.state(id)).isEqualTo("SENDING");

        assertThat(bench.deliver(worker, id)).isFalse();

        assertThat(bench.state(id)).isEqualTo("EXPIRED");
        assertThat(channel.asked()).as("there are no bytes to ask about").isEmpty();
        assertThat(bench.count("attempt where message_id = ? and outcome = 'UNKNOWN'", id))
                .isEqualTo(1);
        assertThat(flow.lost).containsExactly(id);
    }

    private static final class OnceFlow implements OutboundFlow {

        private final List<UUID> lost = new ArrayList<>();

        @Override
        public String name() {
            return "TEST";
        }

        @Override
        public Departure depart(UUID id, String municipality) {
            return new Departure.Once("hemligt".getBytes(StandardCharsets.UTF_8), "<once-" + id + "@kommun.example>");
        }

        @Override
        public State delivered(UUID id, String municipality) {
            return State.CONFIRMED;
        }

        @Override
        public Optional<Outcome> notArrived(UUID id, String municipality) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void rested(UUID id, String municipality, Outcome outcome) {
            lost.add(id);
        }
    }
}
