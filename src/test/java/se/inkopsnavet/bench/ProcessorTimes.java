package se.inkopsnavet.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Who has used the processors: the hub, by what its threads are for, and those beside it on the same machine. From Linux' own books; zero elsewhere.
 *
 * @param millis since each process began
 */
record ProcessorTimes(Map<Who, Long> millis) {

    /** One tick of the clock that Linux counts in, USER_HZ. */
    private static final long TICK = 10;

    /** Where a number stands behind the name in {@code stat}; user time, and system time after it, of the process and of its children that have ended. */
    private static final int PARENT = 0;

    private static final int OWN_TIME = 10;
    private static final int TIME_OF_ENDED_CHILDREN = 12;

    enum Who {
        WORK("hub: Java and what it calls"),
        COMPILER("hub: the JVM compiling"),
        MEMORY("hub: the JVM's garbage collection and the rest of it"),
        DATABASE("PostgreSQL"),
        NEIGHBOURS("SFTP and mail server, and the benchmark itself");

        private final String text;

        Who(String text) {
            this.text = text;
        }
    }

    /** @param postmaster of whom all processes of PostgreSQL are children */
    static ProcessorTimes read(long hub, long postmaster) throws IOException {
        Map<Who, Long> millis = new EnumMap<>(Who.class);
        for (Path thread : list(Path.of("/proc/" + hub + "/task"), each -> true)) {
            stat(thread).ifPresent(stat -> millis.merge(kind(stat.name()), stat.own(), Long::sum));
        }
        stat(Path.of("/proc/self")).ifPresent(stat -> millis.put(Who.NEIGHBOURS, stat.own()));
        for (Path process : list(Path.of("/proc"), each -> each.matches("[0-9]+"))) {
            stat(process)
                    .filter(stat -> stat.parent() == postmaster)
                    .ifPresent(stat -> millis.merge(Who.DATABASE, stat.own(), Long::sum));
        }
        stat(Path.of("/proc/" + postmaster))
                .ifPresent(stat -> millis.merge(Who.DATABASE, stat.own() + stat.ofEndedChildren(), Long::sum));
        return new ProcessorTimes(millis);
    }

    private static Who kind(String thread) {
        if (thread.matches("C[12] Compiler.*|Sweeper thread")) {
            return Who.COMPILER;
        }
        return thread.matches("G1 .*|GC Thread.*|VM .*") ? Who.MEMORY : Who.WORK;
    }

    ProcessorTimes minus(ProcessorTimes before) {
        Map<Who, Long> since = new EnumMap<>(Who.class);
        millis.forEach((who, now) -> since.put(who, now - before.millis().getOrDefault(who, 0L)));
        return new ProcessorTimes(since);
    }

    List<String> lines(int decisions) {
        List<String> lines = new ArrayList<>();
        long hub = Stream.of(Who.WORK, Who.COMPILER, Who.MEMORY)
                .mapToLong(who -> millis.getOrDefault(who, 0L))
                .sum();
        lines.add("processor time           %d ms of the hub, %.1f ms per decision, starting not included"
                .formatted(hub, (double) hub / decisions));
        millis.forEach((who, used) -> lines.add("                         %7d ms %s".formatted(used, who.text)));
        return lines;
    }

    private record Stat(String name, long parent, long own, long ofEndedChildren) {}

    /** Of a process or a thread; nothing when it has just ended. */
    private static Optional<Stat> stat(Path process) throws IOException {
        String line;
        try {
            line = Files.readString(process.resolve("stat"));
        } catch (NoSuchFileException ended) {
            return Optional.empty();
        }
        int nameEnd = line.lastIndexOf(')');
        String[] numbers = line.substring(nameEnd + 4).split(" ");
        return Optional.of(new Stat(
                line.substring(line.indexOf('(') + 1, nameEnd),
                Long.parseLong(numbers[PARENT]),
                ticks(numbers, OWN_TIME),
                ticks(numbers, TIME_OF_ENDED_CHILDREN)));
    }

    private static long ticks(String[] numbers, int user) {
        return TICK * (Long.parseLong(numbers[user]) + Long.parseLong(numbers[user + 1]));
    }

    private static List<Path> list(Path folder, Predicate<String> which) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(each -> which.test(each.getFileName().toString())).toList();
        }
    }
}
