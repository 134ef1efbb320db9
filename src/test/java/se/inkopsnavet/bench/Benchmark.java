package se.inkopsnavet.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import se.inkopsnavet.neighbourhood.Town;

/**
 * Prints figures, judges nothing: {@code ./mvnw spring-boot:test-run -Dspring-boot.run.main-class=se.inkopsnavet.bench.Benchmark
 * -Dspring-boot.run.arguments="--decisions=1000 --rows=1"}.
 *
 * <p>{@code --decisions} in one export file, {@code --rows} the most on one customer list, {@code --heap} of the hub's own process, {@code --format} XML or CSV,
 * {@code --withdrawals} of consents while that many decisions' lists wait for a supplier whose mail server is busy: how soon each is effective,
 * {@code --key} of the hub's signature (RSA-2048, RSA-3072, EC-P256), {@code --profile} the file for a recording of Java Flight Recorder,
 * {@code --warm-up} so many other decisions first, which are not measured: what a hub does that has been running for a while, {@code --jvm} options of the hub's
 * process, separated by spaces, instead of those it is installed with, {@code --statements=true} what PostgreSQL was asked, and how often for each decision,
 * {@code --plain} so many mails by a short program first, as a yardstick ({@link PlainMails}).
 */
public final class Benchmark {

    /** The collector of the Dockerfile and of the service (decision 0075). */
    private static final String AS_INSTALLED = "-XX:+UseParallelGC";

    private Benchmark() {}

    public static void main(String[] arguments) throws Exception {
        Map<String, String> given = Arrays.stream(arguments)
                .map(argument -> argument.replaceFirst("^--", "").split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        Load load = new Load(
                Integer.parseInt(given.getOrDefault("decisions", "1000")),
                Integer.parseInt(given.getOrDefault("rows", "1")),
                given.getOrDefault("heap", "1g"),
                given.getOrDefault("format", "XML"),
                given.getOrDefault("key", "RSA-2048"),
                given.getOrDefault("profile", ""),
                Integer.parseInt(given.getOrDefault("warm-up", "0")),
                given.getOrDefault("jvm", AS_INSTALLED));
        if (Boolean.parseBoolean(given.get("statements"))) {
            System.setProperty(Town.DATABASE_LIBRARIES, "pg_stat_statements");
        }
        Path folder = Files.createTempDirectory("inkopsnavet-bench");
        int withdrawals = Integer.parseInt(given.getOrDefault("withdrawals", "0"));
        int plain = Integer.parseInt(given.getOrDefault("plain", "0"));
        try (LoadRun run = new LoadRun(load, folder)) {
            if (plain > 0) {
                System.out.println(plain(run.town(), plain));
            }
            List<String> figures =
                    withdrawals > 0 ? new WithdrawalRun(run, load, withdrawals).measure() : run.measure();
            figures.forEach(System.out::println);
        }
    }

    private static String plain(Town town, int mails) throws Exception {
        try (PlainMails program = new PlainMails(town)) {
            return program.measure(mails);
        }
    }

    /** What is asked for. */
    record Load(
            int decisions, int rows, String heap, String format, String key, String profile, int warmUp, String jvm) {}
}
