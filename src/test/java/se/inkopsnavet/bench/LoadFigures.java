package se.inkopsnavet.bench;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the ledger's own times say about a run. */
final class LoadFigures {

    private static final String SECONDS = "select extract(epoch from %s)";

    private final JdbcClient jdbc;
    private final Benchmark.Load load;

    LoadFigures(JdbcClient jdbc, Benchmark.Load load) {
        this.jdbc = jdbc;
        this.load = load;
    }

    boolean complete() {
        long decided = number("select count(*) from message where flow = 'DECISION' and state = 'CONFIRMED'");
        long waiting = number("select count(*) from customer_list_row where state = 'READY'");
        long unsent = number("select count(*) from message where flow = 'CUSTOMER_LIST' and state <> 'SENT'");
        return decided == load.decisions() && waiting == 0 && unsent == 0;
    }

    long commits() {
        return number("select xact_commit from pg_stat_database where datname = current_database()");
    }

    List<String> lines(long coldStartMillis, long commits, String peakMemory) {
        double split = seconds(
                "(select max(created_at) from message where flow = 'DECISION') - (select min(received_at) from receipt)");
        double decided = seconds(
                "(select max(changed_at) from message where flow = 'DECISION') - (select min(received_at) from receipt)");
        double sent = seconds(
                "(select max(a.ended_at) from attempt a join message m on m.id = a.message_id where m.flow = 'CUSTOMER_LIST')"
                        + " - (select min(received_at) from receipt)");
        long mails = number("select count(*) from message where flow = 'CUSTOMER_LIST'");
        List<String> lines = new ArrayList<>();
        lines.add("load                     %s".formatted(load));
        lines.add("cold start to ready      %d ms".formatted(coldStartMillis));
        lines.add("cut into records         %.1f s".formatted(split));
        lines.add("all decided              %.1f s   %.0f decisions/s".formatted(decided, load.decisions() / decided));
        lines.add("all mails sent           %.1f s   %.0f decisions/s   %.0f mails/s (%d mails)"
                .formatted(sent, load.decisions() / sent, mails / sent, mails));
        lines.add("mail size on the wire    %d bytes on average"
                .formatted(number(
                        "select avg(s)::bigint from (select sum(length(p.ciphertext)) s from message m join payload p on p.id = m.payload_id"
                                + " where m.flow = 'CUSTOMER_LIST' group by m.id) t")));
        lines.add(
                "one list built           %.0f ms on average from departure to confirmed by the mail server"
                        .formatted(
                                1000
                                        * seconds(
                                                "(select avg(a.ended_at - a.started_at) from attempt a join message m on m.id = a.message_id where m.flow = 'CUSTOMER_LIST')")));
        lines.add("commits                  %.2f per decision".formatted((double) commits / load.decisions()));
        lines.add("first and last tenth     %.1f and %.1f s to decide".formatted(tenth(1), tenth(10)));
        lines.add("memory of the hub        " + peakMemory);
        return lines;
    }

    private double tenth(int n) {
        return seconds(
                "(select max(changed_at) - min(changed_at) from (select changed_at, ntile(10) over (order by changed_at) t from message"
                        + " where flow = 'DECISION') x where t = " + n + ")");
    }

    private double seconds(String interval) {
        return jdbc.sql(SECONDS.formatted(interval)).query(Double.class).single();
    }

    private long number(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
