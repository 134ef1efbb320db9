package se.inkopsnavet.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
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
        Checkpoint checkpoint = checkpoint(System.getProperty("crash.point"), Integer.getInteger("crash.hit", 1));
        Gate gate = new Gate(Path.of(System.getProperty("crash.ready")));
        new SpringApplicationBuilder(Inkopsnavet.class)
                .initializers(context -> ((GenericApplicationContext) context)
                        .registerBean("crashCheckpoint", Checkpoint.class, () -> checkpoint))
                .listeners(gate)
                .run("--spring.config.additional-location=file:" + System.getProperty("crash.settings"));
    }

    private static Checkpoint checkpoint(String point, int hit) {
        if (System.getProperty("crash.pause") != null) {
            return pausing(System.getProperty("crash.pause"), Path.of(System.getProperty("crash.paused")));
        }
        if (point == null) {
            return Checkpoint.NONE;
        }
        AtomicInteger left = new AtomicInteger(hit);
        return name -> {
            if (name.equals(point) && left.decrementAndGet() == 0) {
                Runtime.getRuntime().halt(KILLED);
            }
        };
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

        Gate(Path ready) {
            this.ready = ready;
        }

        @Override
        public int getOrder() {
            return HIGHEST_PRECEDENCE;
        }

        @Override
        public void onApplicationEvent(ApplicationReadyEvent event) {
            try {
                Files.createFile(ready);
                haltAtEnd(System.in.read());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Thread watch = new Thread(Gate::outliveNobody, "driver-watch");
            watch.setDaemon(true);
            watch.start();
        }

        private static void outliveNobody() {
            try {
                int read;
                do {
                    read = System.in.read();
                    haltAtEnd(read);
                } while (read >= 0);
            } catch (IOException e) {
                Runtime.getRuntime().halt(1);
            }
        }

        private static void haltAtEnd(int read) {
            if (read < 0) {
                Runtime.getRuntime().halt(1);
            }
        }
    }
}
