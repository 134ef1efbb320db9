package se.inkopsnavet.ledger;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** What the log of exchanges says while this is open. */
public final class ExchangePoints extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private final Logger exchange = (Logger) LoggerFactory.getLogger("exchange");
    private final List<Map<String, Object>> lines = new CopyOnWriteArrayList<>();

    public ExchangePoints() {
        start();
        exchange.addAppender(this);
    }

    @Override
    protected void append(ILoggingEvent event) {
        Map<String, Object> line = new HashMap<>();
        event.getKeyValuePairs().forEach(pair -> line.put(pair.key, pair.value));
        lines.add(line);
    }

    /** The points of one message, in the order in which they were written. */
    public List<Object> of(UUID message) {
        return lines(message).stream().map(line -> line.get("point")).toList();
    }

    public List<Map<String, Object>> lines(UUID message) {
        return lines.stream()
                .filter(line -> message.equals(line.get("message")))
                .toList();
    }

    /** What a search for the case finds of a flow. */
    public List<Map<String, Object>> lines(String flow, String caseRef) {
        return lines.stream()
                .filter(line -> flow.equals(line.get("flow")) && caseRef.equals(line.get("case")))
                .toList();
    }

    @Override
    public void close() {
        exchange.detachAppender(this);
    }
}
