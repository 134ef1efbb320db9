package se.inkopsnavet.contact.gateway;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.transport.TransportEvents;

/** What an operator would have heard. */
public final class RecordedTransport implements TransportEvents {

    private final List<String> said = new CopyOnWriteArrayList<>();

    @Override
    public void peerDown(String route, Fault fault) {
        said.add("down " + fault);
    }

    @Override
    public void peerUp(String route) {
        said.add("up");
    }

    @Override
    public void alert(String route, Fault fault, String place) {
        said.add("alert " + fault + " " + place);
    }

    public List<String> said() {
        return said;
    }
}
