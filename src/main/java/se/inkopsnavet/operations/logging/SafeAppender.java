package se.inkopsnavet.operations.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import ch.qos.logback.core.spi.AppenderAttachable;
import ch.qos.logback.core.spi.AppenderAttachableImpl;
import java.util.Iterator;

/**
 * Stands before every other appender in {@code logback-spring.xml} and hands on {@link SafeEvent}s only, so that no format, file or console can be added
 * that forgets to mask.
 */
public class SafeAppender extends UnsynchronizedAppenderBase<ILoggingEvent>
        implements AppenderAttachable<ILoggingEvent> {

    private final AppenderAttachableImpl<ILoggingEvent> targets = new AppenderAttachableImpl<>();

    @Override
    protected void append(ILoggingEvent event) {
        targets.appendLoopOnAppenders(new SafeEvent(event));
    }

    @Override
    public void stop() {
        super.stop();
        targets.iteratorForAppenders().forEachRemaining(Appender::stop);
    }

    @Override
    public void addAppender(Appender<ILoggingEvent> target) {
        targets.addAppender(target);
    }

    @Override
    public Iterator<Appender<ILoggingEvent>> iteratorForAppenders() {
        return targets.iteratorForAppenders();
    }

    @Override
    public Appender<ILoggingEvent> getAppender(String name) {
        return targets.getAppender(name);
    }

    @Override
    public boolean isAttached(Appender<ILoggingEvent> target) {
        return targets.isAttached(target);
    }

    @Override
    public void detachAndStopAllAppenders() {
        targets.detachAndStopAllAppenders();
    }

    @Override
    public boolean detachAppender(Appender<ILoggingEvent> target) {
        return targets.detachAppender(target);
    }

    @Override
    public boolean detachAppender(String name) {
        return targets.detachAppender(name);
    }
}
