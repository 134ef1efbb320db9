package se.inkopsnavet.journal.lifecare;

import tools.jackson.databind.JsonNode;

/** What became of one HTTP request. Holds nothing of the URL, the request or an answer that was not understood. */
sealed interface Reply {

    /** 200 with JSON. */
    record Json(JsonNode body) implements Reply {
        @Override
        public String toString() {
            return "Json[***]";
        }
    }

    /** An answer in full, with another status than 200. */
    record Status(int code, boolean retryAfter) implements Reply {}

    /** 200, and then something that is not JSON, or too much, or cut off. */
    record Unreadable() implements Reply {}

    /** The connection was never made: no byte of the request's body left. */
    record NotSent() implements Reply {}

    /** Bytes were sent and no answer came. */
    record Lost() implements Reply {}
}
