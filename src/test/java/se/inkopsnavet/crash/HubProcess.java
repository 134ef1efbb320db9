package se.inkopsnavet.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One life of the hub: a process that starts up, waits for {@link #go}, works, and is killed one way or another. */
final class HubProcess implements AutoCloseable {

    /** For a test that brings each thread to its point itself. */
    static final String WAITS_FOR_ALL = "-Dcrash.wait=600";

    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    /** Measured: 16 s of CPU to "ready" with the JVM's defaults, 7 s with these (docs/crash.md). */
    private static final List<String> QUICK_START =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx320m");

    private final Process process;
    private final Path ready;
    private final Path log;

    private HubProcess(Process process, Path ready, Path log) {
        this.process = process;
        this.ready = ready;
        this.log = log;
    }

    /**
     * @param folder gets the log and the ready file
     * @param number of this life, from 1
     * @param options further JVM options, such as the point to die at
     */
    static HubProcess start(Path folder, int number, Path settings, List<String> options) {
        return start(folder, number, settings, HubArchive.options(), options);
    }

    /** @param classes the options that say where the classes come from */
    static HubProcess start(Path folder, int number, Path settings, List<String> classes, List<String> options) {
        try {
            Path ready = folder.resolve("ready." + number);
            Path log = folder.resolve("hub." + number + ".log");
            List<String> command = new ArrayList<>(java());
            command.addAll(QUICK_START);
            command.addAll(classes);
            command.addAll(options);
            command.add("-Dcrash.ready=" + ready);
            command.add("-Dcrash.settings=" + settings);
            command.add(CrashHub.class.getName());
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            return new HubProcess(process, ready, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** This JVM's own command, without a class path. */
    static List<String> java() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.timezone=Europe/Stockholm",
                "-Dfile.encoding=UTF-8",
                // As the Dockerfile and docs/installation.md have it.
                "-Djdk.serialFilter=!*");
    }

    /** @throws IllegalStateException when the process ended instead; its log says why */
    void awaitReady(Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        while (!Files.exists(ready)) {
            if (process.waitFor(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS) || System.nanoTime() > end) {
                throw new IllegalStateException("the hub did not start, see " + log);
            }
        }
    }

    void go() {
        say("");
    }

    /** @return what it has used up until now, zero when the system does not say */
    Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** From the first moment on: it halts when all these points have been passed, see {@link CrashHub}. */
    void goAndDieAt(List<String> points) {
        say(String.join(" ", points));
    }

    /** The points at which threads stood when it halted. */
    List<String> points() {
        try {
            Path points = Path.of(ready + ".points");
            return Files.exists(points) ? Files.readAllLines(points) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalStateException when threads do not come to all of these points within that time */
    void awaitAt(List<String> points, Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        while (!points().containsAll(points)) {
            boolean dead = process.waitFor(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
            if (dead && !points().containsAll(points) || System.nanoTime() > end) {
                throw new IllegalStateException("nobody came to all of " + points + ", see " + log);
            }
        }
    }

    /** As {@link #goAndDieAt}, for one that is already at work. */
    void dieAt(List<String> points) {
        say(String.join(" ", points));
    }

    /** A room of this hub asks for them. */
    void ask(TextErrand texts) {
        say(texts.line());
    }

    /** SIGSTOP: it stands still with everything that it has in its hands, and knows nothing of it afterwards. */
    void pause() throws InterruptedException {
        signal("-STOP");
    }

    /** SIGCONT. */
    void goOn() throws InterruptedException {
        signal("-CONT");
    }

    private void signal(String which) throws InterruptedException {
        try {
            Process kill = new ProcessBuilder("kill", which, Long.toString(pid()))
                    .inheritIO()
                    .start();
            if (kill.waitFor() != 0) {
                throw new IllegalStateException("kill " + which + " ended with " + kill.exitValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void say(String line) {
        try {
            process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The hub takes it that its driver is dead, and halts. */
    void endInput() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return whether it is gone, for whatever reason */
    boolean ended(Duration longest) throws InterruptedException {
        return process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** @return whether it halted by itself at its point within that time */
    boolean died(Duration longest) throws InterruptedException {
        if (!process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
            return false;
        }
        if (process.exitValue() != CrashHub.KILLED) {
            throw new IllegalStateException("the hub ended with " + process.exitValue() + ", see " + log);
        }
        return true;
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    long pid() {
        return process.pid();
    }

    Path log() {
        return log;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
