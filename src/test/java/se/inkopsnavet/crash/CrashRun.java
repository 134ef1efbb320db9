package se.inkopsnavet.crash;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import se.inkopsnavet.demo.data.SyntheticExport;

/**
 * Lets decisions flow through a hub that is killed again and again, then lets it finish, then calls the {@link Checker}.
 *
 * <p>Where points share a death, what has not come in time gets a death of its own at the end.
 *
 * <p>Arguments: {@code --messages=2000 --kills=100 --seed=<n>} or {@code --replay=<n>} (the same thing), {@code --folder=target/crash}.
 */
public final class CrashRun {

    /** Instead of a number of kills: each named point once, several in one death. */
    static final int SIDE_BY_SIDE = 0;

    private static final Duration START = Duration.ofMinutes(5);
    private static final Duration TO_THE_POINT = Duration.ofMinutes(3);
    private static final Duration WHILE_UP = Duration.ofMillis(300);

    private final Settings settings;
    private final Path folder;
    private final CrashTown town;
    private final Consignment in;
    private final PrintStream out;
    private final Set<KillPoint> diedAt = EnumSet.noneOf(KillPoint.class);

    /**
     * @param kills each in a death of its own, or {@link #SIDE_BY_SIDE}
     * @param seed of the plan and of the people
     * @param day of the export
     * @param folder each run makes a folder of its own in it
     * @param drain how long the last life may take to finish
     */
    record Settings(int messages, int kills, long seed, LocalDate day, Path folder, Duration drain, PrintStream out) {}

    /** @param diedAt points at which a thread stood when the hub halted */
    record Result(CheckerProcess.Verdict verdict, Set<KillPoint> diedAt) {}

    private CrashRun(Settings settings, Path folder, CrashTown town, int files) {
        SyntheticExport export = new SyntheticExport(settings.seed(), settings.day());
        this.settings = settings;
        this.folder = folder;
        this.town = town;
        this.out = settings.out();
        this.in =
                new Consignment(town.town().procapita(), folder.resolve("in.tsv"), export, settings.messages(), files);
    }

    /** @return the checker's verdict, with the command that replays the run when there is something to complain of */
    static Result run(Settings settings) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(Files.createDirectories(settings.folder()), "run")
                .toAbsolutePath();
        CrashPlan plan = settings.kills() == SIDE_BY_SIDE
                ? CrashPlan.sideBySide(settings.seed())
                : CrashPlan.oneByOne(settings.seed(), settings.kills());
        PrintStream out = settings.out();
        out.print(plan.text());
        String replay = "replay with -Dcrash.seed=%d -Dcrash.messages=%d -Dcrash.kills=%d; everything lies in %s"
                .formatted(settings.seed(), settings.messages(), settings.kills(), folder);
        out.println(replay);
        long begin = System.nanoTime();
        try (CrashTown town = CrashTown.open(folder)) {
            CrashRun run = new CrashRun(settings, folder, town, plan.steps().size() + 1);
            boolean atRest = run.follow(plan);
            out.println("crash run: %d messages, %d points, %.1f s"
                    .formatted(settings.messages(), run.diedAt.size(), (System.nanoTime() - begin) / 1e9));
            CheckerProcess.Verdict verdict = new CheckerProcess(folder, town.town(), settings).verdict();
            out.print(verdict.report());
            String rest = atRest ? "" : "not everything came to rest within " + settings.drain() + "\n";
            String report = replay + "\n" + rest + verdict.report();
            return new Result(new CheckerProcess.Verdict(verdict.exitValue(), report), run.diedAt);
        }
    }

    /** @return whether everything came to rest in the last life */
    private boolean follow(CrashPlan plan) throws InterruptedException {
        Deque<CrashPlan.Step> steps = new ArrayDeque<>(plan.steps());
        try (Lives lives = new Lives(number -> HubProcess.start(folder, number, town.settings(), List.of()))) {
            for (int number = 1; !steps.isEmpty(); number++) {
                CrashPlan.Step step = steps.remove();
                if (step.droppedWhileDown()) {
                    in.dropNext();
                }
                long waiting = System.nanoTime();
                HubProcess hub = lives.next(steps.size() + 1);
                hub.awaitReady(START);
                String started = "%4d  ready after %5d ms of waiting and %5d ms of processor time"
                        .formatted(number, since(waiting), hub.processorTime().toMillis());
                long begin = System.nanoTime();
                List<Kill.Place> late = live(hub, step);
                out.println("%s, died after %5d ms: %s%s"
                        .formatted(started, since(begin), step.kill(), late.isEmpty() ? "" : ", without " + late));
                late.forEach(place -> steps.add(new CrashPlan.Step(new Kill.At(List.of(place.alone())), true)));
            }
            return finish(lives.next(0));
        }
    }

    private static long since(long moment) {
        return (System.nanoTime() - moment) / 1_000_000;
    }

    /** @return the places to which nobody had come when it died */
    private List<Kill.Place> live(HubProcess hub, CrashPlan.Step step) throws InterruptedException {
        if (step.kill() instanceof Kill.At at) {
            hub.goAndDieAt(at.places().stream().map(Kill.Place::toString).toList());
        } else {
            hub.go();
        }
        if (!step.droppedWhileDown()) {
            hub.died(WHILE_UP);
            in.dropNext();
        }
        if (step.kill() instanceof Kill.After moment) {
            hub.died(moment.life());
            hub.kill();
            return List.of();
        }
        return awaitDeath(hub, (Kill.At) step.kill());
    }

    private List<Kill.Place> awaitDeath(HubProcess hub, Kill.At at) throws InterruptedException {
        if (!hub.died(TO_THE_POINT)) {
            throw new IllegalStateException(at + " was never reached");
        }
        Set<KillPoint> now = EnumSet.noneOf(KillPoint.class);
        hub.points().forEach(name -> now.add(KillPoint.spoken(name)));
        diedAt.addAll(now);
        return at.places().stream()
                .filter(place -> !now.contains(place.point()))
                .toList();
    }

    private boolean finish(HubProcess hub) throws InterruptedException {
        hub.awaitReady(START);
        hub.go();
        in.dropRest();
        boolean atRest = town.rest(in.filesWritten()).comesWithin(settings.drain());
        if (!atRest) {
            out.println("not everything came to rest within " + settings.drain());
        }
        hub.kill();
        return atRest;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        long fresh = new Random().nextInt(1_000_000);
        Arguments given = new Arguments(List.of(args));
        Settings settings = new Settings(
                (int) given.number("messages", 2000),
                (int) given.number("kills", 100),
                given.number("replay", given.number("seed", fresh)),
                LocalDate.now(Clock.systemDefaultZone()),
                Path.of(given.text("folder", "target/crash")),
                Duration.ofMinutes(5),
                System.out);
        System.exit(run(settings).verdict().exitValue());
    }
}
