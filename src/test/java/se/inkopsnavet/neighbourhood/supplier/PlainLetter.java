package se.inkopsnavet.neighbourhood.supplier;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.UUID;

/** What a unit writes with nothing enclosed. */
public final class PlainLetter {

    private PlainLetter() {}

    /** @param contentType such as {@code text/plain} */
    public static FormMail of(SupplierKeys unit, String contentType, String text) {
        String id = "<svar-" + UUID.randomUUID() + "@enheten.example>";
        Instant now = Instant.now();
        return new FormMail(
                unit,
                bytes(unit.address(), unit.hubAddress(), id, now, contentType, text),
                Map.of(),
                id,
                id,
                now,
                true);
    }

    public static byte[] bytes(String from, String to, String id, Instant now, String contentType, String text) {
        return ("From: " + from + "\r\nTo: " + to + "\r\nSubject: SV: Navet\r\nDate: "
                        + DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atZone(ZoneId.of("UTC")))
                        + "\r\nMessage-ID: " + id + "\r\nMIME-Version: 1.0\r\nContent-Type: " + contentType
                        + "; charset=UTF-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + text.replace("\n", "\r\n"))
                .getBytes(StandardCharsets.UTF_8);
    }
}
