package se.inkopsnavet.delivery;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.policy.DeliveryOutcome;

/** What other rooms ask about how deliveries ended: as the newest reports have it, corrections included. */
public class Outcomes {

    private static final String[] RECEIVED = Arrays.stream(DeliveryOutcome.values())
            .filter(DeliveryOutcome::isReceived)
            .map(Enum::name)
            .toArray(String[]::new);

    private final JdbcClient jdbc;

    public Outcomes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param occurrence key of the calendar's @return the outcome that brought groceries where there is one; empty while nobody has said any */
    public Optional<DeliveryOutcome> ofOccurrence(String occurrence) {
        return jdbc.sql("select outcome from delivery where occurrence = ? and outcome is not null"
                        + " order by outcome = any(?) desc, day desc, changed_at desc limit 1")
                .params(occurrence, RECEIVED)
                .query(String.class)
                .optional()
                .map(DeliveryOutcome::valueOf);
    }

    /**
     * The last day on which somebody received groceries for each of them; nothing for whom nobody has.
     *
     * @param until the last day that counts, Europe/Stockholm: what a supplier says of a day to come is no food
     */
    public Map<String, LocalDate> lastFood(String municipality, Collection<String> caseRefs, LocalDate until) {
        Map<String, LocalDate> last = new HashMap<>();
        jdbc.sql(
                        "select case_ref, max(day) from delivery where municipality = ? and case_ref = any(?) and outcome = any(?)"
                                + " and day <= ?" + " group by case_ref")
                .params(municipality, caseRefs.toArray(String[]::new), RECEIVED, until)
                .query(row -> {
                    last.put(row.getString(1), row.getObject(2, LocalDate.class));
                });
        return last;
    }

    /** The last day until that one on which somebody received groceries for the person, Europe/Stockholm. */
    public Optional<LocalDate> lastFood(String caseRef, LocalDate until) {
        return jdbc.sql(
                        "select day from delivery where case_ref = ? and outcome = any(?) and day <= ? order by day desc limit 1")
                .params(caseRef, RECEIVED, until)
                .query(LocalDate.class)
                .optional();
    }
}
