package se.inkopsnavet.schedule;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was found in the schedules of a day, and which unit has looked through it when. In the caller's transaction. */
public class ReviewStore {

    private final JdbcClient jdbc;

    public ReviewStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A deviation with how often it has come back, which makes it another one to be told of. */
    record Found(Deviation deviation, String supplierId, int round) {}

    /** @param caseRef one of the unit's cases of the day */
    record Review(String unitId, String caseRef) {}

    /** @param deviations how many the unit is told of */
    record Listed(Review unit, int deviations) {}

    /** What is so now; what no longer is, is gone, and new when it comes back. */
    void keep(ScheduleStore.Key key, Collection<Deviation> now) {
        List<Deviation> all = new ArrayList<>(now);
        String[] subjects = all.stream().map(Deviation::subject).toArray(String[]::new);
        String[] kinds = all.stream().map(deviation -> deviation.kind().name()).toArray(String[]::new);
        jdbc.sql(
                        "update schedule_deviation d set gone_at = clock_timestamp() where d.municipality = ? and d.supplier_id = ?"
                                + " and d.day = ? and d.gone_at is null and not exists"
                                + " (select from unnest(?::text[], ?::text[]) n (subject, kind) where n.subject = d.subject and n.kind = d.kind)")
                .params(key.municipality(), key.supplierId(), key.day(), subjects, kinds)
                .update();
        jdbc.sql("insert into schedule_deviation (municipality, supplier_id, day, subject, kind, case_ref, unit_id)"
                        + " select distinct on (n.subject, n.kind) ?, ?, ?, n.*"
                        + " from unnest(?::text[], ?::text[], ?::text[], ?::text[]) n (subject, kind, case_ref, unit_id)"
                        + " on conflict (municipality, day, supplier_id, subject, kind) do update"
                        + " set round = schedule_deviation.round + 1, gone_at = null, told_at = null, unit_id = excluded.unit_id"
                        + " where schedule_deviation.gone_at is not null")
                .params(
                        key.municipality(),
                        key.supplierId(),
                        key.day(),
                        subjects,
                        kinds,
                        all.stream().map(Deviation::caseRef).toArray(String[]::new),
                        all.stream().map(Deviation::unitId).toArray(String[]::new))
                .update();
    }

    /** What is so, is no unit's and whoever reads it has not been told of; from now on they have. */
    List<Found> toTell(String municipality, LocalDate day) {
        return told("d.unit_id is null", municipality, day)
                .query(ReviewStore::found)
                .list();
    }

    /** The same for those of the units that have had their list. */
    List<Found> toTell(String municipality, LocalDate day, Collection<String> units) {
        return told(
                        "d.unit_id = any(?) and exists (select from schedule_review r where r.municipality = d.municipality"
                                + " and r.day = d.day and r.unit_id = d.unit_id and r.listed_at is not null)",
                        municipality,
                        day)
                .param(units.toArray(String[]::new))
                .query(ReviewStore::found)
                .list();
    }

    private JdbcClient.StatementSpec told(String whose, String municipality, LocalDate day) {
        return jdbc.sql("update schedule_deviation d set told_at = clock_timestamp() where municipality = ? and day = ?"
                        + " and gone_at is null and told_at is null and " + whose
                        + " returning kind, case_ref, unit_id, subject, supplier_id, round")
                .param(municipality)
                .param(day);
    }

    private static Found found(ResultSet row, int n) throws SQLException {
        Deviation deviation = new Deviation(
                DeviationKind.valueOf(row.getString(1)), row.getString(2), row.getString(3), number(row.getString(4)));
        return new Found(deviation, row.getString(5), row.getInt(6));
    }

    private static int number(String subject) {
        return subject.startsWith("stopp ") ? Integer.parseInt(subject.substring("stopp ".length())) : 0;
    }

