package se.inkopsnavet.foodguard;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.privacy.ColumnCipher;

/** Food that was recorded by hand. In the caller's transaction. */
public class FoodPaths implements FoodSource {

    private final JdbcClient jdbc;
    private final ColumnCipher cipher;

    public FoodPaths(JdbcClient jdbc, ColumnCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    /** @return false when it is recorded already */
    boolean add(String municipality, FoodPath path) {
        byte[] recordedBy = cipher.encrypt(
                "food_path",
                "recorded_by",
                path.caseRef() + "/" + path.day() + "/" + path.way(),
                path.recordedBy().getBytes(StandardCharsets.UTF_8));
        return jdbc.sql("insert into food_path (municipality, case_ref, day, way, recorded_by, recorded_at)"
                                + " values (?, ?, ?, ?, ?, ?) on conflict do nothing")
                        .params(
                                municipality,
                                path.caseRef(),
                                path.day(),
                                path.way().name(),
                                recordedBy,
                                Timestamp.from(path.recordedAt()))
                        .update()
                == 1;
    }

    @Override
    public Map<String, LocalDate> lastFood(String municipality, Collection<String> caseRefs, LocalDate until) {
        Map<String, LocalDate> food = new HashMap<>();
        jdbc.sql("select case_ref, max(day) from food_path where municipality = ? and case_ref = any(?) and day <= ?"
                        + " group by case_ref")
                .params(municipality, caseRefs.toArray(String[]::new), until)
                .query(row -> {
                    food.put(row.getString(1), row.getObject(2, LocalDate.class));
                });
        return food;
    }
}
