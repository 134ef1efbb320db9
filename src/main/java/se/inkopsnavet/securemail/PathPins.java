package se.inkopsnavet.securemail;

import java.security.Security;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;

/**
 * What must be so in this JVM for a certificate to be judged by our files alone: no switch that makes the JDK open the addresses which certificates carry
 * (they are written by whoever sends them, and lie past the outbound allow-list), and none that lets it judge the end certificate only.
 */
public final class PathPins {

    private static final List<String> SYSTEM =
            List.of("com.sun.security.enableCRLDP", "com.sun.security.enableAIAcaIssuers");
    private static final List<String> SECURITY = List.of("ocsp.enable", "com.sun.security.onlyCheckRevocationOfEECert");

    private PathPins() {}

    /** @throws FaultException CONFIGURATION naming the system or security property */
    public static void check() {
        first(SYSTEM, System::getProperty)
                .or(() -> first(SECURITY, Security::getProperty))
                .ifPresent(name -> {
                    throw new FaultException(Fault.CONFIGURATION, "property " + name);
                });
    }

    private static Optional<String> first(List<String> names, UnaryOperator<String> value) {
        return names.stream()
                .filter(name -> Boolean.parseBoolean(value.apply(name)))
                .findFirst();
    }
}
