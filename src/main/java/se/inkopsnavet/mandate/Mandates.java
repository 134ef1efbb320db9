package se.inkopsnavet.mandate;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** All mandates that are known for one person. */
public record Mandates(List<Mandate> all) {

    public Mandates {
        all = List.copyOf(all);
    }

    public static Mandates none() {
        return new Mandates(List.of());
    }

    /** Who may do it. */
    public sealed interface Answer {

        /** Exactly this one. */
        record One(Mandate mandate) implements Answer {}

        /** Nobody. */
        record Nobody() implements Answer {}

        /** Several, and only a person can say who (AC-03-6). */
        record Several() implements Answer {}
    }

    public Answer whoMay(Use use, LocalDate day) {
        List<Mandate> able =
                all.stream().filter(mandate -> mandate.permits(use, day)).toList();
        List<Mandate> first = able.stream()
                .filter(mandate -> able.stream().noneMatch(other -> yields(mandate, other)))
                .toList();
        if (first.isEmpty()) {
            return new Answer.Nobody();
        }
        return first.size() == 1 ? new Answer.One(first.get(0)) : new Answer.Several();
    }

    public Optional<Mandate> find(UUID id) {
        return all.stream().filter(mandate -> mandate.id().equals(id)).findFirst();
    }

    /** Whether somebody has already looked at the evidence for what a contact list says. */
    boolean isAnswered(Mandate contact) {
        return all.stream().anyMatch(mandate -> mandate.answers(contact));
    }

    /** What was agreed in private stands back for what a court or the principal's own framtidsfullmakt says. */
    private static boolean yields(Mandate mandate, Mandate other) {
        return mandate.type().isPrivate() && !other.type().isPrivate();
    }

    /** With this record in the place of an earlier version of it. */
    Mandates with(Mandate recorded) {
        return new Mandates(
                Stream.concat(all.stream().filter(mandate -> !mandate.id().equals(recorded.id())), Stream.of(recorded))
                        .toList());
    }
}
