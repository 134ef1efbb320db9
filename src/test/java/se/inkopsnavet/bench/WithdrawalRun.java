package se.inkopsnavet.bench;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import se.inkopsnavet.demo.data.SyntheticExport;
import se.inkopsnavet.neighbourhood.mail.Mischief;
import se.inkopsnavet.neighbourhood.mail.Mischief.Moment;

/**
 * From the moment at which the hub has learned of a withdrawal until it is effective, while as many lists as there are decisions wait for a supplier whose
 * mail server says "later". Effective is the commit after which the gate is closed, and, of a list that was built, its recall.
 */
final class WithdrawalRun {

    private static final Duration LONGEST = Duration.ofMinutes(20);
    private static final String SINCE_LEARNED =
            "select coalesce(percentile_cont(%s) within group (order by extract(epoch from"
                    + " %s - (select r.received_at from message f join receipt r on r.id = f.receipt_id where f.flow = 'CONSENT_FILE'))), -1) from %s";
    private static final String WITHDRAWALS = "message m where m.flow = 'CONSENT' and m.state = 'CONFIRMED'";
    private static final String RECALLS = "message m where m.flow = 'CUSTOMER_LIST' and m.state = 'RECALLED'";

    private final LoadRun run;
    private final Benchmark.Load load;
    private final int withdrawals;

    WithdrawalRun(LoadRun run, Benchmark.Load load, int withdrawals) {
        this.run = run;
        this.load = load;
        this.withdrawals = withdrawals;
    }

    List<String> measure() throws IOException {
        run.town().mail().smtp().always(new Mischief.Answer(Moment.RCPT, "451 4.3.2 busy, try later"));
        run.begin();
        run.drop();
        await("lists in the queue")
                .atMost(LONGEST)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> count("message where flow = 'CUSTOMER_LIST' and direction = 'O'") == load.decisions());
        long tried = count("message where flow = 'CUSTOMER_LIST' and attempts > 0");
        drop();
        await("every withdrawal decided, its list recalled")
                .atMost(LONGEST)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> count(WITHDRAWALS) == withdrawals && count(RECALLS) == withdrawals);
        long left = count(
                "message m join customer_list_row r on r.batch_id = m.id where r.state = 'WITHDRAWN' and m.state in ('SENT', 'CONFIRMED')");
        return List.of(
                "load                     %s, %d withdrawals".formatted(load, withdrawals),
                "lists waiting            %d, of which tried at least once %d".formatted(load.decisions(), tried),
                "learned to gate closed   %s".formatted(spread(WITHDRAWALS)),
                "learned to list recalled %s".formatted(spread(RECALLS)),
                "lists that left anyway   %d".formatted(left));
    }

    private String spread(String which) {
        return "median %.1f s, 95 of 100 within %.1f s, last %.1f s"
                .formatted(seconds("0.5", which), seconds("0.95", which), seconds("1", which));
    }

    private double seconds(String part, String which) {
        return run.jdbc()
                .sql(SINCE_LEARNED.formatted(part, "m.changed_at", which))
                .query(Double.class)
                .single();
    }

    private long count(String what) {
        return run.jdbc().sql("select count(*) from " + what).query(Long.class).single();
    }

    private void drop() {
        SyntheticExport people = new SyntheticExport(7, LocalDate.now());
        String time = LocalDateTime.now(ZoneId.of("Europe/Stockholm"))
                .minusMinutes(1)
                .withNano(0)
                .toString();
        StringBuilder forms = new StringBuilder("#SAMTYCKEN;exempelkommun;1\r\n"
                + "blankett;typ;personnummer;andamal;leverantor;lamnatav;satt;tid;personal\r\n");
        for (int n = 1; n <= withdrawals; n++) {
            forms.append("Å-%d;ATERKALLELSE;%s;UTLAMNANDE;livs;PERSONEN;MUNTLIGT;%s;4711\r\n"
                    .formatted(n, people.personnummer(n), time));
        }
        forms.append("#ANTAL;").append(withdrawals).append("\r\n");
        run.town()
                .procapita()
                .export(
                        "samtycken/ut",
                        "samtycke_1.csv",
                        forms.toString().getBytes(StandardCharsets.UTF_8),
                        Instant.now());
    }
}
