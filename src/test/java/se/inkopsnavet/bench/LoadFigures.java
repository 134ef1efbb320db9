package se.inkopsnavet.bench;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the ledger's own times say about a run, from when this object was made. */
final class LoadFigures {

    /** What has come into the ledger since, so that a run before this one is not counted. */
    private static final String SINCE = """
            with begun as (select ?::timestamptz at),
                 arrival as (select r.* from receipt r, begun where received_at >= at),
                 decision as (select m.* from message m, begun where flow = 'DECISION' and created_at >= at),
                 list as (select m.* from message m, begun where flow = 'CUSTOMER_LIST' and created_at >= at),
                 sent as (select a.* from attempt a join list on list.id = a.message_id)
            """;

    private static final String FROM_ARRIVAL = " - (select min(received_at) from arrival)";

    private final JdbcClient jdbc;
    private final int decisions;
    private final Timestamp since;

    LoadFigures(JdbcClient jdbc, int decisions) {
        this.jdbc = jdbc;
        this.decisions = decisions;
        this.since = jdbc.sql("select clock_timestamp()").query(Timestamp.class).single();
    }

    /** Whether something is still on its way; asked often, and therefore by index. */
    private static final String MOVING =
            "select exists (select from message where unfinished and state in ('RECEIVED', 'READY', 'SENDING'))"
                    + " or exists (select from customer_list_row where state = 'READY')";

    boolean complete() {
        return !jdbc.sql(MOVING).query(Boolean.class).single() && allArrived();
    }

    private boolean allArrived() {
        long decided = number("count(*) from decision where state = 'CONFIRMED'");
        long waiting = number("count(*) from customer_list_row where state = 'READY'");
        long unsent = number("count(*) from list where state <> 'SENT'");
        return decided == decisions && waiting == 0 && unsent == 0;
    }

    long commits() {
        return jdbc.sql("select xact_commit from pg_stat_database where datname = current_database()")
                .query(Long.class)
                .single();
    }

    List<String> lines(long commits) {
        double split = seconds("(select max(created_at) from decision)" + FROM_ARRIVAL);
        double decided = seconds("(select max(changed_at) from decision)" + FROM_ARRIVAL);
        double sent = seconds("(select max(ended_at) from sent)" + FROM_ARRIVAL);
        long mails = number("count(*) from list");
        List<String> lines = new ArrayList<>();
        lines.add("cut into records         %.1f s".formatted(split));
        lines.add("all decided              %.1f s   %.0f decisions/s".formatted(decided, decisions / decided));
        lines.add("all mails sent           %.1f s   %.0f decisions/s   %.0f mails/s (%d mails)"
                .formatted(sent, decisions / sent, mails / sent, mails));
        lines.add(
                "mail size on the wire    %d bytes on average"
                        .formatted(
                                number(
                                        "avg(s)::bigint from (select sum(length(p.ciphertext)) s from list m join payload p on p.id = m.payload_id group by m.id) t")));
        lines.add("one mail on its way      %.0f ms on average from the first byte to confirmed by the mail server"
                .formatted(1000 * seconds("(select avg(ended_at - started_at) from sent)")));
        lines.add("commits                  %.2f per decision".formatted((double) commits / decisions));
        lines.add("first and last tenth     %.1f and %.1f s to decide, %.1f and %.1f s to send"
                .formatted(
                        tenth(1, "changed_at", "decision"),
                        tenth(10, "changed_at", "decision"),
                        tenth(1, "ended_at", "sent"),
                        tenth(10, "ended_at", "sent")));
        return lines;
    }

    private double tenth(int n, String time, String of) {
        return seconds(
                "(select coalesce(max(t) - min(t), interval '0') from (select %1$s t, ntile(10) over (order by %1$s) n from %2$s) x where n = %3$d)"
                        .formatted(time, of, n));
    }

    private double seconds(String interval) {
        return jdbc.sql(SINCE + "select extract(epoch from %s)".formatted(interval))
                .param(since)
                .query(Double.class)
                .single();
    }

    private long number(String what) {
        return jdbc.sql(SINCE + "select " + what).param(since).query(Long.class).single();
    }
}
