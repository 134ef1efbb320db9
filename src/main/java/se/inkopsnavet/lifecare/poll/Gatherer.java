package se.inkopsnavet.lifecare.poll;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.decision.Decision;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.lifecare.Codes;
import se.inkopsnavet.lifecare.Edge;
import se.inkopsnavet.lifecare.Entity;
import se.inkopsnavet.lifecare.Found;
import se.inkopsnavet.lifecare.Harvest;
import se.inkopsnavet.lifecare.Held;
import se.inkopsnavet.lifecare.Holdings;
import se.inkopsnavet.lifecare.PersonKeys;
import se.inkopsnavet.lifecare.Strained;
import se.inkopsnavet.privacy.BlindIndex;
import tools.jackson.databind.JsonNode;

/**
 * Picks from a page what concerns the hub: purchase decisions, and what happens to the people who have one. Everybody else's records are looked at and
 * forgotten.
 */
final class Gatherer {

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

    private final LifecareSettings settings;
    private final Edge edge;
    private final Codes codes;
    private final Holdings holdings;
    private final BlindIndex index;
    private final Bundler bundler;
    private final LifecareAlarm alarm;
    private final Clock clock;

    Gatherer(
            LifecareSettings settings,
            Edge edge,
            Codes codes,
            Holdings holdings,
            BlindIndex index,
            Bundler bundler,
            LifecareAlarm alarm,
            Clock clock) {
        this.settings = settings;
        this.edge = edge;
        this.codes = codes;
        this.holdings = holdings;
        this.index = index;
        this.bundler = bundler;
        this.alarm = alarm;
        this.clock = clock;
    }

    /** @param readTo with the last page of a window, otherwise null */
    Harvest gather(Entity entity, List<JsonNode> page, @Nullable Instant readTo) {
        Turn turn = new Turn(entity);
        List<Incoming> incoming = page.stream()
                .flatMap(record -> incoming(entity, record).stream())
                .toList();
        Map<String, Held> held = holdings.of(
                settings.source(),
                entity,
                incoming.stream().map(each -> each.record().id()).toList());
        incoming.forEach(each -> turn.take(each, held.get(each.record().id())));
        // The decision that was taken last is decided last.
        turn.found.sort(Comparator.comparing(Gatherer::decidedOn).thenComparing(Found::id));
        return new Harvest(settings.source(), settings.municipality(), entity, turn.found, turn.repeated, readTo);
    }

    private Optional<Incoming> incoming(Entity entity, JsonNode record) {
        Optional<Strained> strained = edge.strain(entity, record);
        if (strained.isEmpty()) {
            alarm.raise(Fault.LIFECARE_RECORD_UNUSABLE, entity.path() + " Id");
        }
        return strained.map(each -> new Incoming(each, Edge.updated(record)));
    }

    private static String decidedOn(Found found) {
        return found.content() == null
                ? ""
                : found.content().path("decision").path("Date").asString("");
    }

    private record Incoming(Strained record, @Nullable String updated) {}

    /** One page's work: each person's decisions are asked for once. */
    private final class Turn {

        private final Entity entity;
        private final List<Found> found = new ArrayList<>();
        private final List<String> repeated = new ArrayList<>();
        private final Set<String> refreshed = new HashSet<>();

        Turn(Entity entity) {
            this.entity = entity;
        }

        void take(Incoming incoming, @Nullable Held held) {
            Strained record = incoming.record();
            if (record.deleted()) {
                removed(record, held);
            } else if (held != null && !held.gone() && unchanged(record, held)) {
                repeated.add(record.id());
            } else if (record.personId() == null) {
                if (held != null || wanted(record)) {
                    alarm.raise(Fault.LIFECARE_RECORD_UNUSABLE, entity.path() + " PersonId");
                }
            } else {
                PersonKeys person = PersonKeys.of(index, settings.municipality(), record.personId());
                if (entity == Entity.DECISIONS) {
                    decision(record, person, held);
                } else {
                    holdings.protection(settings.source(), person.person())
                            .ifPresent(wasProtected -> ofKnown(incoming, person, held, wasProtected));
                }
            }
        }

