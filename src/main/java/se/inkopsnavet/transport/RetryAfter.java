package se.inkopsnavet.transport;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The header {@code Retry-After} (RFC 9110 §10.2.3): seconds or a date, here at least a second and at most an hour. */
public final class RetryAfter {

    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration USUAL = Duration.ofMinutes(1);

    private RetryAfter() {}

    /** How long the server wants to be left alone; a minute when it does not say. */
    public static Duration of(HttpHeaders headers, Instant now) {
        return headers.firstValue("Retry-After")
                .map(text -> text.strip().matches("[0-9]{1,9}")
                        ? Duration.ofSeconds(Long.parseLong(text.strip()))
                        : time(text).map(date -> Duration.between(now, date)).orElse(USUAL))
                .map(wanted -> wanted.compareTo(LONGEST) > 0 ? LONGEST : wanted)
                .map(wanted -> wanted.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : wanted)
                .orElse(USUAL);
    }

    /** A time as headers write it ({@code Date}); empty when it is none. */
    public static Optional<Instant> time(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException unreadable) {
            // A header that nobody can read says nothing.
            return Optional.empty();
        }
    }
}