    /** Each unit with a delivery that day owes a look; once begun it stays. @param anchors a case of the day by unit */
    void begin(String municipality, LocalDate day, Map<String, String> anchors) {
        anchors.forEach((unit, caseRef) -> jdbc.sql(
                        "insert into schedule_review (municipality, day, unit_id, case_ref, state) values (?, ?, ?, ?, 'WAITING')"
                                + " on conflict do nothing")
                .params(municipality, day, unit, caseRef)
                .update());
    }

    /** The units that owe a look, or have looked, in their order. */
    List<String> units(String municipality, LocalDate day) {
        return jdbc.sql("select unit_id from schedule_review where municipality = ? and day = ? order by unit_id")
                .params(municipality, day)
                .query(String.class)
                .list();
    }

    /** The next ones of them. @param after the last of those before, empty at first */
    List<String> units(String municipality, LocalDate day, String after, int atMost) {
        return jdbc.sql("select unit_id from schedule_review where municipality = ? and day = ? and unit_id > ?"
                        + " order by unit_id limit ?")
                .params(municipality, day, after, atMost)
                .query(String.class)
                .list();
    }

    /** Those units that have not been told yet, and are now. */
    List<Listed> list(
            String municipality,
            LocalDate day,
            Collection<String> units,
            boolean late,
            boolean ackRequired,
            Instant now) {
        return jdbc.sql("update schedule_review r set listed_at = ?, late = ?,"
                        + " state = case when r.state = 'WAITING' and not ? then 'INFORMED' else r.state end,"
                        + " deviations = (select count(*) from schedule_deviation d where d.municipality = r.municipality"
                        + " and d.day = r.day and d.unit_id = r.unit_id and d.gone_at is null)"
                        + " where municipality = ? and day = ? and unit_id = any(?) and listed_at is null"
                        + " returning unit_id, case_ref, deviations")
                .params(Timestamp.from(now), late, ackRequired, municipality, day, units.toArray(String[]::new))
                .query((row, n) -> new Listed(new Review(row.getString(1), row.getString(2)), row.getInt(3)))
                .list();
    }

    /** Whether the unit owes a look that day, or has had it. */
    boolean isAsked(String municipality, LocalDate day, String unitId) {
        return jdbc.sql(
                        "select exists (select from schedule_review where municipality = ? and day = ? and unit_id = ?)")
                .params(municipality, day, unitId)
                .query(Boolean.class)
                .single();
    }

    /** Those of the units that still owe a look, and whose manager hears of it now. */
    List<Review> escalate(String municipality, LocalDate day, Collection<String> units, Instant now) {
        return jdbc.sql(
                        "update schedule_review set escalated_at = ? where municipality = ? and day = ?"
                                + " and unit_id = any(?) and state = 'WAITING' and escalated_at is null returning unit_id, case_ref")
                .params(Timestamp.from(now), municipality, day, units.toArray(String[]::new))
                .query((row, n) -> new Review(row.getString(1), row.getString(2)))
                .list();
    }

    /** Whichever of the units still owes a look has missed it, for good. @param late the hub itself was not there in time */
    List<Review> miss(String municipality, LocalDate day, Collection<String> units, boolean late) {
        return jdbc.sql(
                        "update schedule_review set state = 'MISSED', late = late or ? where municipality = ? and day = ?"
                                + " and unit_id = any(?) and state = 'WAITING' returning unit_id, case_ref")
                .params(late, municipality, day, units.toArray(String[]::new))
                .query((row, n) -> new Review(row.getString(1), row.getString(2)))
                .list();
    }

    /** @param by the certificate's fingerprint or the staff id @return false when it was acknowledged before */
    boolean acknowledge(String municipality, LocalDate day, String unitId, String by, Instant at) {
        return jdbc.sql("update schedule_review set acknowledged_at = ?, acknowledged_by = ?,"
                                + " state = case state when 'MISSED' then state else 'ACKNOWLEDGED' end"
                                + " where municipality = ? and day = ? and unit_id = ? and acknowledged_at is null")
                        .params(Timestamp.from(at), by, municipality, day, unitId)
                        .update()
                == 1;
    }
}
