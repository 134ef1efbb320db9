package se.inkopsnavet.demo;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.awaitility.core.ConditionTimeoutException;

/** What an act says shall happen, told when it has, and kept as a difference when it has not. */
final class Expectations {

    /** With each of them: on a busy machine everything takes its time. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final List<String> differences = new ArrayList<>();

    /** @return whether it came */
    boolean expect(String what, Callable<Boolean> met) {
        try {
            await().atMost(PATIENCE).until(met);
            Story.line("SÅ BLEV DET  %s", what);
            return true;
        } catch (ConditionTimeoutException late) {
            differences.add("Blev inte så: " + what);
            return false;
        }
    }

    /** @return none when all is well */
    List<String> differences() {
        return differences;
    }
}
