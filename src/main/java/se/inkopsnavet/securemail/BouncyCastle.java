package se.inkopsnavet.securemail;

import java.security.Provider;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** The provider object, made once since that takes tens of milliseconds, and not registered in the JVM, so that nobody else's look-ups change. */
final class BouncyCastle {

    static final Provider PROVIDER = new BouncyCastleProvider();

    private BouncyCastle() {}
}
