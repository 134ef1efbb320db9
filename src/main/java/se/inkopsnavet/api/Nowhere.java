package se.inkopsnavet.api;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import se.inkopsnavet.fault.Fault;

/** Every path that no contract names. */
final class Nowhere extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) {
        throw new Refusal(404, Fault.API_NOT_FOUND, "");
    }
}
