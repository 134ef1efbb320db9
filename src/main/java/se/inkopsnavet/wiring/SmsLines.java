package se.inkopsnavet.wiring;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.SmartLifecycle;
import se.inkopsnavet.contact.GatewayLine;
import se.inkopsnavet.contact.ReceiptFlow;
import se.inkopsnavet.contact.gateway.SmppGateway;
import se.inkopsnavet.contact.gateway.SmsChannel;
import se.inkopsnavet.ledger.Channel;
import se.inkopsnavet.transport.TransportEvents;

/** The ways to the SMS gateways of the municipalities that may start; those that are sessions are open while the hub runs. */
final class SmsLines implements SmartLifecycle {

    private final Map<String, SmsFactory.Line> lines;
    private final List<Channel> channels;
    private volatile boolean running;

    SmsLines(List<SmsFactory.Line> all, SmsChannel.Addresses addresses, TransportEvents events, Clock clock) {
        this.lines = all.stream().collect(Collectors.toUnmodifiableMap(SmsFactory.Line::municipality, line -> line));
        this.channels = all.stream()
                .<Channel>map(line -> new SmsChannel(
                        line.municipality() + "/sms",
                        line.gateway(),
                        line.sender(),
                        line.agreed().patience(),
                        line.agreed().deduplicates(),
                        addresses,
                        events,
                        clock))
                .toList();
    }

    List<Channel> channels() {
        return channels;
    }

    boolean has(String municipality) {
        return lines.containsKey(municipality);
    }

    GatewayLine agreed(String municipality) {
        SmsFactory.Line line = lines.get(municipality);
        return line == null ? GatewayLine.NONE : line.agreed();
    }

    Map<String, ReceiptFlow.Reader> readers() {
        Map<String, ReceiptFlow.Reader> readers = new HashMap<>();
        lines.forEach((id, line) -> readers.put(id, line.gateway()::receipt));
        return readers;
    }

    /** Of the receipts' paths, by municipality. */
    Map<String, String> secrets() {
        Map<String, String> secrets = new HashMap<>();
        lines.values().stream()
                .filter(line -> line.receiptToken() != null)
                .forEach(line -> secrets.put(line.municipality(), line.receiptToken()));
        return secrets;
    }

    @Override
    public void start() {
        sessions().forEach(SmppGateway::open);
        running = true;
    }

    @Override
    public void stop() {
        sessions().forEach(SmppGateway::close);
        running = false;
    }

    private List<SmppGateway> sessions() {
        return lines.values().stream()
                .map(SmsFactory.Line::gateway)
                .filter(SmppGateway.class::isInstance)
                .map(SmppGateway.class::cast)
                .toList();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
