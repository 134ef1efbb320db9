package se.inkopsnavet.foodguard;

import java.sql.Date;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.foodguard.FoodRule.Alert;
import se.inkopsnavet.purchase.PersonKey;

/** The clocks and the weeks. In the caller's transaction. */
public class FoodStore {

    private static final String ENDED = "('CLOSED', 'DECEASED', 'HELD_PROTECTED')";

    private final JdbcClient jdbc;

    public FoodStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A client with granted inköp. */
    record Client(String caseRef, PersonKey person) {}

    /** The next clients' case references in their order. @param after the last of those before, empty at first */
    List<String> cases(String municipality, String after, int atMost) {
        return jdbc.sql("select case_ref from purchase_case where municipality = ? and case_ref > ?"
                        + " and state not in " + ENDED + " order by case_ref limit ?")
                .params(municipality, after, atMost)
                .query(String.class)
                .list();
    }

    /** Those of them that are still clients. */
    List<Client> clients(Collection<String> caseRefs) {
        return jdbc.sql("select case_ref, person_key from purchase_case where case_ref = any(?) and state not in "
                        + ENDED + " order by case_ref")
                .param(caseRefs.toArray(String[]::new))
                .query((row, n) -> new Client(row.getString(1), PersonKey.of(row.getBytes(2))))
                .list();
    }

    /** Of whom the hub is to know nothing more, or who needs none: their clocks stop for good. */
    void forgetEnded(String municipality) {
        jdbc.sql("delete from food_clock f using purchase_case c where f.municipality = ? and c.case_ref = f.case_ref"
                        + " and c.state in " + ENDED)
                .param(municipality)
                .update();
    }

    Map<String, FoodClock> clocks(Collection<String> caseRefs) {
        Map<String, FoodClock> clocks = new HashMap<>();
        jdbc.sql("select case_ref, begun, since, told from food_clock where case_ref = any(?)")
                .param(caseRefs.toArray(String[]::new))
                .query(row -> {
                    String told = row.getString(4);
                    clocks.put(
                            row.getString(1),
                            new FoodClock(
                                    row.getObject(2, LocalDate.class),
                                    row.getObject(3, LocalDate.class),
                                    told == null ? null : Alert.valueOf(told)));
                });
        return clocks;
    }

    void keepClocks(String municipality, Map<String, FoodClock> clocks) {
        List<Map.Entry<String, FoodClock>> all = List.copyOf(clocks.entrySet());
        jdbc.sql("insert into food_clock (municipality, case_ref, begun, since, told) select ?, c.*"
                        + " from unnest(?::text[], ?::date[], ?::date[], ?::text[]) c"
                        + " on conflict (case_ref) do update set since = excluded.since, told = excluded.told,"
                        + " changed_at = clock_timestamp()"
                        + " where (food_clock.since, food_clock.told) is distinct from (excluded.since, excluded.told)")
                .params(
                        municipality,
                        all.stream().map(Map.Entry::getKey).toArray(String[]::new),
                        all.stream().map(each -> date(each.getValue().begun())).toArray(Date[]::new),
                        all.stream().map(each -> date(each.getValue().since())).toArray(Date[]::new),
                        all.stream()
                                .map(each -> each.getValue().told())
                                .map(told -> told == null ? null : told.name())
                                .toArray(String[]::new))
                .update();
    }

    /** Mondays of the weeks before that one in which one of them who is guarded has no verdict. @param days how far back */
    List<LocalDate> undecided(Collection<String> caseRefs, LocalDate monday, int days) {
        return jdbc.sql(
                        "select distinct to_date(week, 'IYYY-\"W\"IW') from food_week join food_clock using (municipality, case_ref)"
                                + " where case_ref = any(?) and verdict = 'PLANNED'"
                                + " and to_date(week, 'IYYY-\"W\"IW') between ? and ?")
                .params(caseRefs.toArray(String[]::new), monday.minusDays(days), monday.minusDays(7))
                .query(LocalDate.class)
                .list();
    }

    /** @param onlyUndecided leave everybody who has a verdict, or was not there that week */
    void keepWeek(String municipality, String week, Map<String, WeekProof> proofs, boolean onlyUndecided) {
        List<Map.Entry<String, WeekProof>> all = List.copyOf(proofs.entrySet());
        jdbc.sql(
                        "insert into food_week (municipality, week, case_ref, verdict, planned, fulfilled, reason) select ?, ?, w.*"
                                + " from unnest(?::text[], ?::text[], ?::date[], ?::date[], ?::text[]) w (case_ref, verdict, planned, fulfilled, reason)"
                                + " where not ? or exists (select from food_week f where f.case_ref = w.case_ref and f.week = ?"
                                + " and f.verdict = 'PLANNED')"
                                + " on conflict (case_ref, week) do update set verdict = excluded.verdict, planned = excluded.planned,"
                                + " fulfilled = excluded.fulfilled, reason = excluded.reason, changed_at = clock_timestamp()"
                                + " where (food_week.verdict, food_week.planned, food_week.fulfilled, food_week.reason)"
                                + " is distinct from (excluded.verdict, excluded.planned, excluded.fulfilled, excluded.reason)")
                .params(
                        municipality,
                        week,
                        all.stream().map(Map.Entry::getKey).toArray(String[]::new),
                        all.stream()
                                .map(each -> each.getValue().verdict().name())
                                .toArray(String[]::new),
                        all.stream()
                                .map(each -> date(each.getValue().planned()))
                                .toArray(Date[]::new),
                        all.stream()
                                .map(each -> date(each.getValue().fulfilled()))
                                .toArray(Date[]::new),
                        all.stream().map(each -> each.getValue().reason()).toArray(String[]::new),
                        onlyUndecided,
                        week)
                .update();
    }

    /** Those of some clients who ate nothing in that week and have no excuse. @param alsoPlanned also where something was planned; otherwise only where nothing was */
    List<String> missing(Collection<String> caseRefs, String week, boolean alsoPlanned) {
        return jdbc.sql("select case_ref from food_week where case_ref = any(?) and week = ? and verdict = 'MISSING'"
                        + " and (? or planned is null)")
                .params(caseRefs.toArray(String[]::new), week, alsoPlanned)
                .query(String.class)
                .list();
    }

    private static @Nullable Date date(@Nullable LocalDate day) {
        return day == null ? null : Date.valueOf(day);
    }
}
