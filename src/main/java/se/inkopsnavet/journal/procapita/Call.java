package se.inkopsnavet.journal.procapita;

import org.apache.cxf.message.Message;
import org.jspecify.annotations.Nullable;

/** What the interceptors saw of one call, for judging it when it fails. Lives for that call. */
final class Call {

    private static final String KEY = Call.class.getName();

    private boolean handedOver;
    private int status;
    private boolean retryAfter;
    private @Nullable String faultCode;

    static String key() {
        return KEY;
    }

    static @Nullable Call of(Message message) {
        Message out = message.getExchange().getOutMessage();
        return (Call) (out == null ? message : out).get(KEY);
    }

    /** The whole request is about to go on the wire; before this, nothing has. */
    void handOver() {
        handedOver = true;
    }

    void answered(int httpStatus, boolean withRetryAfter) {
        status = httpStatus;
        retryAfter = withRetryAfter;
    }

    /** @param code the local part of the SOAP fault code that the service itself gave */
    void refused(String code) {
        faultCode = code;
    }

    boolean wasHandedOver() {
        return handedOver;
    }

    /** 0 when no answer began. */
    int status() {
        return status;
    }

    boolean retryAfter() {
        return retryAfter;
    }

    @Nullable
    String faultCode() {
        return faultCode;
    }
}
