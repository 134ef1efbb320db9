package se.inkopsnavet.supplierapi.poll;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.supplierapi.http.Answer;
import tools.jackson.databind.JsonNode;

/**
 * One page of a list, held against what the contract promises of pages.
 *
 * @param next what to ask for the following page with; null after the last
 * @param readTo everything changed before this is in the list, by the supplier's clock
 */
record Page(JsonNode items, @Nullable String next, Instant readTo) {

    private static final Duration TOLERANCE = Duration.ofMinutes(2);
    private static final int LONGEST_CURSOR = 500;

    /**
     * @param name of the operation, for faults
     * @param limit that was asked for
     * @param now by the hub's clock, for an answer that does not tell the time
     * @throws FaultException SUPPLIER_API_ANSWER_UNREADABLE, SUPPLIER_API_LIST_UNSTABLE
     */
    static Page of(String name, Answer answer, int limit, Instant now) {
        JsonNode items = answer.body().path("items");
        if (!items.isArray()) {
            throw new FaultException(Fault.SUPPLIER_API_ANSWER_UNREADABLE, name + " items");
        }
        if (items.size() > limit) {
            throw new FaultException(Fault.SUPPLIER_API_LIST_UNSTABLE, name + " limit");
        }
        Instant readTo = time(answer.body().path("readTo"))
                .orElseThrow(() -> new FaultException(Fault.SUPPLIER_API_ANSWER_UNREADABLE, name + " readTo"));
        Instant supplierNow = answer.serverTime() == null ? now : answer.serverTime();
        if (readTo.isAfter(supplierNow.plus(TOLERANCE))) {
            // A mark in a time that has not been would skip what happens until then.
            throw new FaultException(Fault.SUPPLIER_API_LIST_UNSTABLE, name + " readTo");
        }
        return new Page(items, next(name, answer.body().path("next")), readTo);
    }

    private static @Nullable String next(String name, JsonNode next) {
        if (next.isMissingNode() || next.isNull()) {
            return null;
        }
        if (!next.isString()
                || next.stringValue().isEmpty()
                || next.stringValue().length() > LONGEST_CURSOR) {
            throw new FaultException(Fault.SUPPLIER_API_ANSWER_UNREADABLE, name + " next");
        }
        return next.stringValue();
    }

    /**
     * How far one has read with this page: the last page reaches as far as the list. Another one reaches to its last record, provided that its records stand
     * in the order in which they were changed; otherwise nothing follows from it, and only the last page will tell. A record that does not say when it was
     * changed is passed over.
     *
     * @param from where the reading began
     */
    Instant reaches(Instant from) {
        if (next == null) {
            return readTo;
        }
        Instant latest = from;
        for (JsonNode item : items) {
            Instant changed = time(item.path("changedAt")).orElse(latest);
            if (changed.isBefore(latest)) {
                return from;
            }
            latest = changed;
        }
        return latest.isAfter(readTo) ? readTo : latest;
    }

    private static Optional<Instant> time(JsonNode text) {
        try {
            return text.isString()
                    ? Optional.of(OffsetDateTime.parse(text.stringValue()).toInstant())
                    : Optional.empty();
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "Page[" + items.size() + "]";
    }
}
