package se.inkopsnavet.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import se.inkopsnavet.consent.ConsentBench;
import se.inkopsnavet.consent.ConsentEvent;
import se.inkopsnavet.consent.ConsentPurpose;
import se.inkopsnavet.consent.Said;
import se.inkopsnavet.ledger.Arrivals;
import se.inkopsnavet.person.Protection;
import se.inkopsnavet.purchase.Events;

/** Whoever may hand in consents for any number must not be able to ask with them who is protected (requirements S-03). */
class ProtectedPersonTest {

    private static final ConsentPurpose GROUND = ConsentPurpose.DISCLOSE_TO_SUPPLIER;

    @AutoClose
    private static final ConsentBench bench = new ConsentBench();

    /** In this order, of one person: what holds, what cannot hold, what says the same twice, and what uses an id for something else. */
    private static List<ConsentEvent> everything() {
        String said = "2026-11-20T10:00:00";
        return List.of(
                Said.yes(1, said, GROUND),
                Said.yes(1, "2026-11-20T11:00:00", GROUND),
                Said.yes(2, "2099-11-20T10:00:00", GROUND),
                Said.yes(3, said, "livs", LocalDate.of(2026, 11, 19), GROUND),
                Said.yes(4, said, "livs", LocalDate.of(2026, 11, 20), GROUND),
                Said.by(Said.daughter(), Said.yes(5, said, GROUND)),
                Said.by(Said.daughter(), Said.no(6, said, GROUND)),
                Said.no(7, "2026-11-21T10:00:00", GROUND),
                Said.no(8, "2026-11-21T10:00:00", GROUND),
                Said.no(7, "2026-11-22T10:00:00", GROUND),
                Said.no(9, "2099-11-21T10:00:00", GROUND),
                Said.noTo(10, "2026-11-23T10:00:00", 1),
                Said.noTo(11, "2026-11-23T10:00:00", 77),
                Said.yes(12, said, GROUND),
                Said.yes(13, said, "livs", LocalDate.of(2026, 11, 20), GROUND),
                Said.mistake(14, 7),
                Said.mistake(15, 1),
                Said.mistake(16, 78));
    }

    private static List<Map<String, Object>> told(Events person) {
        bench.clear();
        bench.dispatch.desk.decide(person.of("B-1").about(Said.ASA.digits()).decision());
        StatusWords words = new StatusWords(DoorBench.catalogue());
        Arrivals arrivals = new Arrivals(bench.dispatch.ledger.jdbc, bench.dispatch.ledger.marks);
        List<UUID> messages = new ArrayList<>();
        everything().forEach(event -> messages.add(bench.take(ConsentBench.TIMID, event)));
        return messages.stream()
                .map(message -> words.of(arrivals.from(ConsentBench.TIMID, ConsentBench.MUNICIPALITY, message)
                        .orElseThrow()))
                .peek(answer -> answer.remove("id"))
                .toList();
    }

    @Test
    void answersAboutAProtectedPersonAreThoseAboutAnybody() {
        List<Map<String, Object>> anybody = told(Events.granted(1));
        List<Map<String, Object>> withdrawnFromTheCase = told(Events.granted(1).withoutBasis());
        List<Map<String, Object>> hidden = told(Events.granted(1).with(Protection.PROTECTED));

        assertThat(hidden).isEqualTo(anybody).isEqualTo(withdrawnFromTheCase);
        assertThat(anybody.toString()).contains("CONFIRMED", "REJECTED", "CON-003", "CON-009", "QUARANTINED");
        assertThat(anybody.toString()).doesNotContain("HELD", "CON-005", "CON-006", "API-002");
    }
}
