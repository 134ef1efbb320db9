package se.inkopsnavet.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.dispatch.DispatchBench;
import se.inkopsnavet.neighbourhood.ChoiceProfile;
import se.inkopsnavet.purchase.PurchaseCase;

/** The municipality gives its customer list up: each client has an account of the own from now on (decision 0068). */
class OwnAccountErasureTest {

    @AutoClose
    private static final DisclosureBench bench = new DisclosureBench();

    @BeforeEach
    void clear() {
        bench.clear();
    }

    /** In the letter and not in a list: none is sent any more. */
    @Test
    void theOldSupplierIsAskedByLetterToCloseTheAccountAndErase() {
        String ref = bench.dispatch.granted(0, "B-1");
        bench.accept(bench.sent(), 1);

        end(ref);

        UUID id = bench.asked().get(0);
        assertThat(bench.delivered(id)).startsWith("#BEGÄRAN;" + id + ";9999;AVSLUTA;*;1;1");
        assertThat(bench.dispatch.rows(ref)).containsExactly("ACKNOWLEDGED");
    }

    @Test
    void whoWasNeverOnAListIsNotSpokenOf() {
        end(bench.dispatch.granted(0, "B-1"));

        assertThat(bench.asked()).isEmpty();
    }

    private static void end(String ref) {
        ErasureDesk desk = bench.under(ChoiceProfile.policies());
        bench.dispatch.ledger.transaction.executeWithoutResult(status -> {
            PurchaseCase purchase =
                    bench.dispatch.desk.cases.lockAll(List.of(ref)).get(0);
            desk.end(DispatchBench.MUNICIPALITY, purchase);
        });
    }
}