        private boolean unchanged(Strained record, Held held) {
            return Arrays.equals(held.recordHash(), bundler.recordHash(record));
        }

        private boolean wanted(Strained record) {
            return entity == Entity.DECISIONS && isPurchase(record);
        }

        private void removed(Strained record, @Nullable Held held) {
            if (held == null) {
                return;
            }
            if (held.gone()) {
                repeated.add(record.id());
            } else if (entity == Entity.EXECUTIONS) {
                found.add(bundler.noted(record, held.person(), false));
            } else {
                found.add(bundler.removed(entity, held));
            }
        }

        private void decision(Strained record, PersonKeys person, @Nullable Held held) {
            boolean here = held != null && !held.gone();
            if (!here && (!isPurchase(record) || hasEnded(record))) {
                return;
            }
            ClientView client = bundler.client(record.personId());
            if (client.client() == null) {
                alarm.raise(Fault.LIFECARE_CLIENT_MISSING, "decision " + record.id());
            }
            boolean stranger =
                    holdings.protection(settings.source(), person.person()).isEmpty();
            found.add(bundler.decision(record, person, client));
            if (stranger && refreshed.add(person.hex())) {
                bundler.welcome(record.personId(), person, client, found);
            }
        }

        private void ofKnown(Incoming incoming, PersonKeys person, @Nullable Held held, boolean wasProtected) {
            Strained record = incoming.record();
            switch (entity) {
                case CLIENTS -> client(incoming, person, wasProtected);
                case EXECUTIONS -> {
                    if (!wasProtected) {
                        found.add(bundler.noted(record, person, false));
                        refresh(record.personId(), person, bundler.client(record.personId()));
                    }
                }
                default -> {
                    // Of protected people nothing is kept (requirements S-03).
                    if (!wasProtected && (held != null || bundler.matters(record))) {
                        found.add(bundler.event(record, person, null, clock.instant()));
                    }
                }
            }
        }

        private void client(Incoming incoming, PersonKeys person, boolean wasProtected) {
            Strained client = incoming.record();
            ClientView now = new ClientView(client, incoming.updated(), clock.instant());
            found.add(bundler.event(client, person, incoming.updated(), now.seenAt()));
            if (client.isProtected()) {
                holdings.decisionsOf(settings.source(), person.person())
                        .forEach(each -> found.add(bundler.stopped(each, now)));
                return;
            }
            refresh(client.personId(), person, now);
            if (wasProtected) {
                bundler.contacts(client.personId(), person, found);
            }
        }

        private void refresh(String personId, PersonKeys person, ClientView client) {
            if (!refreshed.add(person.hex())) {
                return;
            }
            Set<String> here = new HashSet<>();
            holdings.decisionsOf(settings.source(), person.person()).forEach(each -> here.add(each.id()));
            bundler.decisionsOf(personId).stream()
                    .filter(each -> here.contains(each.id()) || isPurchase(each) && !hasEnded(each))
                    .forEach(each -> found.add(bundler.decision(each, person, client)));
        }

        private boolean isPurchase(Strained decision) {
            JsonNode code = decision.kept().path("ServiceCategory").get("Code");
            return codes.insats().get(code == null ? "" : code.asString()) == Decision.Insats.INKOP;
        }

        /** Long over before the hub heard of it: nobody's business here. */
        private boolean hasEnded(Strained decision) {
            String to = decision.kept().path("ToDate").asString("");
            return to.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}.*")
                    && to.substring(0, 10)
                                    .compareTo(LocalDate.now(clock.withZone(STOCKHOLM))
                                            .minusDays(1)
                                            .toString())
                            < 0;
        }
    }
}
