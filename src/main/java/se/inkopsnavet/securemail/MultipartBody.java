package se.inkopsnavet.securemail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The parts of a multipart body as exact byte ranges; the line end before a boundary belongs to the boundary (RFC 2046 §5.1.1).
 *
 * <p>Own code because a signature needs the bytes exactly as they came, while mail libraries give back what they would have written.
 */
final class MultipartBody {

    private static final int MAX_PARTS = 100;

    private MultipartBody() {}

    /** The parts of a body with CRLF line ends, in order. Refuses a multipart that is not closed. */
    static List<RawEntity> parts(RawEntity entity) {
        String boundary = entity.contentType().getParameter("boundary");
        if (boundary == null || boundary.isEmpty() || boundary.length() > 70) {
            throw RawEntity.refused("boundary");
        }
        byte[] source = entity.source();
        byte[] delimiter = ("--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        List<RawEntity> parts = new ArrayList<>();
        int partStart = -1;
        for (int line = entity.bodyStart(); line < entity.end(); line = nextLine(source, line, entity.end())) {
            if (!startsWith(source, line, entity.end(), delimiter)) {
                continue;
            }
            int next = nextLine(source, line, entity.end());
            String rest = new String(
                            source,
                            line + delimiter.length,
                            next - line - delimiter.length,
                            StandardCharsets.ISO_8859_1)
                    .stripTrailing();
            if (!rest.isEmpty() && !rest.equals("--")) {
                continue;
            }
            if (partStart >= 0) {
                parts.add(RawEntity.of(source, partStart, Math.max(partStart, line - 2)));
            }
            if (rest.equals("--") || parts.size() > MAX_PARTS) {
                return parts;
            }
            partStart = next;
        }
        throw RawEntity.refused("multipart end");
    }

    private static int nextLine(byte[] source, int from, int end) {
        int i = from;
        while (i < end && source[i] != '\n') {
            i++;
        }
        return Math.min(i + 1, end);
    }

    private static boolean startsWith(byte[] source, int at, int end, byte[] prefix) {
        if (end - at < prefix.length) {
            return false;
        }
        for (int i = 0; i < prefix.length; i++) {
            if (source[at + i] != prefix[i]) {
                return false;
            }
        }
        return true;
    }
}
