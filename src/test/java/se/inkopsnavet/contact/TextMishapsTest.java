package se.inkopsnavet.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static se.inkopsnavet.contact.ContactBench.MUNICIPALITY;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.inkopsnavet.contact.ScriptedGateway.Ending;
import se.inkopsnavet.contact.Text.Audience;

/** Texts over a real database when anything may go wrong at any time: nothing is sent twice or late, and nothing is forgotten. */
class TextMishapsTest {

    @AutoClose
    private static final ContactBench bench = new ContactBench();

    private String caseRef;

    @BeforeEach
    void client() {
        caseRef = bench.clientWithTexts();
    }

    private static List<String> states() {
        return bench.texts("select state from contact_text");
    }

    /** Whatever goes wrong: at most one SMS per text and telephone, none after its time, and every text ends with somebody. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void atMostOnceAndNeverLateWhateverGoesWrong(long seed) {
        Random random = new Random(seed);
        Map<String, Instant> useful = new HashMap<>();
        for (int n = 0; n < 5; n++) {
            Text text = new Text(
                    MUNICIPALITY,
                    caseRef,
                    "delivery-delayed",
                    random.nextBoolean() ? Audience.UNIT : Audience.CLIENT_ELSE_UNIT,
                    Map.of("time", "%02d:%02d".formatted(n, n)),
                    bench.clock.instant().plusSeconds(20 + random.nextInt(1500)),
                    "n" + n);
            useful.put("%02d:%02d".formatted(n, n), text.usefulUntil());
            bench.ask(text);
        }
        for (int step = 0; step < 12; step++) {
            if (random.nextInt(3) > 0) {
                bench.gateway.next(Ending.values()[random.nextInt(Ending.values().length)]);
            }
            bench.deliver();
            if (random.nextBoolean() && !bench.gateway.taken().isEmpty()) {
                int which = random.nextInt(bench.gateway.taken().size());
                bench.receipt(bench.gateway.taken().get(which), ReceiptReport.Outcome.values()[random.nextInt(2)]);
            }
            bench.later(Duration.ofSeconds(random.nextInt(400)));
        }

        assertThat(bench.gateway.taken())
                .doesNotHaveDuplicates()
                .extracting(ScriptedGateway.Taken::id)
                .doesNotHaveDuplicates();
        assertThat(bench.gateway.taken()).allSatisfy(sms -> assertThat(sms.at())
                .isBefore(useful.get(sms.text().substring(sms.text().length() - 5))));
        bench.later(Duration.ofHours(1));
        assertThat(states()).hasSize(5).doesNotContain("UNDER_WAY");
        assertThat(bench.ledger.count("contact_sms where number is not null")).isZero();
        assertThat(bench.ledger.count("contact_sms where state in ('WAITING', 'SENT')"))
                .as("every SMS has an end, or waits for somebody to ask the gateway")
                .isZero();
        assertThat(bench.ledger.count("message where flow = 'SMS' and state = 'SENT'"))
                .isZero();
    }

    /** The gateway had named it when the node died: who takes over knows that it came there, and then nobody hears more. */
    @Test
    void anUncertainOneThatCameThereDoesNotStaySentForEver() {
        uncertain();
        bench.store.name(message(), "g-1");
        bench.deliver();
        assertThat(sms()).containsExactly("SENT SENT");

        bench.later(Duration.ofHours(1));

        assertThat(sms()).containsExactly("FAILED EXPIRED");
        assertThat(states()).containsExactly("HANDED_OVER");
        assertThat(bench.notices()).as("a person was told before").hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"ARRIVED, ARRIVED CONFIRMED", "FAILED, FAILED REJECTED"})
    void aLateReceiptEndsAnUncertainOne(ReceiptReport.Outcome outcome, String end) {
        uncertain();
        bench.store.name(message(), bench.gateway.taken().get(0).ref());

        bench.receipt(bench.gateway.taken().get(0), outcome);

        assertThat(sms()).containsExactly(end);
        bench.later(Duration.ofHours(1));
        bench.deliver();
        assertThat(sms()).containsExactly(end);
        assertThat(bench.notices()).hasSize(1);
    }

    private void uncertain() {
        bench.gateway.next(Ending.LOST_AFTER);
        bench.ask(new Text(
                MUNICIPALITY,
                caseRef,
                "delivery-delayed",
                Audience.UNIT,
                Map.of("time", "11:15"),
                bench.clock.instant().plusSeconds(1500),
                "1"));
        bench.deliver();
        assertThat(sms()).containsExactly("UNCERTAIN UNCERTAIN");
    }

    private static UUID message() {
        return bench.ledger
                .all
                .sql("select id from message where flow = 'SMS'")
                .query(UUID.class)
                .single();
    }

    /** Each SMS and its message. */
    private static List<String> sms() {
        return bench.texts("select s.state || ' ' || m.state from contact_sms s join message m using (id)");
    }
}
