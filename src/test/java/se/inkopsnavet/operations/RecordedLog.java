package se.inkopsnavet.operations;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;

/** What one class wrote to its log. */
final class RecordedLog implements AutoCloseable {

    private final Logger logger;
    private final ListAppender<ILoggingEvent> events = new ListAppender<>();

    RecordedLog(Class<?> writer) {
        logger = (Logger) LoggerFactory.getLogger(writer);
        events.start();
        logger.addAppender(events);
    }

    List<Level> levels() {
        return events.list.stream().map(ILoggingEvent::getLevel).toList();
    }

    Map<String, Object> keyValues(int line) {
        Map<String, Object> pairs = new HashMap<>();
        events.list.get(line).getKeyValuePairs().forEach(pair -> pairs.put(pair.key, pair.value));
        return pairs;
    }

    @Override
    public void close() {
        logger.detachAppender(events);
    }
}
