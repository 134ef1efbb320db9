package se.inkopsnavet.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.ledger.Delivery;
import se.inkopsnavet.person.LifeStatus;
import se.inkopsnavet.person.Protection;

/** Flow F05 until the list has left: who is on it, and who is taken off. */
class DispatchTest {

    private static final Delivery FAILED = new Delivery.Failed(Fault.SMTP_UNREACHABLE, "connect");
    private static final Delivery UNKNOWN = new Delivery.Unknown(Fault.OUTCOME_UNKNOWN, "data");
    private static final Delivery SAFE_TO_REPEAT = new Delivery.Failed(Fault.OUTCOME_UNKNOWN, "repeat");

    @AutoClose
    private static final DispatchBench bench = new DispatchBench();

    @BeforeEach
    void clear() {
        bench.clear();
    }

    @Test
    void twoNodesCollectEveryRowOnce() throws Exception {
        for (int person = 0; person < 5; person++) {
            bench.granted(person, "B-" + person);
        }
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        Callable<Integer> collect = () -> bench.collector().collect(bench.partner);
        int made = 0;
        for (Future<Integer> node : nodes.invokeAll(List.of(collect, collect))) {
            made += node.get();
        }
        nodes.shutdown();

        assertThat(made).isEqualTo(bench.ledger.count("customer_list_batch")).isLessThanOrEqualTo(2);
        assertThat(bench.ledger.count("customer_list_row where state = 'BATCHED' and batch_id is not null"))
                .isEqualTo(5);
        assertThat(collect.call()).isZero();
    }

    @Test
    void oneOpenRowPerCaseHoweverOftenItChanges() {
        String ref = bench.granted(0, "B-1");
        bench.desk.decide(
                bench.event(0, "B-1", 2).with(Decision.Outcome.CHANGED).decision());
        bench.desk.decide(
                bench.event(0, "B-1", 3).with(Decision.Outcome.CHANGED).decision());
        assertThat(bench.rows(ref)).containsExactly("READY");
    }

    @Test
    void deliveredListWaitsForItsAnswer() {
        String ref = bench.granted(0, "B-1");
        UUID batch = bench.collected();
        bench.deliver(batch);

        assertThat(bench.ledger.state(batch)).isEqualTo("SENT");
        assertThat(bench.caseState(ref)).isEqualTo("DISPATCHED");
        assertThat(bench.ledger.count("deadline where subject = ?", batch.toString()))
                .isEqualTo(1);
    }

    @Test
    void personProtectedAfterTheBatchWasMadeIsLeftOut() {
        String stays = bench.granted(0, "B-1");
        String goes = bench.granted(1, "B-2");
        UUID batch = bench.collected();
        bench.desk.decide(bench.event(1, "B-2", 2).with(Protection.PROTECTED).decision());

        bench.deliver(batch);

        assertThat(bench.rows(goes)).containsExactly("WITHDRAWN");
        assertThat(bench.rows(stays)).containsExactly("BATCHED");
        assertThat(bench.batches.find(batch).orElseThrow().rowCount()).isEqualTo(1);
        assertThat(bench.ledger.state(batch)).isEqualTo("SENT");
    }

    @Test
    void listWaitsWhileAnAcceptedDecisionIsUndecided() {
        bench.granted(0, "B-1");
        UUID batch = bench.collected();
        UUID undecided = UUID.randomUUID();
        bench.ledger
                .jdbc
                .sql(
                        "insert into message (id, direction, flow, municipality, state) values (?, 'I', 'DECISION', ?, 'RECEIVED')")
                .params(undecided, DispatchBench.MUNICIPALITY)
                .update();

        assertThat(bench.deliver(batch)).isTrue();
        assertThat(bench.ledger.state(batch)).isEqualTo("READY");
        assertThat(bench.channel.delivered()).isEmpty();

        bench.ledger
                .jdbc
                .sql("update message set state = 'CONFIRMED' where id = ?")
                .param(undecided)
                .update();
        bench.deliver(batch);
        assertThat(bench.ledger.state(batch)).isEqualTo("SENT");
    }

    @Test
    void securityContactLearnsThatAProtectedPersonWasAlreadyOnAList() {
        String ref = bench.granted(0, "B-1");
        UUID batch = bench.collected();
        bench.deliver(batch);
        bench.desk.decide(bench.event(0, "B-1", 2).with(Protection.PROTECTED).decision());

        assertThat(bench.ledger.count("notice where kind = 'ALREADY_DISCLOSED' and subject_ref = ?", ref))
                .isEqualTo(1);
    }

    @Test
    void protectionWithTheSameVersionIsObeyedAllTheSame() {
        String ref = bench.granted(0, "B-1");
        UUID batch = bench.collected();
        bench.desk.decide(bench.event(0, "B-1", 1).with(Protection.PROTECTED).decision());

        bench.deliver(batch);

        assertThat(bench.caseState(ref)).isEqualTo("HELD_PROTECTED");
        assertThat(bench.channel.delivered()).isEmpty();
        assertThat(bench.ledger.count("purchase_case where case_ref = ? and content is null", ref))
                .isEqualTo(1);
    }

    @Test
    void protectionUnderAnotherNumberStopsBoth() {
        String before = bench.granted(0, "B-1");
        bench.desk.decide(bench.event(3, "B-1", 2).with(Protection.PROTECTED).decision());

        assertThat(bench.caseState(before)).isEqualTo("HELD_PROTECTED");
        assertThat(bench.ledger.count("purchase_case where state = 'HELD_PROTECTED'"))
                .isEqualTo(2);
        assertThat(bench.rows(before)).containsExactly("WITHDRAWN");
    }

