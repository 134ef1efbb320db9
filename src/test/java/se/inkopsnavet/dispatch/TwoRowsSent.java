package se.inkopsnavet.dispatch;

import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** Two clients on one list that has left and waits for the supplier's answer. */
abstract class TwoRowsSent {

    static DispatchBench bench;

    String first;
    String second;
    UUID batch;

    @BeforeAll
    static void start() {
        bench = new DispatchBench();
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    @BeforeEach
    void sendTwoRows() {
        bench.clear();
        first = bench.granted(0, "B-1");
        second = bench.granted(1, "B-2");
        batch = bench.collected();
        bench.deliver(batch);
    }
}
