package se.inkopsnavet.calendar;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.ledger.Rounds;
import se.inkopsnavet.policy.Policy;
import se.inkopsnavet.policy.PolicyBook;

/**
 * Who has not ordered, told to each unit before the cut-off (flow F09 step 4): one notice per case, gathered into one letter per unit. What is done when the
 * cut-off has passed, the room that looks for another way tells.
 */
public class CutoffReminders implements Rounds.Round {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final JdbcClient jdbc;
    private final OrderedOccurrences orders;
    private final PolicyBook policies;
    private final CalendarNews news;
    private final Clock clock;

    public CutoffReminders(
            JdbcClient jdbc, OrderedOccurrences orders, PolicyBook policies, CalendarNews news, Clock clock) {
        this.jdbc = jdbc;
        this.orders = orders;
        this.policies = policies;
        this.news = news;
        this.clock = clock;
    }

    /** One that can still order. */
    private record Waiting(
            String key, String caseRef, @Nullable String unitId, LocalDate day) {}

    @Override
    public List<String> cases(String municipality, String occurrence, String after, int atMost) {
        return jdbc.sql("select distinct case_ref from delivery_occurrence where municipality = ? and cutoff_at = ?"
                        + " and state = 'PLANNED' and case_ref > ? order by case_ref limit ?")
                .params(municipality, Timestamp.from(CutoffDeadlines.cutoff(occurrence)), after, atMost)
                .query(String.class)
                .list();
    }

    /** A reminder that comes when the cut-off has passed says nothing. */
    @Override
    public void work(String municipality, String occurrence, List<String> caseRefs) {
        Instant cutoff = CutoffDeadlines.cutoff(occurrence);
        if (!clock.instant().isBefore(cutoff)) {
            return;
        }
        Policy policy = policies.on(municipality, LocalDate.now(clock));
        String until = MINUTE.format(cutoff.atZone(clock.getZone()));
        List<Waiting> some = waiting(caseRefs, cutoff);
        Set<String> ordered = orders.among(some.stream().map(Waiting::key).toList());
        some.stream()
                .filter(each -> !ordered.contains(each.key()))
                .forEach(each -> news.notOrdered(
                        municipality, policy, each.caseRef(), each.unitId(), each.day() + ", " + until, occurrence));
    }

    /** About somebody who has become protected nothing goes to a unit, also before the calendar has seen it. */
    private List<Waiting> waiting(List<String> caseRefs, Instant cutoff) {
        return jdbc.sql("select o.case_ref || '/' || o.week || '/' || o.place as key, o.case_ref, o.unit_id, o.day"
                        + " from delivery_occurrence o join purchase_case c on c.case_ref = o.case_ref"
                        + " where o.case_ref = any(?) and o.cutoff_at = ? and o.state = 'PLANNED'"
                        + " and c.state not in ('HELD_PROTECTED', 'HELD_NO_BASIS', 'HELD_POLICY', 'CLOSED', 'DECEASED')"
                        + " order by 1")
                .params(caseRefs.toArray(String[]::new), Timestamp.from(cutoff))
                .query((row, n) -> new Waiting(
                        row.getString(1), row.getString(2), row.getString(3), row.getObject(4, LocalDate.class)))
                .list();
    }
}
