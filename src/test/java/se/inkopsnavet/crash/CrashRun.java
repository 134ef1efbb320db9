package se.inkopsnavet.crash;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import se.inkopsnavet.demo.data.SyntheticExport;

/**
 * Lets decisions flow through a hub that is killed again and again, then lets it finish, then calls the {@link Checker}.
 *
 * <p>Arguments: {@code --messages=2000 --kills=100 --seed=<n>} or {@code --replay=<n>} (the same thing), {@code --folder=target/crash}.
 */
public final class CrashRun {

    private static final Duration START = Duration.ofMinutes(5);
    private static final Duration TO_THE_POINT = Duration.ofMinutes(3);
    private static final Duration WHILE_UP = Duration.ofMillis(300);

    private final Settings settings;
    private final Path folder;
    private final CrashTown town;
    private final Consignment in;
    private final Rest rest;
    private final PrintStream out;

    /**
     * @param seed of the plan and of the people
     * @param day of the export
     * @param folder each run makes a folder of its own in it
     * @param drain how long the last life may take to finish
     */
    record Settings(int messages, int kills, long seed, LocalDate day, Path folder, Duration drain, PrintStream out) {}

    private CrashRun(Settings settings, Path folder, CrashTown town) {
        SyntheticExport export = new SyntheticExport(settings.seed(), settings.day());
        int files = settings.kills() + 1;
        this.settings = settings;
        this.folder = folder;
        this.town = town;
        this.out = settings.out();
        this.in =
                new Consignment(town.town().procapita(), folder.resolve("in.tsv"), export, settings.messages(), files);
        this.rest = town.rest(files);
    }

    /** @return the checker's verdict, with the command that replays the run when there is something to complain of */
    static CheckerProcess.Verdict run(Settings settings) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(Files.createDirectories(settings.folder()), "run")
                .toAbsolutePath();
        CrashPlan plan = CrashPlan.of(settings.seed(), settings.kills());
        PrintStream out = settings.out();
        out.print(plan.text());
        String replay = "replay with -Dcrash.seed=%d -Dcrash.messages=%d -Dcrash.kills=%d; everything lies in %s"
                .formatted(settings.seed(), settings.messages(), settings.kills(), folder);
        out.println(replay);
        long begin = System.nanoTime();
        try (CrashTown town = CrashTown.open(folder)) {
            CrashRun run = new CrashRun(settings, folder, town);
            boolean atRest = run.follow(plan);
            out.println("crash run: %d messages, %d kills, %.1f s"
                    .formatted(settings.messages(), plan.steps().size(), (System.nanoTime() - begin) / 1e9));
            CheckerProcess.Verdict verdict = new CheckerProcess(folder, town.town(), settings).verdict();
            out.print(verdict.report());
            String rest = atRest ? "" : "not everything came to rest within " + settings.drain() + "\n";
            return new CheckerProcess.Verdict(verdict.exitValue(), replay + "\n" + rest + verdict.report());
        }
    }

    /** @return whether everything came to rest in the last life */
    private boolean follow(CrashPlan plan) throws InterruptedException {
        int steps = plan.steps().size();
        try (Lives lives = new Lives(steps + 1, number -> start(plan, number))) {
            for (int n = 0; n < steps; n++) {
                CrashPlan.Step step = plan.steps().get(n);
                if (step.droppedWhileDown()) {
                    in.dropNext();
                }
                long waiting = System.nanoTime();
                HubProcess hub = lives.next();
                hub.awaitReady(START);
                hub.go();
                long begin = System.nanoTime();
                if (!step.droppedWhileDown()) {
                    hub.died(WHILE_UP);
                    in.dropNext();
                }
                end(hub, step, n + 1);
                out.println("%4d  ready after %5d ms, died after %5d ms: %s"
                        .formatted(
                                n + 1,
                                (begin - waiting) / 1_000_000,
                                (System.nanoTime() - begin) / 1_000_000,
                                step.kill()));
            }
            return finish(lives.next());
        }
    }

    /** @param life from 0; the one after the plan's last step is not killed */
    private HubProcess start(CrashPlan plan, int life) {
        boolean named = life < plan.steps().size() && plan.steps().get(life).kill() instanceof Kill.At;
        List<String> options =
                named ? HubProcess.dyingAt((Kill.At) plan.steps().get(life).kill()) : List.of();
        return HubProcess.start(folder, life + 1, town.settings(), options);
    }

    private void end(HubProcess hub, CrashPlan.Step step, int number) throws InterruptedException {
        if (step.kill() instanceof Kill.After moment) {
            hub.died(moment.life());
            hub.kill();
        } else if (!hub.died(TO_THE_POINT)) {
            throw new IllegalStateException("kill " + number + " (" + step.kill() + ") was never reached");
        }
    }

    private boolean finish(HubProcess hub) throws InterruptedException {
        hub.awaitReady(START);
        hub.go();
        in.dropNext();
        boolean atRest = rest.comesWithin(settings.drain());
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
        System.exit(run(settings).exitValue());
    }
}
