package se.inkopsnavet.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
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
 * <p>Each further line on its standard input is the name of the point at whose next passing it halts, in place of the one before.
 *
 * <p>With {@code crash.pause} it stands still at that point instead, for as long as the file {@code crash.paused} exists.
 *
 * <p>System properties: {@code crash.settings} (properties file), {@code crash.ready}, {@code crash.point} and {@code crash.hit} (none: runs until it is
 * killed).
 */
public final class CrashHub {

    /** As a shell reports a process that was killed. */
    static final int KILLED = 137;

    private CrashHub() {}

    public static void main(String[] args) {
        Trap trap = new Trap();
        if (System.getProperty("crash.point") != null) {
            trap.set(System.getProperty("crash.point"), Integer.getInteger("crash.hit", 1));
        }
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

        private final AtomicReference<Place> place = new AtomicReference<>(new Place("", new AtomicInteger()));

        private record Place(String point, AtomicInteger left) {}

        void set(String point, int hit) {
            place.set(new Place(point, new AtomicInteger(hit)));
        }

        @Override
        public void reached(String name) {
            Place here = place.get();
            if (name.equals(here.point()) && here.left().decrementAndGet() == 0) {
                Runtime.getRuntime().halt(KILLED);
            }
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
                haltAtEnd(driver.readLine());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Thread watch = new Thread(this::outliveNobody, "driver-watch");
            watch.setDaemon(true);
            watch.start();
        }

        private void outliveNobody() {
            try {
                while (true) {
                    String point = driver.readLine();
                    haltAtEnd(point);
                    trap.set(point, 1);
                }
            } catch (IOException e) {
                Runtime.getRuntime().halt(1);
            }
        }

        private static void haltAtEnd(String line) {
            if (line == null) {
                Runtime.getRuntime().halt(1);
            }
        }
    }
}
