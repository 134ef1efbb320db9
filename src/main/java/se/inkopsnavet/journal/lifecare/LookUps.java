package se.inkopsnavet.journal.lifecare;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.journal.HttpVerdict;
import se.inkopsnavet.journal.JournalNote;
import se.inkopsnavet.ledger.Delivery;
import tools.jackson.databind.JsonNode;

/** Finds Lifecare's own numbers for what a note names. These calls change nothing there, so that whatever goes wrong, nothing has been written. */
final class LookUps {

    private static final int MOST_BYTES = 1_000_000;
    private static final String PAGE = "100";

    private final LifecareCalls calls;

    LookUps(LifecareCalls calls) {
        this.calls = calls;
    }

    /** A number, or the reason for not going on. */
    sealed interface Found {
        record Id(int id) implements Found {}

        record Stop(Delivery delivery) implements Found {}
    }

    /** Missing marks count as protected, and a protected person's journal is not written by a machine. */
    Found client(JournalNote note) {
        return one("clients", "PersonId", note.person().digits(), node -> true, Fault.JOURNAL_CLIENT, node -> {
            if (!is(node, "ProtectedRegistration", false) || is(node, "IsConfidential", true)) {
                return Fault.PROTECTED_IDENTITY;
            }
            return is(node, "Active", true) ? null : Fault.JOURNAL_CLIENT;
        });
    }

    Found unit(JournalNote note) {
        return one(
                "provider_units",
                "Name",
                note.unit(),
                node -> is(node, "Active", true) && !is(node, "Deleted", true),
                Fault.JOURNAL_UNIT,
                node -> null);
    }

    Found headline(JournalNote note) {
        return one(
                "provider_headlines",
                "Name",
                note.headline(),
                node -> is(node, "IsActive", true),
                Fault.JOURNAL_HEADLINE,
                node -> null);
    }

    /** Why a single hit cannot be used after all; null when it can. */
    private interface Objection {
        @Nullable
        Fault to(JsonNode node);
    }

    private Found one(
            String list, String field, String value, Predicate<JsonNode> counts, Fault absent, Objection objection) {
        if (value.indexOf('\'') >= 0) {
            return stop(new Delivery.Refused(absent, list + " quote"));
        }
        Reply reply = calls.get(
                "/api/v1/" + list, Map.of("q", field + "='" + value + "'", "limit", PAGE, "offset", "0"), MOST_BYTES);
        if (!(reply instanceof Reply.Json answer) || !answer.body().isArray()) {
            return stop(unanswered(reply, "lifecare " + list));
        }
        List<JsonNode> hits = StreamSupport.stream(answer.body().spliterator(), false)
                .filter(node -> value.equals(node.path(field).asString("")))
                .filter(counts)
                .toList();
        if (hits.size() != 1 || !hits.get(0).path("Id").isInt()) {
            return stop(new Delivery.Refused(absent, "lifecare " + list + ": " + hits.size()));
        }
        Fault fault = objection.to(hits.get(0));
        return fault == null
                ? new Found.Id(hits.get(0).path("Id").asInt())
                : stop(new Delivery.Refused(fault, "lifecare " + list));
    }

    private static Delivery unanswered(Reply reply, String place) {
        if (reply instanceof Reply.Status status) {
            Delivery verdict = HttpVerdict.of(status.code(), status.retryAfter(), place);
            return verdict instanceof Delivery.Unknown
                    ? new Delivery.Failed(Fault.JOURNAL_UNREACHABLE, place + " http " + status.code())
                    : verdict;
        }
        return new Delivery.Failed(Fault.JOURNAL_UNREACHABLE, place);
    }

    private static Found stop(Delivery delivery) {
        return new Found.Stop(delivery);
    }

    private static boolean is(JsonNode node, String field, boolean value) {
        return node.path(field).isBoolean() && node.path(field).asBoolean() == value;
    }
}