    @Test
    void otherNumberUnderTheSameDecisionIsHeld() {
        bench.granted(0, "B-1");
        assertThat(bench.desk.decide(bench.event(3, "B-1", 2).decision()).fault())
                .isEqualTo(Fault.PERSON_ID_CHANGED);
    }

    @Test
    void emptiedBatchIsRecalled() {
        bench.granted(0, "B-1");
        UUID batch = bench.collected();
        bench.desk.decide(bench.event(0, "B-1", 2).with(LifeStatus.DECEASED).decision());

        bench.deliver(batch);

        assertThat(bench.ledger.state(batch)).isEqualTo("RECALLED");
        assertThat(bench.letters).isEmpty();
    }

    @Test
    void builtListIsRecalledAndItsOtherRowsGoWithTheNext() {
        String stays = bench.granted(0, "B-1");
        String goes = bench.granted(1, "B-2");
        UUID batch = bench.collected();
        bench.channel.answers(() -> FAILED);
        bench.deliver(batch);
        bench.desk.decide(bench.event(1, "B-2", 2).with(Protection.UNKNOWN).decision());

        bench.deliver(batch);

        assertThat(bench.ledger.state(batch)).isEqualTo("RECALLED");
        assertThat(bench.channel.delivered()).hasSize(1);
        assertThat(bench.rows(stays)).containsExactly("READY");
        assertThat(bench.rows(goes)).containsExactly("WITHDRAWN");
        UUID next = bench.collected();
        bench.deliver(next);
        assertThat(bench.ledger.state(next)).isEqualTo("SENT");
    }

    @Test
    void listThatMayHaveLeftIsHeldWhenAGateCloses() {
        bench.granted(0, "B-1");
        UUID batch = bench.collected();
        bench.channel.answers(() -> UNKNOWN).finds(() -> SAFE_TO_REPEAT);
        bench.deliver(batch);
        bench.deliver(batch);
        assertThat(bench.ledger.state(batch)).isEqualTo("READY");
        bench.desk.decide(bench.event(0, "B-1", 2).with(Protection.PROTECTED).decision());

        bench.deliver(batch);

        assertThat(bench.ledger.state(batch)).isEqualTo("HELD");
        assertThat(bench.channel.delivered()).hasSize(1);
        assertThat(bench.notices("LIST_NOT_SENT")).isEqualTo(1);
    }

    @Test
    void retrySendsTheSameSealedBytes() {
        bench.granted(0, "B-1");
        UUID batch = bench.collected();
        bench.channel.answers(() -> FAILED);
        bench.deliver(batch);
        bench.deliver(batch);

        assertThat(bench.letters).hasSize(1);
        assertThat(bench.channel.delivered().get(1).sha256())
                .isEqualTo(bench.channel.delivered().get(0).sha256());
        assertThat(bench.channel.delivered().get(1).dedupId()).startsWith("<" + batch);
    }

    @Test
    void waitingRowFollowsItsCaseToAnotherProvider() {
        String ref = bench.granted(0, "B-1");
        bench.desk.decide(
                bench.event(0, "B-1", 2).at("utforare-omsorgen", "Åsby").decision());

        UUID batch = bench.collected();

        assertThat(bench.batches.find(batch).orElseThrow().scope()).isEqualTo("utforare-omsorgen");
        assertThat(bench.rows(ref)).containsExactly("BATCHED");
    }

    @Test
    void batchedRowOfAMovedCaseNeverTravelsInAnotherProvidersList() {
        String ref = bench.granted(0, "B-1");
        bench.granted(1, "B-2");
        UUID batch = bench.collected();
        bench.desk.decide(
                bench.event(0, "B-1", 2).at("utforare-omsorgen", "Åsby").decision());

        bench.deliver(batch);

        assertThat(bench.batches.find(batch).orElseThrow().rowCount()).isEqualTo(1);
        assertThat(bench.rows(ref)).containsExactly("WITHDRAWN", "READY");
        assertThat(bench.batches.find(bench.collected()).orElseThrow().scope()).isEqualTo("utforare-omsorgen");
    }

    @Test
    void unusableNewVersionTakesTheRowOffTheBatch() {
        String ref = bench.granted(0, "B-1");
        UUID batch = bench.collected();
        bench.desk.decide(bench.event(0, "B-1", 2).at("enhet-asby", "Okänd").decision());

        bench.deliver(batch);

        assertThat(bench.ledger.state(batch)).isEqualTo("RECALLED");
        assertThat(bench.caseState(ref)).isEqualTo("COLLECTING");
    }

    @Test
    void caseThatOnlyTimeHasOvertakenIsHeldAndToldOf() {
        String ref = bench.granted(0, "B-1");
        UUID batch = bench.collected();
        DispatchBench later = bench;
        StoppedRows stopped = new StoppedRows(later.desk.rows, later.desk.cases, later.desk.book);
        later.ledger.transaction.executeWithoutResult(status -> stopped.handle(
                later.batches.find(batch).orElseThrow(),
                List.of(new Boarding.Refused(
                        later.desk.rows.ofBatch(batch).get(0).id(),
                        Fault.NO_DISCLOSURE_BASIS,
                        later.desk.cases.lockAll(List.of(ref)).get(0)))));

        assertThat(bench.rows(ref)).containsExactly("WITHDRAWN");
        assertThat(bench.caseState(ref)).isEqualTo("HELD_NO_BASIS");
        assertThat(bench.notices("NO_BASIS")).isEqualTo(1);
    }
}
