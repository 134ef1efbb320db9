package se.inkopsnavet.bench;

import static org.awaitility.Awaitility.await;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.Inkopsnavet;
import se.inkopsnavet.decision.FileFormat;
import se.inkopsnavet.demo.data.SyntheticExport;
import se.inkopsnavet.neighbourhood.Town;

/** One export file through a hub in a process of its own, with everything durable. */
final class LoadRun implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofMinutes(60);

    private final Benchmark.Load load;
    private final Town town;
    private final Path home;
    private final JdbcClient jdbc;
    private final long postmaster;
    private Process hub;

    LoadRun(Benchmark.Load load, Path folder) throws IOException {
        this.load = load;
        this.town = Town.openForLoad(folder, load.key());
        this.home = home(folder);
        this.jdbc = JdbcClient.create(town.database().superuser());
        this.postmaster = Long.parseLong(jdbc.sql("select pg_read_file('postmaster.pid')")
                .query(String.class)
                .single()
                .lines()
                .findFirst()
                .orElseThrow());
    }

    List<String> measure() throws IOException {
        long coldStart = begin();
        if (load.warmUp() > 0) {
            drop("uppvarmning", 1, load.warmUp());
            finish(new LoadFigures(jdbc, load.warmUp()));
        }
        LoadFigures figures = new LoadFigures(jdbc, load.decisions());
        long commitsBefore = figures.commits();
        ProcessorTimes before = processor();
        Statements statements = Statements.since(jdbc);
        drop("last", load.warmUp() + 1, load.decisions());
        finish(figures);
        ProcessorTimes used = processor().minus(before);
        List<String> lines = new ArrayList<>();
        lines.add("load                     " + load);
        lines.add("cold start to ready      %d ms".formatted(coldStart));
        lines.addAll(figures.lines(figures.commits() - commitsBefore));
        lines.add("memory of the hub        " + peakMemory());
        lines.addAll(used.lines(load.decisions()));
        lines.addAll(statements.lines(load.decisions()));
        return lines;
    }

    private void finish(LoadFigures figures) {
        await().atMost(LONGEST).pollInterval(Duration.ofSeconds(1)).until(figures::complete);
    }

    /** Starts the hub. @return how long it took until it polled, in milliseconds */
    long begin() throws IOException {
        Instant begun = Instant.now();
        start();
        await().atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptions()
                .until(this::polls);
        return Duration.between(begun, Instant.now()).toMillis();
    }

    Town town() {
        return town;
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    private boolean polls() {
        return jdbc.sql("select count(*) from scheduled_tasks where task_name = 'poll' and last_success is not null")
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private void start() throws IOException {
        Path settings = town.writeProperties(Map.of(
                "inkopsnavet.home", home.toString(),
                "inkopsnavet.environment", "OPEN",
                "logging.level.root", "WARN",
                "logging.level.exchange", "WARN"));
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx" + load.heap()));
        if (!load.jvm().isEmpty()) {
            command.addAll(List.of(load.jvm().split(" ")));
        }
        if (!load.profile().isEmpty()) {
            command.add("-XX:StartFlightRecording=settings=profile,dumponexit=true,filename=" + load.profile());
        }
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                Inkopsnavet.class.getName(),
                "--spring.config.additional-location=file:" + settings));
        hub = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(town.folder().resolve("hub.log").toFile())
                .start();
    }

    void drop() throws IOException {
        drop("last", 1, load.decisions());
    }

    private void drop(String name, int first, int count) throws IOException {
        Path inbox = town.procapita().home().resolve("beslut/ut");
        Path file = inbox.resolve("beslut_" + name + "." + load.format().toLowerCase());
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            new SyntheticExport(7, LocalDate.now()).write(FileFormat.valueOf(load.format()), out, first, count);
        }
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(30)));
        Files.createFile(inbox.resolve(file.getFileName() + ".done"));
    }

    /** The supplier's profile with the list size and pace of this run. */
    private Path home(Path folder) throws IOException {
        Path copy = folder.resolve("home");
        for (String part : List.of("routes", "mappings")) {
            try (Stream<Path> files = Files.walk(Path.of(part))) {
                for (Path each : files.toList()) {
                    Path target = copy.resolve(each);
                    if (Files.isDirectory(each)) {
                        Files.createDirectories(target);
                    } else {
                        Files.copy(each, target);
                    }
                }
            }
        }
        Path profile = copy.resolve("mappings/suppliers/livs/profile.yaml");
        Files.writeString(
                profile,
                Files.readString(profile)
                        .replaceFirst("maxRowsPerBatch: \\d+", "maxRowsPerBatch: " + load.rows())
                        .replaceFirst("after: PT\\d+S", load.rows() == 1 ? "after: PT1S" : "after: PT5S"));
        return copy;
    }

    private ProcessorTimes processor() throws IOException {
        return ProcessorTimes.read(hub.pid(), postmaster);
    }

    /** Peak resident memory of the hub's process, from Linux; empty elsewhere. */
    private String peakMemory() throws IOException {
        Path status = Path.of("/proc/" + hub.pid() + "/status");
        if (!Files.exists(status)) {
            return "";
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .findFirst()
                .orElse("");
    }

    /** A recording is written when the process ends in order. */
    private void end(Process process) {
        if (load.profile().isEmpty()) {
            process.destroyForcibly();
        } else {
            process.destroy();
            process.onExit().join();
        }
    }

    @Override
    public void close() throws IOException {
        if (hub != null) {
            end(hub);
        }
        town.close();
    }
}
