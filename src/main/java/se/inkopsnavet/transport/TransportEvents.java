package se.inkopsnavet.transport;

import se.inkopsnavet.fault.Fault;

/**
 * What the operator must learn about a line to a neighbour: health, metrics and alerts listen here.
 *
 * <p>Calls are made on the polling thread and must return at once. No argument carries personal data: a file is named by {@code fil-} and a hash.
 */
public interface TransportEvents {

    /** The route's neighbour cannot be reached or must not be spoken to. Told once per change, not at each poll. */
    void peerDown(String route, Fault fault);

    /** The neighbour answers: told at the first successful poll and after each {@link #peerDown}. */
    void peerUp(String route);

    /**
     * Something a person should look at; the route goes on.
     *
     * @param place what it concerns, such as {@code fil-3f2a…}; with the route and the fault it identifies the alert
     */
    void alert(String route, Fault fault, String place);
}
