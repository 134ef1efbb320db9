package se.inkopsnavet.neighbourhood.pki;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Key pairs by name, made once in the JVM since an RSA pair takes up to a second. The keys are thrown away with the JVM. */
final class TestKeys {

    private static final Map<String, KeyPair> MADE = new ConcurrentHashMap<>();

    private TestKeys() {}

    /** @param kind {@code RSA-2048}, {@code RSA-3072}, {@code EC-P256} and the like */
    static KeyPair named(String name, String kind) {
        return MADE.computeIfAbsent(kind + "/" + name, key -> make(kind));
    }

    private static KeyPair make(String kind) {
        try {
            if (kind.startsWith("RSA-")) {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(Integer.parseInt(kind.substring(4)));
                return generator.generateKeyPair();
            }
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp" + kind.substring(4) + "r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no key of kind " + kind, e);
        }
    }
}
