package se.inkopsnavet.api;

import jakarta.servlet.http.HttpServlet;

/**
 * Something else that listens at the door, with a lock of its own: who calls it is no client of the contracts. Another room's; the wiring puts it in.
 *
 * @param name in logs
 * @param pattern of its paths
 */
public record Annex(String name, String pattern, HttpServlet servlet) {}
