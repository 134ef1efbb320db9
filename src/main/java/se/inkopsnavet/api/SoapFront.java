package se.inkopsnavet.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import se.inkopsnavet.fault.Fault;

/** What a SOAP call must look like from the outside before a parser is let loose on it: one path, one method, one of the contract's actions. */
final class SoapFront extends HttpFilter {

    static final String PATH = "/soap/v1/consent";

    private static final long serialVersionUID = 1L;

    private static final int MAX_BYTES = 64 * 1024;
    private static final Pattern ACTION = Pattern.compile(
            "\"?urn:inkopsnavet:consent:ConsentResponder:1:(RegisterConsent|CancelConsent|DeleteConsent|GetConsentStatus)\"?");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!request.getRequestURI().equals(PATH)) {
            throw new Refusal(404, Fault.API_NOT_FOUND, "");
        }
        if (!request.getMethod().equals("POST")) {
            throw new Refusal(405, Fault.API_REQUEST_REFUSED, "POST");
        }
        if (request.getQueryString() != null) {
            throw new Refusal(400, Fault.API_REQUEST_REFUSED, "query");
        }
        List<String> actions = Collections.list(request.getHeaders("SOAPAction"));
        if (actions.size() != 1 || !ACTION.matcher(actions.get(0)).matches()) {
            throw new Refusal(400, Fault.API_REQUEST_REFUSED, "SOAPAction");
        }
        chain.doFilter(new SoapCall(request, CallBody.soap(request, MAX_BYTES)), response);
    }
}
