package se.inkopsnavet.scenario;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One hub with the shipped rules for all scenario classes that leave it as they found it: a start takes ten seconds. It stays for the whole session, which is
 * all classes that this JVM is given: Surefire gives a fork one after the other.
 */
final class SharedScene implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Scene.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return test.getStore(StoreScope.LAUNCHER_SESSION, ExtensionContext.Namespace.create(SharedScene.class))
                .computeIfAbsent(Closing.class, key -> new Closing(Scene.open()), Closing.class)
                .scene();
    }

    /** Closed by JUnit at the end of the session. */
    record Closing(Scene scene) implements AutoCloseable {
        @Override
        public void close() {
            scene.close();
        }
    }
}
