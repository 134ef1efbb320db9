package se.inkopsnavet.transport;

import java.util.List;
import se.inkopsnavet.fault.Fault;

/** What an operator would have heard, by the faults' codes. */
public record ToldEvents(List<String> told) implements TransportEvents {

    @Override
    public void peerDown(String route, Fault fault) {
        told.add("down " + fault.code());
    }

    @Override
    public void peerUp(String route) {
        told.add("up");
    }

    @Override
    public void alert(String route, Fault fault, String place) {
        told.add(fault.code() + " " + place);
    }
}
