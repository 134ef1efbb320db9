package se.inkopsnavet.invoice;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import se.inkopsnavet.ledger.Deadlines;
import se.inkopsnavet.ledger.LedgerBench;

/** A clock that a test moves, and the deadlines that fire on the way, each at its own time: those of the kinds that something reacts to. */
public final class Calendar extends Clock {

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

    private final LedgerBench ledger;
    private final Map<String, Deadlines.Reaction> reactions = new HashMap<>();
    private Instant now = Instant.EPOCH;

    public Calendar(LedgerBench ledger) {
        this.ledger = ledger;
    }

    /** @param more by kind */
    public void react(Map<String, Deadlines.Reaction> more) {
        reactions.putAll(more);
    }

    /** Nothing fires. */
    public void set(Instant moment) {
        now = moment;
    }

    /** Nothing fires. */
    public void set(LocalDate day) {
        now = day.atTime(LocalTime.of(9, 0)).atZone(STOCKHOLM).toInstant();
    }

    /** Nothing fires. */
    public void set(LocalDate day, LocalTime time) {
        now = day.atTime(time).atZone(STOCKHOLM).toInstant();
    }

    /** To that time of the day. */
    public void passTo(LocalDate day, LocalTime time) {
        passTo(day.atTime(time).atZone(STOCKHOLM).toInstant());
    }

    public void later(Duration duration) {
        now = now.plus(duration);
    }

    /** To the end of that day. */
    public void passTo(LocalDate day) {
        passTo(day.atTime(LocalTime.of(23, 59)).atZone(STOCKHOLM).toInstant());
    }

    /** Everything that is due by now. */
    public void fire() {
        passTo(now);
    }

    public void passTo(Instant end) {
        Optional<Due> next = next(end);
        while (next.isPresent()) {
            Due due = next.get();
            now = due.at();
            ledger.all
                    .sql("update deadline set fired_at = now() where id = ?")
                    .param(due.id())
                    .update();
            ledger.transaction.executeWithoutResult(
                    status -> reactions.get(due.kind()).due(due.subject(), due.occurrence(), false));
            next = next(end);
        }
        now = end;
    }

    private record Due(UUID id, String kind, String subject, String occurrence, Instant at) {}

    private Optional<Due> next(Instant end) {
        return ledger.all
                .sql(
                        "select id, kind, subject, occurrence, due_at from deadline where kind = any(?) and fired_at is null and due_at <= ?"
                                + " order by due_at, kind limit 1")
                .params(reactions.keySet().toArray(new String[0]), Timestamp.from(end))
                .query((row, n) -> new Due(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getTimestamp(5).toInstant()))
                .optional();
    }

    @Override
    public ZoneId getZone() {
        return STOCKHOLM;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    @Override
    public Instant instant() {
        return now;
    }
}
