package se.inkopsnavet.delivery;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
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
}
