package se.inkopsnavet.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static se.inkopsnavet.decision.FileFormat.XML;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import se.inkopsnavet.decision.procapita.Sample;
import se.inkopsnavet.neighbourhood.Town;
import se.inkopsnavet.neighbourhood.supplier.Behaviour;

/** Lists that wait for their answer, and mails that claim to be one. The supplier must have been told to be silent. */
record Answers(Scene scene) {

    private static final String FLOW = "SUPPLIER_MAIL";

    /** A list that has arrived and waits for its answer. */
    record SentList(UUID batch, List<Sample> decisions, List<String> caseRefs) {}

    /** One list with that many rows. @param somebody gives a decision about somebody new each time */
    SentList sent(int rows, Supplier<Sample> somebody) {
        Sample[] decisions = Stream.generate(somebody).limit(rows).toArray(Sample[]::new);
        Receipt receipt = scene.receipt(scene.drop(XML, decisions));
        scene.desk().awaitAll(decisions);
        List<String> refs = receipt.lines().stream().map(Receipt.Line::caseRef).toList();
        refs.forEach(ref -> scene.ledger().awaitCaseState(ref, "DISPATCHED"));
        List<UUID> batches =
                refs.stream().map(scene.ledger()::batchOf).distinct().toList();
        // A list can leave between two records of one file; the tests here want one list.
        return batches.size() == 1 ? new SentList(batches.get(0), List.of(decisions), refs) : sent(rows, somebody);
    }

    Ledger.Message answered(SentList list, Behaviour behaviour) throws IOException {
        int before = count();
        scene.supplier().answerAgain(list.batch().toString(), behaviour);
        return decided(before);
    }

    Ledger.Message posted(byte[] mail) {
        return posted(mail, Instant.now());
    }

    /** @param arrived when the mail server says that it came */
    Ledger.Message posted(byte[] mail, Instant arrived) {
        int before = count();
        scene.town().mail().deliver(Town.HUB_MAILBOX, mail, arrived);
        return decided(before);
    }

    int count() {
        return scene.ledger().incoming(FLOW).size();
    }

    /** The mail that came after so many others, once the hub has read it and decided. */
    Ledger.Message decided(int before) {
        await("the answer is read and decided").atMost(Scene.PATIENCE).until(() -> {
            List<Ledger.Message> all = scene.ledger().incoming(FLOW);
            return all.size() > before && !all.get(before).state().equals("RECEIVED");
        });
        return scene.ledger().incoming(FLOW).get(before);
    }

    /** No row of the list is settled: it still waits. */
    void stillWaits(SentList list) {
        list.caseRefs().forEach(ref -> assertThat(scene.ledger().rowStates(ref)).containsExactly("BATCHED"));
        assertThat(scene.ledger().message(list.batch()).state()).isEqualTo("SENT");
    }

    static void rejected(String pattern, Ledger.Message answer) {
        assertThat(answer.state() + " " + answer.code()).matches(pattern);
    }
}
