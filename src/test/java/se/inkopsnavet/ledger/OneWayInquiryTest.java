package se.inkopsnavet.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.ledger.Inquiry.Verdict;

/** A receipt file or a notice of which nobody knows whether it came. */
class OneWayInquiryTest {

    private static final OneWayFlow FLOW = new OneWayFlow("TEST");

    @AutoClose
    private static final LedgerBench bench = new LedgerBench();

    private final ScriptedChannel channel = new ScriptedChannel("kommun/receipts", 1);
    private final Outbox outbox = bench.outbox(Duration.ofHours(1));
    private final OutboundWorker worker = bench.outbound(outbox, FLOW, channel);
    private final Inquiry inquiry = new Inquiry(outbox, Map.of("TEST", FLOW), bench.transaction, bench.log);
    private UUID id;

    @BeforeEach
    void sendIntoTheUnknown() {
        id = bench.enqueue(outbox, channel.name(), "kvittens".getBytes(StandardCharsets.UTF_8), null);
        channel.answers(() -> new Delivery.Unknown(Fault.OUTCOME_UNKNOWN, "transfer"));
        bench.deliver(worker, id);
        assertThat(bench.state(id)).isEqualTo("UNCERTAIN");
    }

    @Test
    void whatArrivedIsDoneAndIsNotSentAgain() {
        assertThat(inquiry.arrived(id)).isEqualTo(new Inquiry.Result(Verdict.DONE, State.UNCERTAIN, State.CONFIRMED));

        assertThat(bench.deliver(worker, id)).isFalse();
        assertThat(channel.delivered()).hasSize(1);
        assertThat(bench.state(id)).isEqualTo("CONFIRMED");
    }

    @Test
    void whatDidNotArriveGoesAgainWithTheSameBytesUnderTheSameName() {
        assertThat(inquiry.notArrived(id)).isEqualTo(new Inquiry.Result(Verdict.DONE, State.UNCERTAIN, State.READY));

        bench.deliver(worker, id);

        assertThat(bench.state(id)).isEqualTo("CONFIRMED");
        assertThat(channel.delivered()).hasSize(2);
        assertThat(channel.delivered().get(1).sha256())
                .isEqualTo(channel.delivered().get(0).sha256());
        assertThat(channel.delivered().get(1).dedupId())
                .isEqualTo(channel.delivered().get(0).dedupId());
    }

    /** The neighbour has taken it, and the hub failed over what was to follow. */
    @Test
    void whatArrivedAndWasNotFollowedUpIsFollowedUpNow() {
        outbox.move(id, Outcome.of(State.SENT, Fault.INTERNAL_ERROR, "aftermath"));

        assertThat(inquiry.notArrived(id).verdict()).isEqualTo(Verdict.TAKEN);
        assertThat(inquiry.arrived(id)).isEqualTo(new Inquiry.Result(Verdict.DONE, State.SENT, State.CONFIRMED));

        assertThat(bench.all
                        .sql("select state || coalesce(fault, '') from message where id = ?")
                        .param(id)
                        .query(String.class)
                        .single())
                .isEqualTo("CONFIRMED");
        assertThat(inquiry.arrived(id).verdict()).isEqualTo(Verdict.NOT_WAITING);
    }
}
