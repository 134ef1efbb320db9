package se.inkopsnavet.lifecare.poll;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.lifecare.Entity;
import se.inkopsnavet.lifecare.Found;
import se.inkopsnavet.lifecare.Found.Kind;
import se.inkopsnavet.lifecare.Held;
import se.inkopsnavet.lifecare.PersonKeys;
import se.inkopsnavet.lifecare.Strained;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Puts together what a message must hold so that its translation asks nobody: a decision comes with the client and the executions (flow F01 step 3). */
final class Bundler {

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final byte[] NEVER_THE_SAME = {};

    private final List<Entity> entities;
    private final Asking asking;
    private final Fingerprint fingerprint;
    private final Clock clock;

    Bundler(List<Entity> entities, Asking asking, Fingerprint fingerprint, Clock clock) {
        this.entities = entities;
        this.asking = asking;
        this.fingerprint = fingerprint;
        this.clock = clock;
    }

    ClientView client(String personId) {
        return asking.client(personId);
    }

    List<Strained> decisionsOf(String personId) {
        return asking.ofPerson(Entity.DECISIONS, personId);
    }

    byte[] recordHash(Strained record) {
        return record.isProtected() ? fingerprint.of("protected") : fingerprint.of(record.kept());
    }

    Found decision(Strained decision, PersonKeys person, ClientView client) {
        if (client.isProtected()) {
            // A client who could not be found is asked for again when the decision is seen next.
            byte[] hash = client.client() == null ? NEVER_THE_SAME : recordHash(decision);
            return found(Entity.DECISIONS, decision.id(), Kind.PROTECTED, person, hash, client.seenAt());
        }
        ObjectNode bundle = JsonNodeFactory.instance.objectNode();
        bundle.set("decision", decision.kept());
        bundle.set("client", client.client().kept());
        ArrayNode executions = bundle.putArray("executions");
        if (entities.contains(Entity.EXECUTIONS)) {
            asking.ofPerson(Entity.EXECUTIONS, decision.personId()).forEach(each -> executions.add(each.kept()));
        }
        return new Found(
                Entity.DECISIONS,
                decision.id(),
                Kind.PRESENT,
                person,
                recordHash(decision),
                fingerprint.of(bundle),
                false,
                client.seenAt(),
                client.updated(),
                bundle);
    }

    /** The client turned out to be protected: every decision that the hub holds is stopped, without asking for anything. */
    Found stopped(Held decision, ClientView client) {
        return found(
                Entity.DECISIONS,
                decision.id(),
                Kind.PROTECTED,
                decision.person(),
                decision.recordHash(),
                client.seenAt());
    }

    Found removed(Entity entity, Held held) {
        byte[] hash = fingerprint.of("removed");
        return new Found(
                entity,
                held.id(),
                Kind.REMOVED,
                held.person(),
                hash,
                hash,
                held.isProtected(),
                clock.instant(),
                null,
                null);
    }

    Found event(Strained record, PersonKeys person, @Nullable String updated, Instant seenAt) {
        byte[] hash = recordHash(record);
        Kind kind = record.isProtected() ? Kind.PROTECTED : Kind.PRESENT;
        return new Found(
                record.entity(),
                record.id(),
                kind,
                person,
                hash,
                hash,
                record.isProtected(),
                seenAt,
                updated,
                record.isProtected() ? null : content(record));
    }

    /** A client looks the same to a mapping alone and beside a decision. */
    private static ObjectNode content(Strained record) {
        return record.entity() == Entity.CLIENTS
                ? JsonNodeFactory.instance.objectNode().set("client", record.kept())
                : record.kept();
    }

    Found noted(Strained record, PersonKeys person, boolean isProtected) {
        byte[] hash = record.deleted() ? fingerprint.of("removed") : recordHash(record);
        return new Found(
                record.entity(), record.id(), Kind.NOTED, person, hash, hash, isProtected, clock.instant(), null, null);
    }

    /** Somebody with whom the hub now has to do: what the lists of changes said about them earlier was let go by. */
    void welcome(String personId, PersonKeys person, ClientView client, List<Found> into) {
        if (client.client() != null) {
            into.add(noted(client.client(), person, client.isProtected()));
        }
        if (!client.isProtected()) {
            contacts(personId, person, into);
        }
    }

    void contacts(String personId, PersonKeys person, List<Found> into) {
        Stream.of(Entity.CONTACTS, Entity.RELATIVES, Entity.ABSENCES)
                .filter(entities::contains)
                .flatMap(entity -> asking.ofPerson(entity, personId).stream())
                .filter(this::matters)
                .forEach(each -> into.add(event(each, person, null, clock.instant())));
    }

    /** Contacts who can never act for the person, and absences that are over, are nobody's business here. */
    boolean matters(Strained record) {
        if (record.entity() == Entity.ABSENCES) {
            String end = record.kept().path("EndDate").asString("");
            String yesterday =
                    LocalDate.now(clock.withZone(STOCKHOLM)).minusDays(1).toString();
            return end.length() < 10 || end.substring(0, 10).compareTo(yesterday) >= 0;
        }
        return !record.kept().path("candidate").asString("NONE").equals("NONE");
    }

    private Found found(Entity entity, String id, Kind kind, PersonKeys person, byte[] recordHash, Instant seenAt) {
        return new Found(entity, id, kind, person, recordHash, fingerprint.of("protected"), true, seenAt, null, null);
    }
}
