package se.inkopsnavet.transport;

import java.util.List;
import java.util.logging.Logger;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/**
 * What must be so in this JVM for {@code java.net.http.HttpClient} to send each request once and to keep quiet about it: no switch that makes it repeat every
 * method, and none that makes it log requests, whose URLs hold keys and personnummer.
 */
public final class HttpPins {

    private static final List<String> FORBIDDEN = List.of(
            "jdk.httpclient.enableAllMethodRetry",
            "jdk.httpclient.HttpClient.log",
            "jdk.internal.httpclient.debug",
            "jdk.internal.httpclient.hpack.debug",
            "jdk.internal.httpclient.websocket.debug",
            "jdk.internal.httpclient.disableHostnameVerification");

    /** The client's own loggers; held here, since java.util.logging forgets a logger that nobody holds, and its filter with it. */
    private static final List<Logger> TALKATIVE = List.of(
            Logger.getLogger("jdk.httpclient.HttpClient"),
            Logger.getLogger("jdk.internal.httpclient.debug"),
            Logger.getLogger("jdk.internal.httpclient.hpack.debug"),
            Logger.getLogger("jdk.internal.httpclient.websocket.debug"));

    private HttpPins() {}

    /**
     * Also silences the client's loggers, which write whole URLs when somebody turns all logging up: by a filter, since whoever configures logging sets
     * every level anew.
     *
     * @throws FaultException CONFIGURATION naming the system property
     */
    public static void check() {
        TALKATIVE.forEach(logger -> logger.setFilter(line -> false));
        FORBIDDEN.stream().filter(name -> System.getProperty(name) != null).forEach(name -> {
            throw new FaultException(Fault.CONFIGURATION, "system property " + name);
        });
    }
}
