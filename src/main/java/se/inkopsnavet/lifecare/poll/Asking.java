package se.inkopsnavet.lifecare.poll;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import se.inkopsnavet.lifecare.Edge;
import se.inkopsnavet.lifecare.Entity;
import se.inkopsnavet.lifecare.Strained;
import se.inkopsnavet.lifecare.http.Answer;
import se.inkopsnavet.lifecare.http.LifecareHttp;
import se.inkopsnavet.lifecare.http.Query;

/** Asks for what belongs to one person; nothing passes but through the edge. */
final class Asking {

    private final LifecareHttp http;
    private final PagedList lists;
    private final Edge edge;
    private final Clock clock;

    Asking(LifecareHttp http, PagedList lists, Edge edge, Clock clock) {
        this.http = http;
        this.lists = lists;
        this.edge = edge;
        this.clock = clock;
    }

    ClientView client(String personId) {
        // Before the call: what is changed while it is under way must count as later.
        Instant now = clock.instant();
        Optional<Answer> answer = http.client(personId);
        return new ClientView(
                answer.flatMap(found -> edge.strain(Entity.CLIENTS, found.body()))
                        // An answer about somebody else says nothing about this person.
                        .filter(client -> personId.equals(client.personId()) && !client.deleted())
                        .orElse(null),
                answer.map(found -> Edge.updated(found.body())).orElse(null),
                now);
    }

    /** In a stable order. Records that say that they are somebody else's are left out: the server did not understand the question. */
    List<Strained> ofPerson(Entity entity, String personId) {
        List<Strained> all = new ArrayList<>();
        lists.read(
                entity.path(),
                Query.ofPerson(personId),
                (page, last, answered) -> page.forEach(record -> edge.strain(entity, record)
                        .filter(each -> !each.deleted() && personId.equals(each.personId()))
                        .filter(each ->
                                all.stream().noneMatch(other -> other.id().equals(each.id())))
                        .ifPresent(all::add)));
        all.sort(Comparator.comparing(Strained::id));
        return all;
    }

    /** Whose insats an execution carries out; empty when the source does not know it, or cannot tell. */
    Optional<String> personOf(String executionId) {
        List<String> people = new ArrayList<>();
        if (!executionId.isEmpty()) {
            lists.read(
                    Entity.EXECUTIONS.path(),
                    Query.where("Id", executionId),
                    (page, last, answered) -> page.forEach(record -> edge.strain(Entity.EXECUTIONS, record)
                            .filter(each -> !each.deleted() && each.id().equals(executionId))
                            .map(Strained::personId)
                            .filter(person -> !people.contains(person))
                            .ifPresent(people::add)));
        }
        return people.size() == 1 ? Optional.of(people.get(0)) : Optional.empty();
    }
}
