package se.inkopsnavet.operations;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.notice.NoticeBook;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.policy.Weeks;
import se.inkopsnavet.purchase.Intent.NoticeKind;
import se.inkopsnavet.purchase.Intent.Role;

/**
 * Whatever waits for a person has somebody who is reminded of it: once a week IT hears how many messages have waited for more than seven days, and how many
 * in quarantine will lose their bytes within seven (requirements §10.2 R2).
 */
public class LongWaits {

    private static final Duration WEEK = Duration.ofDays(7);

    /** What a decision that begins later waits under; nobody has to do anything about it (docs/decisions/0079). */
    private static final Fault WAITS_FOR_ITS_DAY = Fault.OUTSIDE_PERIOD;

    private final JdbcClient jdbc;
    private final NoticeBook notices;
    private final PolicyBook policies;
    private final Clock clock;

    public LongWaits(JdbcClient jdbc, NoticeBook notices, PolicyBook policies, Clock clock) {
        this.jdbc = jdbc;
        this.notices = notices;
        this.policies = policies;
        this.clock = clock;
    }

    /** @param quarantined how long the municipality keeps what is in quarantine */
    public void tell(String municipality, Duration quarantined) {
        String waiting = jdbc.sql(
                        "select string_agg(state || ' ' || n, ', ' order by state) from (select state, count(*) n from message"
                                + " where unfinished and municipality = :municipality and ("
                                + " (state in ('HELD', 'PARKED', 'UNCERTAIN') and fault is distinct from '"
                                + WAITS_FOR_ITS_DAY.name() + "'"
                                + " and changed_at < clock_timestamp() - make_interval(secs => :week))"
                                + " or (state = 'QUARANTINED' and payload_id is not null"
                                + " and changed_at < clock_timestamp() - make_interval(secs => :soon))) group by state) waiting")
                .param("municipality", municipality)
                .param("week", WEEK.toSeconds())
                .param("soon", Math.max(0, quarantined.minus(WEEK).toSeconds()))
                .query((row, n) -> row.getString(1))
                .list()
                .get(0);
        if (waiting != null) {
            LocalDate today = LocalDate.now(clock);
            notices.add(
                    municipality,
                    NoticeKind.WAITING_LONG.name(),
                    Role.IT.name(),
                    policies.on(municipality, today).contacts().it(),
                    municipality,
                    waiting,
                    Weeks.of(today));
        }
    }
}
