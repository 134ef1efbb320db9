package se.inkopsnavet.lifecare.poll;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import se.inkopsnavet.lifecare.Entity;
import se.inkopsnavet.lifecare.Found;
import se.inkopsnavet.lifecare.Harvest;
import se.inkopsnavet.lifecare.Held;
import se.inkopsnavet.lifecare.Holdings;
import se.inkopsnavet.lifecare.http.Query;

/**
 * Holds the source's whole lists against what the hub remembers. What is missing here is fetched as if it had changed; what is gone there is looked for once
 * more at the next reconciliation, and then taken for removed.
 */
final class Reconciliation {

    /** A list that has lost more than this is doubted: a permission that was taken away looks the same as if everybody had been removed. */
    private static final int MOST_GONE = 5;

    private static final int MOST_GONE_PERCENT = 10;

    private final LifecareSettings settings;
    private final PagedList lists;
    private final Gatherer gatherer;
    private final Bundler bundler;
    private final Holdings holdings;
    private final Clock clock;

    Reconciliation(
            LifecareSettings settings,
            PagedList lists,
            Gatherer gatherer,
            Bundler bundler,
            Holdings holdings,
            Clock clock) {
        this.settings = settings;
        this.lists = lists;
        this.gatherer = gatherer;
        this.bundler = bundler;
        this.holdings = holdings;
        this.clock = clock;
    }

    /**
     * Figures of one list.
     *
     * @param held how many the hub knew before
     * @param missed in the source and not here, now fetched
     * @param changed otherwise here than there, now fetched
     * @param absent not in the source's list, to be looked for again
     * @param removed absent for the second time
     * @param doubted so much was absent that nothing was done about it
     */
    record Count(Entity entity, int held, int missed, int changed, int absent, int removed, boolean doubted) {

        boolean differs() {
            return held > 0 && missed + changed + removed > 0 || doubted;
        }

        String place() {
            return entity.path()
                    + (doubted
                            ? " misstrodd borta=" + absent
                            : " nya=" + missed + " ändrade=" + changed + " borttagna=" + removed);
        }
    }

    /** @param hand stores a page */
    Count run(Entity entity, Consumer<Harvest> hand) {
        Map<String, Held> before = holdings.present(settings.source(), entity);
        Map<String, Held> absent = new HashMap<>(before);
        int[] news = new int[2];
        lists.read(entity.path(), Query.NONE, (page, last, answered) -> {
            page.forEach(record -> absent.remove(record.path("Id").asString("")));
            Harvest harvest = gatherer.gather(entity, page, null);
            for (Found found : harvest.found()) {
                if (found.entity() == entity && found.kind() != Found.Kind.NOTED) {
                    news[before.containsKey(found.id()) ? 1 : 0]++;
                }
            }
            hand.accept(harvest);
        });
        boolean doubted = absent.size() > Math.max(MOST_GONE, before.size() * MOST_GONE_PERCENT / 100);
        int removed = doubted ? 0 : secondLook(entity, absent, hand);
        return new Count(entity, before.size(), news[0], news[1], absent.size(), removed, doubted);
    }

    private int secondLook(Entity entity, Map<String, Held> absent, Consumer<Harvest> hand) {
        Instant now = clock.instant();
        Duration patience = settings.secondLook();
        List<Found> removed = new ArrayList<>();
        List<String> first = new ArrayList<>();
        for (Held held : absent.values()) {
            if (held.missingSince() == null) {
                first.add(held.id());
            } else if (!held.missingSince().plus(patience).isAfter(now)) {
                removed.add(bundler.removed(entity, held));
            }
        }
        holdings.missed(settings.source(), entity, first, now);
        if (!removed.isEmpty()) {
            hand.accept(new Harvest(settings.source(), settings.municipality(), entity, removed, List.of(), null));
        }
        return removed.size();
    }
}
