package se.inkopsnavet.journal.lifecare;

import java.util.Map;
import java.util.Optional;
import se.inkopsnavet.journal.JournalNote;
import tools.jackson.databind.JsonNode;

/** Looks for a note by its visible reference where the deployment mirrors provider notes. */
final class ReadBack {

    private static final int MOST_BYTES = 4_000_000;
    private static final int PAGE = 200;
    private static final int MOST_PAGES = 50;

    private final LifecareCalls calls;

    ReadBack(LifecareCalls calls) {
        this.calls = calls;
    }

    /** What the person's documentation says. */
    sealed interface Seen {
        record There(String id) implements Seen {}

        /** Everything was read to its end, and the reference was in none of it. */
        record NotThere() implements Seen {}

        record CannotTell() implements Seen {}
    }

    Seen lookFor(JournalNote note) {
        for (int page = 0; page < MOST_PAGES; page++) {
            Reply reply = calls.get(
                    "/api/v1/documentations",
                    Map.of(
                            "q",
                            "PersonId='" + note.person().digits() + "'",
                            "limit",
                            Integer.toString(PAGE),
                            "offset",
                            Integer.toString(page * PAGE)),
                    MOST_BYTES);
            if (!(reply instanceof Reply.Json answer) || !answer.body().isArray()) {
                return new Seen.CannotTell();
            }
            Optional<String> id = holding(note.reference(), answer.body());
            if (id.isPresent()) {
                return new Seen.There(id.get());
            }
            if (answer.body().size() < PAGE) {
                return new Seen.NotThere();
            }
        }
        return new Seen.CannotTell();
    }

    private static Optional<String> holding(String reference, JsonNode documents) {
        for (JsonNode document : documents) {
            if (document.path("PlainText").asString("").contains(reference)
                    || document.path("Text").asString("").contains(reference)) {
                return Optional.of(document.path("Id").asString(""));
            }
        }
        return Optional.empty();
    }
}
