package se.inkopsnavet.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.ledger.Delivery;
import se.inkopsnavet.ledger.DerivedId;
import se.inkopsnavet.ledger.Inquiry;
import se.inkopsnavet.person.Protection;

/** The answer to a request to erase was lost, and before it was asked again the person became protected (decision 0067). */
class ErasureStoppedLateTest {

    private final DisclosureBench bench = new DisclosureBench();
    private final Inquiry inquiry = new Inquiry(
            bench.dispatch.outbox,
            Map.of(ErasureFlow.NAME, bench.flow),
            bench.dispatch.ledger.transaction,
            bench.dispatch.ledger.log);
    private UUID id;

    @BeforeEach
    void lostAndProtected() {
        String ref = bench.dispatch.granted(0, "B-1");
        bench.accept(bench.sent(), 1);
        bench.erase(DerivedId.of("test wish", 1), ref);
        id = bench.asked().get(0);
        bench.dispatch
                .channel
                .answers(() -> new Delivery.Unknown(Fault.OUTCOME_UNKNOWN, "answer"))
                .finds(() -> new Delivery.Failed(Fault.OUTCOME_UNKNOWN, "answer"));
        bench.dispatch.ledger.deliver(bench.worker, id);
        bench.dispatch.ledger.deliver(bench.worker, id);
        assertThat(bench.dispatch.ledger.state(id)).as("to be asked again").isEqualTo("READY");
        bench.dispatch.desk.decide(
                bench.dispatch.event(0, "B-1", 2).with(Protection.PROTECTED).decision());
    }

    private void tryAgain() {
        bench.dispatch.ledger.deliver(bench.worker, id);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void itIsHeldAndWhoDecidesReadsThatItMayHaveGotThere() {
        tryAgain();

        assertThat(state()).isEqualTo("HELD STOPPED");
        assertThat(ledger()).isEqualTo("UNKNOWN");
        assertThat(bench.dispatch.ledger.count(
                        "notice where kind = 'ERASURE_STOPPED_LATE' and role = 'SECURITY_CONTACT' and detail = ?",
                        id.toString()))
                .isEqualTo(1);
        assertThat(bench.dispatch.ledger.count("notice where kind in ('ERASURE_STOPPED', 'ERASURE_NOT_SENT')"))
                .as("nobody reads that nothing has left")
                .isZero();
        assertThat(bench.dispatch
                        .ledger
                        .all
                        .sql("select kind || ' ' || detail from notice where role = 'IT'")
                        .query(String.class)
                        .list())
                .as("IT does not learn who is protected")
                .containsExactly("ERASURE_UNCERTAIN " + Fault.OUTCOME_UNKNOWN.code());
        assertThat(bench.dispatch.channel.delivered())
                .filteredOn(parcel -> parcel.messageId().equals(id))
                .hasSize(1);
    }

    @Test
    void whatHadArrivedStandsInTheLedgerAndIsConfirmed() {
        tryAgain();

        inquiry.arrived(id);

        assertThat(ledger()).isEqualTo("DELIVERED,UNKNOWN");
        assertThat(bench.answer(id + ";RADERAD;")).isEqualTo("CONFIRMED");
        assertThat(state()).isEqualTo("CONFIRMED CONFIRMED");
        assertThat(bench.dispatch.ledger.count("disclosure_erased")).isEqualTo(1);
    }

    @Test
    void whatHadNotArrivedIsRecalledAndNotAskedForAgain() {
        tryAgain();

        inquiry.notArrived(id);

        assertThat(state()).isEqualTo("RECALLED STOPPED");
    }

    /** Whoever has asked need not answer twice. */
    @Test
    void whatHasNotArrivedIsRecalledAlsoBeforeTheHubHasLooked() {
        bench.dispatch
                .ledger
                .all
                .sql("update message set state = 'UNCERTAIN' where id = ?")
                .param(id)
                .update();

        inquiry.notArrived(id);

        assertThat(state()).isEqualTo("RECALLED STOPPED");
        assertThat(ledger()).as("nobody was told anything").isNull();
        assertThat(bench.dispatch.ledger.count("notice where kind = 'ERASURE_STOPPED' and role = 'SECURITY_CONTACT'"))
                .isEqualTo(1);
    }

    private String state() {
        return bench.dispatch.ledger.state(id) + " " + bench.state(id);
    }

    /** What the ledger of disclosures says of the request. */
    private @Nullable String ledger() {
        return bench.dispatch
                .ledger
                .all
                .sql("select string_agg(result, ',' order by result) from disclosure_entry where message_id = ?")
                .param(id)
                .query((row, n) -> Optional.ofNullable(row.getString(1)))
                .single()
                .orElse(null);
    }
}
