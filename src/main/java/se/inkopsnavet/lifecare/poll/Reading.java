package se.inkopsnavet.lifecare.poll;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.lifecare.Entity;
import se.inkopsnavet.lifecare.Harvest;
import se.inkopsnavet.lifecare.Sources;
import se.inkopsnavet.lifecare.http.Query;
import se.inkopsnavet.lifecare.http.Refusal;

/** One poll: what has changed in each list since its mark, window by window. */
final class Reading {

    private static final Duration SKEW = Duration.ofMinutes(2);

    private final LifecareSettings settings;
    private final PagedList lists;
    private final Gatherer gatherer;
    private final Sources sources;
    private final LifecareAlarm alarm;
    private final Clock clock;
    /** By how much the source's clock is ahead of the hub's, as the last answer said. */
    private Duration skew = Duration.ZERO;

    private boolean skewTold;

    Reading(
            LifecareSettings settings,
            PagedList lists,
            Gatherer gatherer,
            Sources sources,
            LifecareAlarm alarm,
            Clock clock) {
        this.settings = settings;
        this.lists = lists;
        this.gatherer = gatherer;
        this.sources = sources;
        this.alarm = alarm;
        this.clock = clock;
    }

    /**
     * @param hand stores a page and, with a window's last page, moves the mark
     * @throws FaultException the first that went wrong. A list that cannot be read does not keep the others from being read, unless it is the server
     */
    void run(Consumer<Harvest> hand) {
        FaultException wrong = null;
        for (Entity entity : settings.entities()) {
            try {
                changes(entity, hand);
            } catch (FaultException e) {
                if (e instanceof Refusal refusal && refusal.ofTheServer()) {
                    throw e;
                }
                wrong = wrong == null ? e : wrong;
            }
        }
        if (wrong != null) {
            throw wrong;
        }
    }

    private void changes(Entity entity, Consumer<Harvest> hand) {
        for (int n = 0; n < settings.maxWindows(); n++) {
            Instant now = clock.instant().plus(skew);
            // What was there before the hub came is the first reconciliation's business.
            Optional<Instant> mark = sources.mark(settings.source(), entity);
            Window window = Window.next(mark.orElse(now), now, settings.overlap(), settings.widest());
            read(entity, window, mark.orElse(Instant.EPOCH), hand);
            if (window.reaches(now)) {
                return;
            }
        }
    }

    private void read(Entity entity, Window window, Instant mark, Consumer<Harvest> hand) {
        lists.read(entity.path(), Query.changed(window.after(), window.before()), (page, last, answered) -> {
            observe(answered);
            Instant readTo = last ? window.markAfter(mark, answered) : null;
            hand.accept(gatherer.gather(entity, page, readTo));
        });
    }

    private void observe(@Nullable Instant answered) {
        if (answered == null) {
            return;
        }
        Duration seen = Duration.between(clock.instant(), answered);
        boolean matters = seen.abs().compareTo(SKEW) > 0;
        skew = matters ? seen : Duration.ZERO;
        if (matters && !skewTold) {
            alarm.raise(Fault.LIFECARE_CLOCK, "Date " + seen.toSeconds() + " s");
        }
        skewTold = matters;
    }

    /** The lists that a reconciliation goes through whole. */
    List<Entity> reconciled() {
        return settings.entities().stream()
                .filter(entity -> entity == Entity.CLIENTS || entity == Entity.DECISIONS)
                .toList();
    }
}
