package se.inkopsnavet.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import se.inkopsnavet.fault.Fault;

/** What the server itself refuses, such as a request line that is none: the same shape, and nothing about the server. It is made by Tomcat. */
public final class PlainErrors extends ErrorReportValve {

    private final CallLog log = new CallLog();

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        Fault fault = status >= 500 ? Fault.API_UNAVAILABLE : Fault.API_REQUEST_REFUSED;
        String correlation = UUID.randomUUID().toString();
        byte[] problem = ("{\"type\":\"urn:inkopsnavet:fault:" + fault.code() + "\",\"status\":" + status
                        + ",\"code\":\"" + fault.code() + "\",\"correlationId\":\"" + correlation + "\"}")
                .getBytes(StandardCharsets.UTF_8);
        try {
            response.setContentType("application/problem+json");
            response.getOutputStream().write(problem);
            response.finishResponse();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
        log.answered(null, "server", status, fault, correlation);
    }
}
