package se.inkopsnavet.operations.logging;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An exception as the log may show it: its class and where it was thrown untouched, its message and those of its causes made safe. */
record SafeThrowable(
        IThrowableProxy original,
        @Nullable String message,
        @Nullable String overridingMessage,
        @Nullable IThrowableProxy cause,
        IThrowableProxy[] suppressed)
        implements IThrowableProxy {

    private static final IThrowableProxy[] NONE = {};

    static SafeThrowable of(IThrowableProxy original) {
        // Logback marks an exception that is its own cause as cyclic and gives that proxy no cause, so this ends.
        return new SafeThrowable(
                original,
                LogText.safe(original.getMessage()),
                LogText.safe(original.getOverridingMessage()),
                original.getCause() == null ? null : of(original.getCause()),
                original.getSuppressed() == null
                        ? NONE
                        : Stream.of(original.getSuppressed())
                                .map(SafeThrowable::of)
                                .toArray(IThrowableProxy[]::new));
    }

    @Override
    public @Nullable String getMessage() {
        return message;
    }

    @Override
    public @Nullable String getOverridingMessage() {
        return overridingMessage;
    }

    @Override
    public String getClassName() {
        return original.getClassName();
    }

    @Override
    public StackTraceElementProxy[] getStackTraceElementProxyArray() {
        return original.getStackTraceElementProxyArray();
    }

    @Override
    public int getCommonFrames() {
        return original.getCommonFrames();
    }

    @Override
    public @Nullable IThrowableProxy getCause() {
        return cause;
    }

    @Override
    public IThrowableProxy[] getSuppressed() {
        return suppressed;
    }

    @Override
    public boolean isCyclic() {
        return original.isCyclic();
    }
}
