package se.inkopsnavet.scenario;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import se.inkopsnavet.neighbourhood.journal.JournalServer;
import se.inkopsnavet.neighbourhood.journal.JournalSettings;
import se.inkopsnavet.neighbourhood.mail.TestAuthority;

/**
 * One hub with the shipped rules and a journal for all scenario classes that leave it as they found it: a start takes ten seconds. It stays for the whole
 * session, which is all classes that this JVM is given: Surefire gives a fork one after the other.
 */
final class SharedScene implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Scene.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return open(test).scene();
    }

    static Open open(ExtensionContext test) {
        return test.getStore(StoreScope.LAUNCHER_SESSION, ExtensionContext.Namespace.create(SharedScene.class))
                .computeIfAbsent(Open.class, key -> open(), Open.class);
    }

    private static Open open() {
        TestAuthority authority = new TestAuthority();
        JournalServer journal = JournalServer.open(authority);
        return new Open(Scene.open(town -> JournalSettings.of(town, journal, authority)), journal);
    }

    /** Closed by JUnit at the end of the session. */
    record Open(Scene scene, JournalServer journal) implements AutoCloseable {
        @Override
        public void close() throws Exception {
            scene.close();
            journal.close();
        }
    }
}
