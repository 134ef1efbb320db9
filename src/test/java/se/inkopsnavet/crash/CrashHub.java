package se.inkopsnavet.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.Ordered;
import se.inkopsnavet.Inkopsnavet;
import se.inkopsnavet.ledger.Checkpoint;

/**
 * The real hub in a process of its own, which halts without ceremony when it passes a named point for the n-th time.
 *
 * <p>It starts up to the moment before it takes any work, says so by making the file {@code crash.ready}, and goes on when a line comes on its standard
 * input: the next process can start while the one before still works. When the input ends, the driver is dead and the hub halts.
 *
 * <p>A line on its standard input that is not empty names the points at whose next passing it halts ({@code point#3}: at the third, {@code >point}: counted
 * from when somebody stands at the point before it), in place of those before. Where there are several, each
 * thread that comes to one stands still there until the others have come to theirs; after {@link #LONGEST_WAIT} it halts with those that have come. Which
 * they were stands in the file {@code crash.ready} with {@code .points} added.
 *
 * <p>A line that begins with {@link TextErrand#WORD} asks for texts, as the rooms of the hub do.
 *
 * <p>With {@code crash.pause} it stands still at that point instead, for as long as the file {@code crash.paused} exists.
 *
 * <p>System properties: {@code crash.settings} (properties file), {@code crash.ready} and {@code crash.wait} (seconds).
 */
public final class CrashHub {

    /** As a shell reports a process that was killed. */
    static final int KILLED = 137;

    /** Longer than a busy machine needs, since points that have not come must be tried again in a life of their own. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(Integer.getInteger("crash.wait", 30));

    private CrashHub() {}

    public static void main(String[] args) {
        Trap trap = new Trap(Path.of(System.getProperty("crash.ready") + ".points"));
        Checkpoint checkpoint = System.getProperty("crash.pause") == null
                ? trap
                : pausing(System.getProperty("crash.pause"), Path.of(System.getProperty("crash.paused")));
        Gate gate = new Gate(Path.of(System.getProperty("crash.ready")), trap);
        new SpringApplicationBuilder(Inkopsnavet.class)
                .initializers(context -> ((GenericApplicationContext) context)
                        .registerBean("crashCheckpoint", Checkpoint.class, () -> checkpoint))
                .listeners(gate)
                .run("--spring.config.additional-location=file:" + System.getProperty("crash.settings"));
    }

    /** Where it dies. */
    private static final class Trap implements Checkpoint {

        private final Path points;
        private final AtomicReference<Ambush> ambush = new AtomicReference<>(Ambush.at(List.of()));

        Trap(Path points) {
            this.points = points;
        }

        /** @param before must have been come to before passings of this one count */
        private record Place(
                String point, AtomicInteger left, @Nullable Place before) {

            static Place read(String word, @Nullable Place before) {
                String[] parts = word.replace(">", "").split("#");
                AtomicInteger left = new AtomicInteger(parts.length == 1 ? 1 : Integer.parseInt(parts[1]));
                return new Place(parts[0], left, word.startsWith(">") ? before : null);
            }

            boolean isComeTo(String name) {
                return point.equals(name) && (before == null || before.left.get() <= 0) && left.decrementAndGet() == 0;
            }
        }

        private record Ambush(List<Place> places, CountDownLatch missing) {
            static Ambush at(List<String> words) {
                List<Place> places = new ArrayList<>();
                for (String word : words) {
                    places.add(Place.read(word, places.isEmpty() ? null : places.get(places.size() - 1)));
                }
                return new Ambush(List.copyOf(places), new CountDownLatch(places.size()));
            }
        }

        void set(List<String> places) {
            ambush.set(Ambush.at(places));
        }

        @Override
        public void reached(String name) {
            Ambush here = ambush.get();
            here.places().stream().filter(place -> place.isComeTo(name)).forEach(place -> die(here, place));
        }

        private void die(Ambush here, Place place) {
            try {
                Files.writeString(points, place.point() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                here.missing().countDown();
                here.missing().await(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            Runtime.getRuntime().halt(KILLED);
        }
    }

    /** Makes the file when it comes to the point, and goes on when somebody has removed it. */
    private static Checkpoint pausing(String point, Path paused) {
        return name -> {
            if (!name.equals(point)) {
                return;
            }
            try {
                Files.createFile(paused);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            while (Files.exists(paused)) {
                LockSupport.parkNanos(10_000_000);
            }
        };
    }

    /** Stands between the routes, which are started before it, and the scheduler, which is started after it and drives everything. */
    private static final class Gate implements ApplicationListener<ApplicationReadyEvent>, Ordered {

        private final Path ready;
        private final Trap trap;
        private final BufferedReader driver = new BufferedReader(new InputStreamReader(System.in, UTF_8));

        Gate(Path ready, Trap trap) {
            this.ready = ready;
            this.trap = trap;
        }

        @Override
        public int getOrder() {
            return HIGHEST_PRECEDENCE;
        }

        @Override
        public void onApplicationEvent(ApplicationReadyEvent event) {
            try {
                Files.createFile(ready);
                obey(driver.readLine(), event.getApplicationContext());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Thread watch = new Thread(() -> outliveNobody(event.getApplicationContext()), "driver-watch");
            watch.setDaemon(true);
            watch.start();
        }

        private void outliveNobody(BeanFactory hub) {
            try {
                while (true) {
                    obey(driver.readLine(), hub);
                }
            } catch (IOException e) {
                Runtime.getRuntime().halt(1);
            }
        }

        private void obey(@Nullable String line, BeanFactory hub) {
            if (line == null) {
                Runtime.getRuntime().halt(1);
            } else if (line.startsWith(TextErrand.WORD)) {
                TextErrand.read(line).run(hub);
            } else if (!line.isEmpty()) {
                trap.set(List.of(line.split(" ")));
            }
        }
    }
}
