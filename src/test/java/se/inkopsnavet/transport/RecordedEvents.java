package se.inkopsnavet.transport;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import se.inkopsnavet.fault.Fault;

/** Keeps what an operator would have been told, by the faults' names. */
public final class RecordedEvents implements TransportEvents {

    public final List<String> told = new CopyOnWriteArrayList<>();

    @Override
    public void peerDown(String route, Fault fault) {
        told.add("down " + fault);
    }

    @Override
    public void peerUp(String route) {
        told.add("up");
    }

    @Override
    public void alert(String route, Fault fault, String place) {
        told.add("alert " + fault + " " + place);
    }
}
