package se.inkopsnavet.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.regex.Pattern;
import se.inkopsnavet.fault.Fault;

/** The bytes of a call, no more than agreed. */
final class CallBody {

    private static final Pattern JSON = Pattern.compile("application/json(\\s*;\\s*charset\\s*=\\s*\"?utf-8\"?)?");

    private static final Pattern SOAP = Pattern.compile("text/xml(\\s*;\\s*charset\\s*=\\s*\"?utf-8\"?)?");

    private CallBody() {}

    /** @throws Refusal 415 when it is not called JSON in UTF-8, 413 when there is more, 400 when it ends too soon */
    static byte[] json(HttpServletRequest request, int maxBytes) {
        return of(request, JSON, maxBytes);
    }

    /** The same for SOAP 1.1. */
    static byte[] soap(HttpServletRequest request, int maxBytes) {
        return of(request, SOAP, maxBytes);
    }

    private static byte[] of(HttpServletRequest request, Pattern agreed, int maxBytes) {
        String type = request.getContentType();
        if (type == null
                || !agreed.matcher(type.strip().toLowerCase(Locale.ROOT)).matches()) {
            throw new Refusal(415, Fault.UNSUPPORTED_FORMAT, "Content-Type");
        }
        if (request.getHeader("Content-Encoding") != null) {
            throw new Refusal(415, Fault.UNSUPPORTED_FORMAT, "Content-Encoding");
        }
        if (request.getContentLengthLong() > maxBytes) {
            throw new Refusal(413, Fault.TOO_LARGE, "byte " + maxBytes);
        }
        byte[] body = read(request, maxBytes + 1);
        if (body.length > maxBytes) {
            throw new Refusal(413, Fault.TOO_LARGE, "byte " + maxBytes);
        }
        return body;
    }

    private static byte[] read(HttpServletRequest request, int atMost) {
        try {
            InputStream in = request.getInputStream();
            return in.readNBytes(atMost);
        } catch (IOException broken) {
            // Gone, or too slow. Its message may quote the line.
            throw new Refusal(400, Fault.API_REQUEST_REFUSED, "body");
        }
    }
}
