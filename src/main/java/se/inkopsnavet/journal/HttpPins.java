package se.inkopsnavet.journal;

import java.util.List;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/**
 * What must be so in this JVM for {@code java.net.http.HttpClient} to send each note once and to keep quiet about it: no switch that makes it repeat every
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

    private HttpPins() {}

    /** @throws FaultException CONFIGURATION naming the system property */
    public static void check() {
        FORBIDDEN.stream().filter(name -> System.getProperty(name) != null).forEach(name -> {
            throw new FaultException(Fault.CONFIGURATION, "system property " + name);
        });
    }
}
