package se.inkopsnavet.bench;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What PostgreSQL was asked, and how often for each decision, when it was started to count that ({@code --statements=true}); nothing otherwise.
 */
final class Statements {

    /** Less often than for every hundredth decision goes with time. */
    private static final double RARELY = 0.01;

    private final JdbcClient jdbc;
    private final boolean counted;

    private Statements(JdbcClient jdbc, boolean counted) {
        this.jdbc = jdbc;
        this.counted = counted;
    }

    static Statements since(JdbcClient jdbc) {
        boolean counted = jdbc.sql(
                        "select setting like '%pg_stat_statements%' from pg_settings where name = 'shared_preload_libraries'")
                .query(Boolean.class)
                .single();
        if (counted) {
            jdbc.sql("create extension if not exists pg_stat_statements").update();
            jdbc.sql("select pg_stat_statements_reset()").query(row -> {});
        }
        return new Statements(jdbc, counted);
    }

    List<String> lines(int decisions) {
        if (!counted) {
            return List.of();
        }
        return jdbc.sql(
                        "select calls::float8 / :n a, 1000 * total_exec_time / calls b, total_exec_time / :n c, regexp_replace(query, '\\s+', ' ', 'g') d"
                                + " from pg_stat_statements join pg_database on dbid = pg_database.oid and datname = current_database()"
                                + " where calls::float8 / :n >= :rarely order by total_exec_time desc")
                .param("n", decisions)
                .param("rarely", RARELY)
                .query((row, i) -> "%6.2f x %6.0f us = %6.3f ms  %s"
                        .formatted(row.getDouble(1), row.getDouble(2), row.getDouble(3), row.getString(4)))
                .list();
    }
}
