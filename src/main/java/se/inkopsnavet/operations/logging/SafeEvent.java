package se.inkopsnavet.operations.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.LoggerContextVO;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;

/** A log event in which every text has been through {@link LogText}. Arguments are withheld: the formatted message already holds them. */
final class SafeEvent implements ILoggingEvent {

    private static final Object[] NO_ARGUMENTS = {};

    private final ILoggingEvent event;
    private final String message;
    private final String threadName;
    private final Map<String, String> mdc;
    private final @Nullable List<KeyValuePair> keyValues;
    private final @Nullable IThrowableProxy throwable;

    SafeEvent(ILoggingEvent event) {
        this.event = event;
        this.message = LogText.safe(event.getFormattedMessage());
        this.threadName = LogText.safe(event.getThreadName());
        this.mdc = safe(event.getMDCPropertyMap());
        this.keyValues = event.getKeyValuePairs() == null
                ? null
                : event.getKeyValuePairs().stream()
                        .filter(pair -> pair.value != null)
                        .map(SafeEvent::safe)
                        .toList();
        this.throwable = event.getThrowableProxy() == null ? null : SafeThrowable.of(event.getThrowableProxy());
    }

    private static Map<String, String> safe(Map<String, String> mdc) {
        Map<String, String> safe = new LinkedHashMap<>();
        mdc.forEach((key, value) -> safe.put(LogText.safe(key), LogText.safe(value)));
        return safe;
    }

    private static KeyValuePair safe(KeyValuePair pair) {
        return new KeyValuePair(LogText.safe(pair.key), safe(pair.key, pair.value));
    }

    /** Numbers and truth values keep their type for whoever searches the log; anything else is written as text, so that no formatter looks inside it. */
    private static Object safe(String key, Object value) {
        String text = String.valueOf(value);
        // Seen together with its key, so that a value is hidden because of what it is called too.
        String safe = LogText.safeValue(key, text);
        boolean plain = value instanceof Number || value instanceof Boolean;
        return plain && safe.equals(text) ? value : safe;
    }

    @Override
    public String getThreadName() {
        return threadName;
    }

    @Override
    public Level getLevel() {
        return event.getLevel();
    }

    @Override
    public String getMessage() {
        return message;
    }

    @Override
    public Object[] getArgumentArray() {
        return NO_ARGUMENTS;
    }

    @Override
    public String getFormattedMessage() {
        return message;
    }

    @Override
    public String getLoggerName() {
        return event.getLoggerName();
    }

    @Override
    public LoggerContextVO getLoggerContextVO() {
        return event.getLoggerContextVO();
    }

    @Override
    public @Nullable IThrowableProxy getThrowableProxy() {
        return throwable;
    }

    @Override
    public StackTraceElement[] getCallerData() {
        return event.getCallerData();
    }

    @Override
    public boolean hasCallerData() {
        return event.hasCallerData();
    }

    @Override
    public List<Marker> getMarkerList() {
        return event.getMarkerList();
    }

    @Override
    public Map<String, String> getMDCPropertyMap() {
        return mdc;
    }

    @Override
    @Deprecated
    public Map<String, String> getMdc() {
        return mdc;
    }

    @Override
    public long getTimeStamp() {
        return event.getTimeStamp();
    }

    @Override
    public int getNanoseconds() {
        return event.getNanoseconds();
    }

    @Override
    public Instant getInstant() {
        return event.getInstant();
    }

    @Override
    public long getSequenceNumber() {
        return event.getSequenceNumber();
    }

    @Override
    public @Nullable List<KeyValuePair> getKeyValuePairs() {
        return keyValues;
    }

    @Override
    public void prepareForDeferredProcessing() {
        event.prepareForDeferredProcessing();
    }
}
